/** What Postgres itself ends, in milliseconds. */
export interface DatabaseTimeouts {
  statement: number;
  lock: number;
  idleInTransaction: number;
}

export const DEFAULT_TIMEOUTS: DatabaseTimeouts = {
  statement: 14_000,
  lock: 10_000,
  idleInTransaction: 60_000,
};
