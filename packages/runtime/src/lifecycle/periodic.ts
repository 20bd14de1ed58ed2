import type { Logger } from '../log/logger.js';

export interface PeriodicWork {
  /** Ends it and waits for a run under way. */
  stop(): Promise<void>;
}

/**
 * Runs `work` every `everyMs`, one run at a time; 0 never. Logs only the first failure of a streak.
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
  const run = async () => {
    try {
      await work();
      failing = false;
    } catch (error) {
      if (!failing) logger.warn({ err: error }, `${what} failed, trying again`);
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
