import { setTimeout as delay } from 'node:timers/promises';
import type { OwnedProcess } from './owned-process.js';

export interface KeepRunningOptions {
  /** The wait before the first restart; doubled for each further one in a row. Default 300 ms. */
  firstDelayMs?: number;
  /** The longest wait between two restarts. Default 30 s. */
  longestDelayMs?: number;
  /** How long a process must have lived for its end to count as the first in a row. Default 1 min. */
  steadyAfterMs?: number;
  /** How long the first start must live; an earlier death is the caller's to report. Default 1 s. */
  startedAfterMs?: number;
}

/**
 * Starts a process and starts it again, for as long as it takes, when it dies without being asked to: what keeps it from
 * starting (a full disk, an old backend that still holds the shared memory) may pass. The first start's early death is the
 * caller's to report: restarts begin once the process has lived for `startedAfterMs`.
 */
export async function keepRunning(
  name: string,
  log: (message: string) => void,
  start: () => Promise<OwnedProcess>,
  {
    firstDelayMs = 300,
    longestDelayMs = 30_000,
    steadyAfterMs = 60_000,
    startedAfterMs = 1_000,
  }: KeepRunningOptions = {},
): Promise<{ readonly running: boolean; stop(): Promise<void> }> {
  let current = await start();
  const stopping = new AbortController();
  const firstStartedAt = performance.now();

  const restart = async (failures: number): Promise<void> => {
    const waitMs = Math.min(firstDelayMs * 2 ** Math.min(failures, 20), longestDelayMs);
    await delay(waitMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    if (stopping.signal.aborted) return;
    try {
      current = await start();
    } catch (error) {
      log(`${name} could not be started again, trying again: ${(error as Error).message}`);
      return restart(failures + 1);
    }
    // Stopped while it started.
    if (stopping.signal.aborted) return current.stop();
    log(`${name} was started again`);
    void watch(failures + 1);
  };

  const watch = async (failures: number): Promise<void> => {
    const startedAt = performance.now();
    const { code, signal } = await current.exited;
    const endedAt = performance.now();
    const failedToStart = failures === 0 && endedAt - firstStartedAt < startedAfterMs;
    if (stopping.signal.aborted || failedToStart) return;
    log(`${name} ended unexpectedly (${signal ?? `exit code ${code}`})`);
    await restart(endedAt - startedAt > steadyAfterMs ? 0 : failures);
  };
  void watch(0);

  return {
    get running() {
      return current.running;
    },
    async stop() {
      stopping.abort();
      await current.stop();
    },
  };
}
