import { setTimeout as delay } from 'node:timers/promises';

/** Resolves after `ms`, or as soon as the signal aborts; never rejects. Does not keep the process alive. */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal, ref: false }).catch(() => undefined);
}

/** Runs `work` now and `ms` after each end of it, until the signal aborts. `work` handles its errors itself. */
export async function repeatUntilAborted(
  signal: AbortSignal,
  ms: number,
  work: () => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    await work();
    await sleep(ms, signal);
  }
}
