import { setTimeout as delay } from 'node:timers/promises';

export interface Load {
  /** A second. */
  rate: number;
  seconds: number;
}

/** What was asked for by one load: per lead that has an agent, when the request was sent and when it was answered, as performance.now. */
export interface LoadResult {
  sentAtMs: Map<string, number>;
  acknowledgedAtMs: Map<string, number>;
  failures: string[];
}

/** Gives leads to agents, `rate` a second. `firstIndex` keeps the leads of several loads apart. */
export interface Driver {
  name: string;
  /** Whether its leads are of a person with an account, whose name identity knows; those of a portal are not. */
  hasBuyers: boolean;
  run(load: Load, firstIndex: number): Promise<LoadResult>;
  close(): Promise<void>;
}

/** Starts `rate` pieces of work a second at even times, whatever each takes (open loop); resolves when all have ended. */
export async function atRate(
  { rate, seconds }: Load,
  start: (index: number) => Promise<void>,
): Promise<void> {
  const began = performance.now();
  const pending: Promise<void>[] = [];
  const total = Math.round(rate * seconds);
  for (let index = 0; index < total; index++) {
    const wait = began + (index * 1_000) / rate - performance.now();
    if (wait > 1) await delay(wait);
    pending.push(start(index));
  }
  await Promise.all(pending);
}
