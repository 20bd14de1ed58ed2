const LONGEST_BACKOFF_MS = 2_000;

export interface Poller {
  /** Runs the step now, or once more when it is running. */
  wake(): void;
  /** Resolves when the step that is running has ended. */
  stop(): Promise<void>;
}

/** How long to wait after the nth failure in a row. */
export function backoffMs(failures: number, firstMs = 50): number {
  return Math.min(firstMs * 2 ** (failures - 1), LONGEST_BACKOFF_MS);
}

export interface PollerOptions {
  everyMs: number;
  /** The least time between two steps: what wakes the loop meanwhile is done together. */
  coalesceMs?: number;
  onError: (error: unknown, failures: number) => void;
}

/**
 * Runs `step` when woken and at least every `everyMs`, never twice at a time. A step that throws is tried again after
 * a growing wait that waking does not shorten: otherwise every commit would hammer a Redis that is down.
 */
export function startPoller(
  step: () => Promise<void>,
  { everyMs, coalesceMs = 0, onError }: PollerOptions,
): Poller {
  let stopped = false;
  let asked = false;
  let endPause: (() => void) | undefined;
  const pause = (ms: number, wakeable: boolean) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(done, ms);
      function done() {
        clearTimeout(timer);
        endPause = undefined;
        resolve();
      }
      endPause = () => {
        if (wakeable || stopped) done();
      };
    });
  const run = async () => {
    let failures = 0;
    while (!stopped) {
      asked = false;
      try {
        await step();
        failures = 0;
      } catch (error) {
        onError(error, ++failures);
      }
      if (stopped) return;
      if (failures > 0) await pause(backoffMs(failures), false);
      else {
        if (coalesceMs > 0) await pause(coalesceMs, false);
        // Stopped while gathering: there is nothing left to wait for.
        if (!asked && !stopped) await pause(everyMs, true);
      }
    }
  };
  const running = run();
  return {
    wake() {
      asked = true;
      endPause?.();
    },
    async stop() {
      stopped = true;
      endPause?.();
      await running;
    },
  };
}
