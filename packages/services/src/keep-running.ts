import type { OwnedProcess } from './owned-process.js';

const restartDelayMs = 300;

export interface KeepRunningOptions {
  /** One that dies more often than this within a minute is broken, not unlucky. Default 5. */
  maximumRestartsPerMinute?: number;
}

/**
 * Starts a process and starts it again when it dies without being asked to. The first start's early death is the
 * caller's to report: restarts begin once the process has lived for a second.
 */
export async function keepRunning(
  name: string,
  log: (message: string) => void,
  start: () => Promise<OwnedProcess>,
  { maximumRestartsPerMinute = 5 }: KeepRunningOptions = {},
): Promise<{ readonly running: boolean; stop(): Promise<void> }> {
  let current = await start();
  let stopping = false;
  let restarts: number[] = [];
  const startedAt = Date.now();

  const watch = async (): Promise<void> => {
    const { code, signal } = await current.exited;
    const failedToStart = restarts.length === 0 && Date.now() - startedAt < 1_000;
    if (stopping || failedToStart) return;
    restarts = [...restarts.filter((at) => at > Date.now() - 60_000), Date.now()];
    log(`${name} ended unexpectedly (${signal ?? `exit code ${code}`})`);
    if (restarts.length > maximumRestartsPerMinute) {
      log(`${name} died ${restarts.length} times within a minute; it is not started again`);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, restartDelayMs));
    if (stopping) return;
    try {
      current = await start();
      log(`${name} was started again`);
      void watch();
    } catch (error) {
      log(`${name} could not be started again: ${(error as Error).message}`);
    }
  };
  void watch();

  return {
    get running() {
      return current.running;
    },
    async stop() {
      stopping = true;
      await current.stop();
    },
  };
}
