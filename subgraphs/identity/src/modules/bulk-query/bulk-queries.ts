import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeMeasured } from '@propmubi/privacy';
import {
  type Database,
  type EntityManager,
  type Logger,
  runPeriodically,
  systemViewer,
} from '@propmubi/runtime';
import type { ObjectStore } from '@propmubi/storage';
import { writeAsUser } from '../../security/set-transaction-user.js';
import type { BulkAuthority } from './bulk-authority.js';
import { BulkFailure, BulkStopped } from './bulk-failure.js';
import {
  type BulkEnd,
  claimBulkQuery,
  type ClaimedBulkQuery,
  deleteBulkQuery,
  findPastBulkQueries,
  finishBulkQuery,
  noteProgress,
  type Progress,
} from './bulk-query.repository.js';
import { readRows } from './read-rows.js';

/** Those that ask at once in each process. One that waits for a limit of its asker does not count: it would hold up all others. */
const AT_ONCE = 2;
/** With those that wait. */
const MOST = 50;
const LOOK_MS = 1_000;
const REMOVE_MS = 60_000;
/** Well within the time after which another process takes an attempt over. */
const PROGRESS_MS = 2_000;
const KEPT_MS = 7 * 24 * 60 * 60_000;
/** A process that ends in the middle of it costs one. */
const MAX_ATTEMPTS = 3;
export const resultKey = (id: string) => `bulk/${id}`;

export interface BulkQueryOptions {
  database: () => Database;
  store: () => ObjectStore | null;
  authority: BulkAuthority;
  gatewayUrl: string;
  now: () => Date;
  logger: Logger;
}

export interface BulkQueries {
  /** Where results are kept; null: nowhere, and there are none. */
  store(): ObjectStore | null;
  /** Works on the next one, to its end; false when there is none. */
  workOnNext(): Promise<boolean>;
  /** Removes results whose time is over. */
  removePast(): Promise<number>;
  close(): Promise<void>;
}

/** Few at a time in each process; a process that dies leaves its attempts to others. */
export function createBulkQueries(options: BulkQueryOptions): BulkQueries {
  const { database, store, now, logger } = options;
  const stopping = new AbortController();
  const scope = () => database().scope(systemViewer(null));
  const anyone = <T>(work: (em: EntityManager) => Promise<T>): Promise<T> => scope().write(work);
  const asOwner = <T>(userId: string, work: (em: EntityManager) => Promise<T>): Promise<T> =>
    writeAsUser(scope(), userId, work);

  const atWork = new Set<Promise<void>>();
  let waiting = 0;

  /** Begins the next one; undefined when there is none. */
  const begin = async (): Promise<{ end: Promise<void> } | undefined> => {
    const place = store();
    const claimed = place && !stopping.signal.aborted && (await anyone((em) => claimBulkQuery(em, now())));
    if (!claimed) return undefined;
    const end: Promise<void> = run(claimed, place)
      // Another attempt follows, as after the death of a process.
      .catch((error: unknown) =>
        logger.warn({ err: error, bulkQueryId: claimed.id }, 'a bulk query was left'),
      )
      .finally(() => atWork.delete(end));
    atWork.add(end);
    return { end };
  };

  const beginAll = async (): Promise<void> => {
    while (atWork.size - waiting < AT_ONCE && atWork.size < MOST) if (!(await begin())) return;
  };

  const workOnNext = async (): Promise<boolean> => {
    const begun = await begin();
    await begun?.end;
    return begun !== undefined;
  };

  const wait = async (ms: number, signal: AbortSignal): Promise<void> => {
    waiting += 1;
    await sleep(ms, undefined, { signal }).finally(() => (waiting -= 1));
  };

  const run = async (claimed: ClaimedBulkQuery, place: ObjectStore): Promise<void> => {
    const progress: Progress = { rows: 0, errors: 0 };
    const end = await read(claimed, place, progress).catch((error: unknown): BulkEnd | undefined => {
      if (stopping.signal.aborted || error instanceof BulkStopped) return undefined;
      if (error instanceof BulkFailure) return { status: 'FAILED', failure: error.code };
      logger.warn({ err: error, bulkQueryId: claimed.id }, 'a bulk query failed');
      return claimed.attempt < MAX_ATTEMPTS
        ? undefined
        : { status: 'FAILED', failure: 'INTERNAL_SERVER_ERROR' };
    });
    if (!end) return;
    const kept = await asOwner(claimed.userId, (em) => finishBulkQuery(em, claimed, end, now()));
    // Cancelled or erased meanwhile: nothing may be left of it. Another attempt writes its own.
    if (!kept && end.status === 'DONE') await place.delete(resultKey(claimed.id));
  };

  const read = async (
    claimed: ClaimedBulkQuery,
    place: ObjectStore,
    progress: Progress,
  ): Promise<BulkEnd> => {
    const lost = new AbortController();
    // By the clock and not by the page: one that waits for a limit is at work, too.
    const noting = runPeriodically(
      'noting progress of a bulk query',
      async () => {
        if (!(await asOwner(claimed.userId, (em) => noteProgress(em, claimed, progress, now()))))
          lost.abort(new BulkStopped());
      },
      PROGRESS_MS,
      logger,
    );
    const rows = readRows({
      query: claimed.query,
      gatewayUrl: options.gatewayUrl,
      signal: AbortSignal.any([stopping.signal, lost.signal]),
      token: () => asOwner(claimed.userId, (em) => options.authority(em, claimed)),
      wait,
      onPage: (latest) => Object.assign(progress, latest),
    });
    try {
      const stream = Readable.from(rows);
      const measured = await writeMeasured(place, resultKey(claimed.id), stream, 'application/x-ndjson');
      return { status: 'DONE', ...measured, ...progress, expiresAt: new Date(now().getTime() + KEPT_MS) };
    } catch (error) {
      throw lost.signal.aborted ? lost.signal.reason : error;
    } finally {
      await noting.stop();
    }
  };

  const removePast = async (): Promise<number> => {
    const past = await anyone((em) => findPastBulkQueries(em, now()));
    for (const { id, user_id } of past) {
      // Bytes first: a row without bytes is found again.
      await store()?.delete(resultKey(id));
      await asOwner(user_id, (em) => deleteBulkQuery(em, id));
    }
    return past.length;
  };

  const repeated = [
    runPeriodically('working on bulk queries', beginAll, LOOK_MS, logger),
    runPeriodically('removing results of bulk queries', removePast, REMOVE_MS, logger),
  ];
  return {
    store,
    workOnNext,
    removePast,
    async close() {
      stopping.abort(new Error('The process ends.'));
      await Promise.all(repeated.map((work) => work.stop()));
      await Promise.all(atWork);
    },
  };
}
