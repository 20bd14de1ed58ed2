import { describeError, dim, green, print, red } from '../terminal.js';

/** One thing that people do with a deployment. */
export interface Journey {
  name: string;
  /** What was found, in a few words. @throws SkippedJourney where this deployment was not given what the journey takes */
  run(): Promise<string>;
  withinMs?: number;
}

/** Not tried, and why. */
export class SkippedJourney extends Error {
  override readonly name = 'SkippedJourney';
}

export interface JourneyCounts {
  ok: number;
  failed: number;
  skipped: number;
}

const WITHIN_MS = 15_000;

/** Runs the journeys one after another, whatever becomes of those before, and prints a line with the time of each. */
export async function runJourneys(journeys: readonly Journey[]): Promise<JourneyCounts> {
  const counts = { ok: 0, failed: 0, skipped: 0 };
  for (const journey of journeys) {
    const beganAt = performance.now();
    const line = (state: string, text: string) => {
      const tookMs = String(Math.round(performance.now() - beganAt)).padStart(6);
      print(`  ${state}  ${journey.name.padEnd(13)} ${tookMs} ms  ${text}`);
    };
    try {
      const found = await within(journey.withinMs ?? WITHIN_MS, journey.run());
      counts.ok += 1;
      line(green('ok  '), found);
    } catch (error) {
      if (error instanceof SkippedJourney) {
        counts.skipped += 1;
        line(dim('skip'), error.message);
      } else {
        counts.failed += 1;
        line(red('FAIL'), reasonOf(error));
      }
    }
  }
  return counts;
}

async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${ms / 1_000} s`)), ms);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** `fetch failed` alone says nothing: its cause does. */
function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  return error instanceof TypeError && cause ? `no answer: ${describeError(cause)}` : describeError(error);
}
