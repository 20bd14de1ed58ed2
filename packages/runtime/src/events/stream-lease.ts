import type { EntityManager } from '../db/entity-manager.js';
import type { Database } from '../db/database.js';
import { query, sql } from '../db/query.js';
import { inTransaction } from '../db/transaction.js';

export interface StreamLease {
  readonly owner: string;
  /** Streams this process may read for at least `marginMs` more. */
  owned(marginMs: number): string[];
  /** Renews what is owned and takes what has no owner. Returns the streams newly taken. */
  refresh(): Promise<string[]>;
  release(): Promise<void>;
}

export interface StreamLeaseOptions {
  schema: string;
  database: Database;
  owner: string;
  streams: readonly string[];
  leaseMs: number;
}

/**
 * One process of a subgraph consumes a stream at a time: two would handle two events of one aggregate side by side.
 * The lease lies in the consumer's own database, where each handling transaction holds a key share lock on it: a
 * process that lost its lease while it slept cannot commit, and one that takes over waits for what is in flight.
 */
export function createStreamLease({
  schema,
  database,
  owner,
  streams,
  leaseMs,
}: StreamLeaseOptions): StreamLease {
  const table = `"${schema}".inbox_lease`;
  const seconds = leaseMs / 1_000;
  let held = new Set<string>();
  let validUntil = -Infinity;
  const list = JSON.stringify(streams);

  return {
    owner,
    owned: (marginMs) => (performance.now() + marginMs < validUntil ? [...held] : []),
    async refresh() {
      const askedAt = performance.now();
      const before = held;
      const em = database.orm.em.fork() as EntityManager;
      const rows = await inTransaction(em, async (transaction) => {
        // A takeover waits for the former owner's transaction, within reason.
        await query(transaction, sql`set local lock_timeout = '2s'`);
        const renewed = await query<{ stream: string }>(
          transaction,
          sql`update ${sql.raw(table)} set expires_at = clock_timestamp() + make_interval(secs => ${seconds})
            where owner = ${owner} returning stream`,
        );
        if (renewed.length === streams.length) return renewed;
        const taken = await query<{ stream: string }>(
          transaction,
          sql`insert into ${sql.raw(table)} as lease (stream, owner, expires_at)
           select stream, ${owner}, clock_timestamp() + make_interval(secs => ${seconds})
             from json_array_elements_text(${list}::json) as wanted (stream)
            where not exists (select from ${sql.raw(table)} l where l.stream = wanted.stream and l.expires_at > clock_timestamp())
           on conflict (stream) do update set owner = excluded.owner, expires_at = excluded.expires_at
            where lease.expires_at <= clock_timestamp()
           returning stream`,
        );
        return [...renewed, ...taken];
      });
      held = new Set(rows.map(({ stream }) => stream));
      validUntil = askedAt + leaseMs;
      return [...held].filter((stream) => !before.has(stream));
    },
    async release() {
      held = new Set();
      await query(database.orm.em.fork(), sql`delete from ${sql.raw(table)} where owner = ${owner}`);
    },
  };
}
