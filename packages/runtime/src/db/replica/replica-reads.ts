import type { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '../entity-manager.js';
import { openPublishedPosition } from './published-position.js';
import { type LogPosition, watchReplica } from './replica-watch.js';

export interface ReplicaOptions {
  /** Postgres, a streaming replica of the one that takes writes. */
  url: string;
  /** How old what it shows may be, in milliseconds. */
  maxLagMs: number;
  /** Redis of the events. */
  redisUrl: string;
}

/** How many reads went where since the process started. */
export interface ReadCounts {
  replica: number;
  /** That might have gone to the replica, and it was gone or behind. */
  primary: number;
}

export interface ReplicaReads {
  /**
   * A read-only transaction at the replica for `em`; false when it must be the primary's: the replica is gone, shows what is older
   * than the bound, or has not replayed all that events were published of.
   */
  begin(em: EntityManager): Promise<boolean>;
  /** It failed in the middle of a read. */
  distrust(): void;
  counts(): ReadCounts;
  /** How old what the replica shows is at most, in milliseconds; undefined when that is not known. */
  lagMs(): number | undefined;
  close(): void;
}

/** Reads of `orm`, whose configuration has the replica, that need not show the very last write. */
export function createReplicaReads(orm: MikroORM, schema: string, options: ReplicaOptions): ReplicaReads {
  const counts: ReadCounts = { replica: 0, primary: 0 };
  const published = openPublishedPosition(options.redisUrl, schema);
  let lastWritten: LogPosition | undefined;
  const watch = watchReplica(
    {
      async written() {
        lastWritten = await positionAt(orm, 'write', `(pg_current_wal_lsn() - '0/0')::float8`);
        return lastWritten as LogPosition;
      },
      replayed: () =>
        positionAt(
          orm,
          'read',
          `case when pg_is_in_recovery() then (pg_last_wal_replay_lsn() - '0/0')::float8 end`,
        ),
    },
    options,
  );
  /** Whether it shows all that is needed. */
  const isFresh = async (): Promise<boolean> => {
    if (watch.replayed() === undefined) return false;
    const needed = await published.read();
    if (needed === undefined) {
      if (lastWritten !== undefined) await published.begin(lastWritten);
      return false;
    }
    return (watch.replayed() ?? -1) >= needed;
  };
  return {
    async begin(em) {
      const begun = (await isFresh()) && (await beginAtReplica(em).then(isDone, () => watch.distrust()));
      counts[begun ? 'replica' : 'primary'] += 1;
      return begun === true;
    },
    distrust: () => watch.distrust(),
    counts: () => ({ ...counts }),
    lagMs: () => watch.lagMs(),
    close() {
      watch.stop();
      published.close();
    },
  };
}

const isDone = () => true;

/** As `em.begin` does at the primary. */
async function beginAtReplica(em: EntityManager): Promise<void> {
  const sessionContext = em.getTransactionSessionContext();
  em.setTransactionContext(
    await em.getConnection('read').begin({ readOnly: true, ...(sessionContext && { sessionContext }) }),
  );
}

async function positionAt(
  orm: MikroORM,
  server: 'write' | 'read',
  position: string,
): Promise<LogPosition | undefined> {
  const [row] = await orm.em
    .getConnection(server)
    .execute<{ position: LogPosition | null }[]>(`select ${position} as position`);
  return row?.position ?? undefined;
}
