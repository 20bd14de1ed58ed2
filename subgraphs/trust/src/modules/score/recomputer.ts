import { type Database, type Logger, systemViewer } from '@propmubi/runtime';
import { recomputeBatch } from './score.service.js';

export interface Recomputer {
  /** Computes everything that was asked for, and what follows from it; returns how many scores that were. */
  drain(): Promise<number>;
  close(): Promise<void>;
}

export interface RecomputerOptions {
  logger: Logger;
  now: () => Date;
  /** How often requests are looked for; 0: only when `drain` is called. */
  pollMs: number;
  /** What else is due from time to time, such as documents that expire. */
  sweep: () => Promise<unknown>;
}

const SWEEP_EVERY_MS = 10 * 60_000;

/**
 * Computes requested scores in batches, a moment after the events that changed them: an import of ten thousand
 * listings is a few batches and not ten thousand transactions. Any number of processes may run one; each takes what
 * the others have not.
 */
export function createRecomputer(
  database: Database,
  { logger, now, pollMs, sweep }: RecomputerOptions,
): Recomputer {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<number> | undefined;
  let closed = false;
  let sweepAt = 0;

  async function work(): Promise<number> {
    if (performance.now() >= sweepAt) {
      await sweep();
      sweepAt = performance.now() + SWEEP_EVERY_MS;
    }
    let total = 0;
    while (!closed) {
      const scope = database.scope(systemViewer(null));
      const taken = await scope.write((em) => recomputeBatch(em, now()));
      if (taken === 0) break;
      total += taken;
    }
    return total;
  }

  function run(): Promise<number> {
    running ??= work().finally(() => (running = undefined));
    return running;
  }

  function schedule(): void {
    timer = setTimeout(() => {
      run()
        // Not migrated yet or Postgres is away: the requests wait in their table.
        .catch((error: unknown) => logger.debug({ err: error }, 'trust: scores wait to be computed'))
        .finally(() => !closed && schedule());
    }, pollMs).unref();
  }
  if (pollMs > 0) schedule();

  return {
    async drain() {
      await running?.catch(() => undefined);
      return run();
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await running?.catch(() => undefined);
    },
  };
}
