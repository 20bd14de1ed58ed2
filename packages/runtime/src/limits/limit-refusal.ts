import { RateLimitedError } from '../errors/errors.js';
import type { LimitState } from './limit.js';
import type { ChargeOutcome } from './local-buckets.js';

/** The error for charges that found too few points, about the one that takes longest. */
export function limitRefusal(
  refused: ChargeOutcome['refused'],
  states: readonly LimitState[],
): RateLimitedError {
  const longest = refused.reduce((one, other) => (other.waitMs > one.waitMs ? other : one));
  const { limit } = longest.charge;
  const state = states.find(({ name }) => name === limit.name);
  const waitMs = Math.min(longest.waitMs, limit.windowSeconds * 1_000);
  const retryAfterSeconds = Math.max(Math.ceil(waitMs / 1_000), 1);
  return new RateLimitedError(`Too many requests. Try again in ${retryAfterSeconds} s.`, {
    ...(limit.code && { code: limit.code }),
    details: {
      limit: limit.name,
      remaining: state?.remaining ?? 0,
      resetSeconds: state?.resetSeconds ?? limit.windowSeconds,
      retryAfterSeconds,
    },
  });
}
