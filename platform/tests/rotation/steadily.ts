import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Begins a round of `work` every `everyMs`, whether or not the one before has ended, until `signal`; resolves when all have ended. What
 * fails is for the log of its client.
 */
export async function steadily(
  everyMs: number,
  signal: AbortSignal,
  work: () => Promise<unknown>,
): Promise<void> {
  const rounds: Promise<unknown>[] = [];
  while (!signal.aborted) {
    rounds.push(work().catch(() => undefined));
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
  }
  await Promise.all(rounds);
}
