import { type Database, isNotMigrated, type Logger, systemViewer } from '@propmubi/runtime';
import { requestAgedScores } from './ageing.job.js';
import type { RecomputeMetrics } from './recompute-metrics.js';
import { requestListingsOfMovedParents } from './parent-moves.js';
import { renewPriceStatistics } from './price-statistics.js';
import { recomputeBatch, type RecomputeOptions } from './recompute.service.js';
import { renewSegment } from './renew-segment.js';
import { markRenewed, requestSlice } from './segment.repository.js';

export interface Recomputer {
  /**
   * Computes everything that was asked for, and what follows from it; returns how many scores that were. `signal` ends it
   * after the batch under way; the rest stays asked for.
   */
  drain(onBatch?: (computed: number) => void, signal?: AbortSignal): Promise<number>;
  close(): Promise<void>;
}

export interface RecomputerOptions extends RecomputeOptions {
  logger: Logger;
  metrics: RecomputeMetrics;
  now: () => Date;
  /** How often requests are looked for; 0: only when `drain` is called. */
  pollMs: number;
  /** What else is due from time to time, by name, such as documents that expire. One that fails keeps nothing else waiting. */
  chores: Readonly<Record<string, () => Promise<unknown>>>;
}

const SWEEP_EVERY_MS = 10 * 60_000;

/**
 * Computes requested scores in batches, a moment after the events that changed them: an import of ten thousand
 * listings is a few batches and not ten thousand transactions. Any number of processes may run one; each takes what
 * the others have not.
 */
export function createRecomputer(database: Database, options: RecomputerOptions): Recomputer {
  const { logger, metrics, now, pollMs, chores } = options;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<number> | undefined;
  let closed = false;
  let sweepAt = Number.NEGATIVE_INFINITY;
  const write: ReturnType<Database['scope']>['write'] = (work) =>
    database.scope(systemViewer(null)).write(work);

  async function work(onBatch?: (computed: number) => void, signal?: AbortSignal): Promise<number> {
    if (performance.now() >= sweepAt) {
      await requestAgedScores(database, now());
      for (const [what, chore] of Object.entries(chores))
        await chore().catch((err: unknown) => logger.warn({ err }, `trust: ${what} failed, trying again`));
      sweepAt = performance.now() + SWEEP_EVERY_MS;
    }
    let total = 0;
    while (!closed && !signal?.aborted) {
      // Prices once a round, before the listings that are compared with them.
      if ((await write(renewPriceStatistics)) > 0) continue;
      const taken = await write((em) => recomputeBatch(em, now(), options));
      total += taken;
      metrics.computed(taken);
      if (taken > 0) onBatch?.(total);
      if (taken > 0 || (await requestFollowing())) continue;
      break;
    }
    return total;
  }

  /** Asks for the scores that follow from those just computed; whether there are any. */
  async function requestFollowing(): Promise<boolean> {
    if ((await write((em) => requestListingsOfMovedParents(em, now()))) > 0) return true;
    let following = false;
    for (;;) {
      const renewed = await renewSegment(database);
      if (!renewed) return following;
      following = true;
      let after: string | null = null;
      do {
        const from: string | null = after;
        after = await write((em) => requestSlice(em, renewed, from));
      } while (after !== null);
      await write((em) => markRenewed(em, renewed));
    }
  }

  function run(onBatch?: (computed: number) => void, signal?: AbortSignal): Promise<number> {
    running ??= work(onBatch, signal).finally(() => (running = undefined));
    return running;
  }

  function schedule(): void {
    timer = setTimeout(() => {
      run()
        // Not migrated yet or Postgres is away: the requests wait in their table.
        .catch((error: unknown) => {
          metrics.failed();
          if (isNotMigrated(error)) logger.info('trust: scores wait for the schema');
          else logger.warn({ err: error }, 'trust: scores wait to be computed');
        })
        .finally(() => !closed && schedule());
    }, pollMs).unref();
  }
  if (pollMs > 0) schedule();

  return {
    async drain(onBatch, signal) {
      await running?.catch(() => undefined);
      return run(onBatch, signal);
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await running?.catch(() => undefined);
    },
  };
}
