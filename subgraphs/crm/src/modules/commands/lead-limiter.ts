import { type Logger, RateLimitedError } from '@propmubi/runtime';
import { Redis } from 'ioredis';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

export interface LeadLimits {
  /** Questions one buyer may ask in a minute and in an hour; 0 does not limit them. */
  leadsPerMinute: number;
  leadsPerHour: number;
}

export interface LeadLimiter {
  /** Counts a question of this user. @throws RateLimitedError LEAD_RATE_LIMITED with `retryAfterSeconds` */
  count(userId: string): Promise<void>;
  close(): Promise<void>;
}

const COMMAND_TIMEOUT_MS = 500;
/** Redis that did not answer is left alone for this long, so that not every question waits for it. */
const PAUSE_MS = 2_000;

/**
 * Keeps one account from flooding agents with leads. A lead is worth more than the limit: while Redis does not answer
 * everybody gets through.
 */
export function createLeadLimiter(redisUrl: string, limits: LeadLimits, logger: Logger): LeadLimiter {
  const windows = [
    { name: 'minute', points: limits.leadsPerMinute, duration: 60 },
    { name: 'hour', points: limits.leadsPerHour, duration: 3_600 },
  ].filter(({ points }) => points > 0);
  let redis: Redis | undefined;
  let limiters: RateLimiterRedis[] = [];
  let isAway = false;
  let askAgainAt = 0;

  const connect = () => {
    redis = new Redis(redisUrl, {
      maxRetriesPerRequest: 1,
      commandTimeout: COMMAND_TIMEOUT_MS,
      disconnectTimeout: 100,
    });
    // The caller that counts reports it.
    redis.on('error', () => undefined);
    limiters = windows.map(
      ({ name, ...window }) =>
        new RateLimiterRedis({ storeClient: redis, keyPrefix: `crm:leads-per-${name}`, ...window }),
    );
  };

  return {
    async count(userId) {
      if (windows.length === 0 || performance.now() < askAgainAt) return;
      if (!redis) connect();
      const counted = await Promise.allSettled(limiters.map((limiter) => limiter.consume(userId)));
      const refusals = counted
        .filter((one) => one.status === 'rejected')
        .map(({ reason }) => reason as unknown);
      const failure = refusals.find((reason) => !(reason instanceof RateLimiterRes));
      if (failure) {
        if (!isAway) logger.warn({ err: failure }, 'leads are not limited while Redis does not answer');
        isAway = true;
        askAgainAt = performance.now() + PAUSE_MS;
        return;
      }
      isAway = false;
      if (refusals.length === 0) return;
      // What was refused is no question, and does not count towards the other window.
      const passed = limiters.filter((_, index) => counted[index]?.status === 'fulfilled');
      await Promise.allSettled(passed.map((limiter) => limiter.reward(userId)));
      const waitMs = Math.max(...refusals.map((reason) => (reason as RateLimiterRes).msBeforeNext));
      throw new RateLimitedError('You have asked many questions. Wait before asking more.', {
        code: 'LEAD_RATE_LIMITED',
        details: { retryAfterSeconds: Math.ceil(waitMs / 1_000) },
      });
    },
    close: () => {
      redis?.disconnect();
      return Promise.resolve();
    },
  };
}
