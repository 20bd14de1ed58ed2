import type { RedisClient } from '../redis/redis-client.js';
import { UnavailableError } from '../errors/errors.js';
import type { Logger } from '../log/logger.js';
import { openRedis } from '../redis/open-redis.js';
import type { Charge, LimitState } from './limit.js';
import { answeredWithin } from '../redis/answered-within.js';
import { limitRefusal } from './limit-refusal.js';
import { bucketKey, LocalBuckets, type ChargeOutcome } from './local-buckets.js';
import { CHARGE_BUCKETS, limitState } from './token-bucket.js';

/** A request does not wait longer to be counted together with those of other processes. */
const ANSWER_WITHIN_MS = 500;
/** Where the alternative is to refuse a person, such as at a sign-in, it waits. */
const ANSWER_OR_REFUSE_WITHIN_MS = 3_000;
/** Redis that did not answer is left alone for this long, so that not every request waits for it. */
const PAUSE_MS = 2_000;
/** In a cluster every key of one script lies in one slot. */
const KEY_PREFIX = '{limits}:';

type Mode = 'spend' | 'force' | 'peek';

export interface LimitService {
  /**
   * Takes the points of every charge, or of none when one bucket lacks them. One round trip.
   * @throws RateLimitedError with `limit`, `remaining`, `resetSeconds` and `retryAfterSeconds` of the bucket that takes
   * longest; UnavailableError when Redis does not answer and one of the limits says `refuse`
   */
  spend(charges: readonly Charge[]): Promise<readonly LimitState[]>;
  /** Takes the points without refusing (negative ones are given back), for what already happened. */
  force(charges: readonly Charge[]): Promise<readonly LimitState[]>;
  /** Gives points of earlier charges back. Without Redis they are lost. */
  refund(charges: readonly Charge[]): Promise<void>;
  /** Fills the buckets. */
  reset(charges: readonly Charge[]): Promise<void>;
  close(): Promise<void>;
}

/** Token buckets in Redis, shared by every process that uses the same limits. Connects at the first charge. */
export function createLimitService(redisUrl: string, logger: Pick<Logger, 'warn'>): LimitService {
  const buckets = new LimitBuckets(redisUrl, logger);
  return {
    async spend(charges) {
      const counted = charges.filter(({ limit }) => limit.points > 0);
      if (counted.length === 0) return [];
      const { states, refused } = await buckets.spend(counted);
      if (refused.length === 0) return states;
      throw limitRefusal(refused, states);
    },
    async force(charges) {
      const counted = charges.filter(({ limit }) => limit.points > 0);
      return (await buckets.charge('force', counted))?.states ?? [];
    },
    async refund(charges) {
      const counted = charges.filter(({ limit }) => limit.points > 0);
      await buckets.charge(
        'force',
        counted.map(({ points = 1, ...charge }) => ({ ...charge, points: -points })),
      );
    },
    async reset(charges) {
      await buckets.charge(
        'force',
        charges
          .filter(({ limit }) => limit.points > 0)
          .map((charge) => ({ ...charge, points: -charge.limit.points })),
      );
    },
    close: () => buckets.close(),
  };
}

class LimitBuckets {
  private redis:
    (RedisClient & { chargeBuckets(...args: (string | number)[]): Promise<number[]> }) | undefined;
  private readonly local = new LocalBuckets();
  private isAway = false;
  private askAgainAtMs = Number.NEGATIVE_INFINITY;
  private closed = false;

  constructor(
    private readonly redisUrl: string,
    private readonly logger: Pick<Logger, 'warn'>,
  ) {}

  async spend(charges: readonly Charge[]): Promise<ChargeOutcome> {
    const outcome = await this.charge('spend', charges);
    if (outcome) return outcome;
    if (charges.some(({ limit }) => limit.onRedisDown === 'refuse')) throw new UnavailableError();
    return this.local.spend(charges);
  }

  /** Undefined while Redis does not answer. */
  async charge(mode: Mode, charges: readonly Charge[]): Promise<ChargeOutcome | undefined> {
    if (charges.length === 0) return { states: [], refused: [] };
    if (this.closed || performance.now() < this.askAgainAtMs) return undefined;
    try {
      const isStrict = charges.some(({ limit }) => limit.onRedisDown === 'refuse');
      const answer = await answeredWithin(
        isStrict ? ANSWER_OR_REFUSE_WITHIN_MS : ANSWER_WITHIN_MS,
        this.connection().chargeBuckets(
          charges.length,
          ...charges.map((charge) => KEY_PREFIX + bucketKey(charge)),
          mode,
          ...charges.flatMap(({ limit, points = 1 }) => [limit.points, limit.windowSeconds * 1_000, points]),
        ),
      );
      this.isAway = false;
      return outcomeOf(charges, answer);
    } catch (error) {
      if (!this.isAway) this.logger.warn({ err: error }, 'limits are not shared while Redis does not answer');
      this.isAway = true;
      this.askAgainAtMs = performance.now() + PAUSE_MS;
      return undefined;
    }
  }

  close(): Promise<void> {
    // What is charged afterwards must not open the connection again.
    this.closed = true;
    this.redis?.disconnect();
    this.redis = undefined;
    return Promise.resolve();
  }

  private connection() {
    if (this.redis) return this.redis;
    const redis = openRedis(this.redisUrl, {
      maxRetriesPerRequest: 1,
      // Charges that wait for it have a time of their own.
      connectTimeout: ANSWER_OR_REFUSE_WITHIN_MS,
      disconnectTimeout: 100,
      scripts: { chargeBuckets: { lua: CHARGE_BUCKETS } },
    });
    // The charge that fails reports it.
    redis.on('error', () => undefined);
    this.redis = redis as unknown as NonNullable<typeof this.redis>;
    return this.redis;
  }
}

function outcomeOf(charges: readonly Charge[], answer: readonly number[]): ChargeOutcome {
  const outcomes = charges.map((charge, index) => {
    const [missingMs = 0, waitMs = 0] = answer.slice(index * 2, index * 2 + 2);
    return { charge, missingMs, waitMs: waitMs < 0 ? Infinity : waitMs };
  });
  return {
    states: outcomes.map(({ charge, missingMs }) => limitState(charge.limit, missingMs)),
    refused: outcomes.filter(({ waitMs }) => waitMs > 0),
  };
}
