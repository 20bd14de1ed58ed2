/** From the first attempt on; after it a delivery is dead. */
export const TRIED_FOR_MS = 3 * 24 * 60 * 60 * 1000;
const FIRST_DELAY_MS = 5_000;
const LONGEST_DELAY_MS = 4 * 60 * 60 * 1000;
/** Receivers that were away together do not get everything at one moment. */
const JITTER = 0.2;

/**
 * When to try again after so many attempts: 5 s, 20 s, 80 s … up to every four hours. Null once three days are over.
 * `random` is 0 to 1.
 */
export function nextAttempt(
  { attempts, createdAt }: { attempts: number; createdAt: Date },
  now: Date,
  random = Math.random(),
): Date | null {
  const delayMs = Math.min(FIRST_DELAY_MS * 4 ** (attempts - 1), LONGEST_DELAY_MS);
  const at = now.getTime() + delayMs * (1 + JITTER * (random - 0.5));
  return at - createdAt.getTime() > TRIED_FOR_MS ? null : new Date(at);
}
