import { isNotMigrated } from '../db/not-migrated.js';
import type { Logger } from '../log/logger.js';

export interface PeriodicWork {
  /** Ends it and waits for a run under way. */
  stop(): Promise<void>;
}

/**
 * Runs `work` every `everyMs`, one run at a time; 0 never. Logs only the first failure of a streak; one that is for want of a
 * schema before it ever worked is no warning, because a first start migrates meanwhile.
 * It does not keep the process alive.
 */
export function runPeriodically(
  what: string,
  work: () => Promise<unknown>,
  everyMs: number,
  logger: Logger,
): PeriodicWork {
  let running: Promise<void> | undefined;
  let failing = false;
  let hasWorked = false;
  const run = async () => {
    try {
      await work();
      failing = false;
      hasWorked = true;
    } catch (error) {
      if (!failing && !hasWorked && isNotMigrated(error)) logger.info(`${what} waits for the schema`);
      else if (!failing) logger.warn({ err: error }, `${what} failed, trying again`);
      failing = true;
    } finally {
      running = undefined;
    }
  };
  const runUnlessRunning = () => {
    running ??= run();
  };
  const timer = everyMs > 0 ? setInterval(runUnlessRunning, everyMs) : undefined;
  timer?.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
