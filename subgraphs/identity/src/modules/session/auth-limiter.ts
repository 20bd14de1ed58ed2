import { RateLimitedError, UnavailableError } from '@propmubi/runtime';
import type { Redis } from 'ioredis';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

export type AuthOperation = 'request-otp' | 'verify-otp' | 'refresh' | 'sign-out' | 'exchange-api-key';

const ATTEMPTS = 10;
const WINDOW_S = 15 * 60;

export interface AuthLimiter {
  /** Counts an attempt by `who`. @throws RateLimitedError AUTH_RATE_LIMITED with `retryAfterSeconds` */
  attempt(operation: AuthOperation, who: string): Promise<void>;
  /** Somebody proved who they are: what they tried before no longer counts. */
  forgive(operations: readonly AuthOperation[], who: string): Promise<void>;
}

/** Ten attempts per operation and subject in 15 minutes; with Redis down nobody gets through. */
export function createAuthLimiter(redis: Redis): AuthLimiter {
  const limiter = new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: 'identity:auth-attempts',
    points: ATTEMPTS,
    duration: WINDOW_S,
  });
  return {
    async forgive(operations, who) {
      await Promise.all(operations.map((operation) => limiter.delete(`${operation}:${who}`)));
    },
    async attempt(operation, who) {
      try {
        await limiter.consume(`${operation}:${who}`);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw new UnavailableError(undefined, { cause: refusal });
        throw new RateLimitedError('Too many attempts. Wait before trying again.', {
          code: 'AUTH_RATE_LIMITED',
          details: { retryAfterSeconds: Math.ceil(refusal.msBeforeNext / 1000) },
        });
      }
    },
  };
}
