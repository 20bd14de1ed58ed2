import { afterAll, describe, expect, it } from '@jest/globals';
import { startRedisProcess, until } from '@propmubi/testkit';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Redis } from 'ioredis';
import {
  answersWithin,
  createLimitService,
  createLogger,
  createSharedBuckets,
  limitKeys,
  LocalBuckets,
  networkOf,
  RateLimitedError,
  tightestOf,
  UnavailableError,
  type Limit,
} from '../src/index.js';

// The same cases in every run; FUZZ_SEED looks elsewhere.
fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 1) });

const logger = createLogger('test', 'silent');
const redisUrl = process.env['PROPMUBI_TEST_REDIS_URL'] as string;
const limit = (change: Partial<Limit> = {}): Limit => ({
  name: `test-${randomUUID()}`,
  points: 3,
  // Long enough that nothing comes back while a test runs.
  windowSeconds: 36_000,
  onRedisDown: 'refuse',
  ...change,
});
const refusalOf = (spending: Promise<unknown>): Promise<RateLimitedError> =>
  spending.then(
    () => {
      throw new Error('was not refused');
    },
    (error: unknown) => error as RateLimitedError,
  );

describe('LimitService', () => {
  const limits = createLimitService(redisUrl, logger);
  const other = createLimitService(redisUrl, logger);
  afterAll(() => Promise.all([limits.close(), other.close()]));

  it('counts across processes and says what is left', async () => {
    const charge = { limit: limit(), key: limitKeys.user('u1') };
    expect(await limits.spend([charge])).toMatchObject([{ points: 3, remaining: 2, resetSeconds: 12_000 }]);
    expect(await other.spend([{ ...charge, points: 2 }])).toMatchObject([{ remaining: 0 }]);
    const refused = await refusalOf(limits.spend([charge]));
    expect(refused).toBeInstanceOf(RateLimitedError);
    expect(refused.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      limit: charge.limit.name,
      remaining: 0,
      resetSeconds: 36_000,
      retryAfterSeconds: 12_000,
    });
    expect(await limits.spend([{ ...charge, key: limitKeys.user('u2') }])).toMatchObject([{ remaining: 2 }]);
  });

  it('takes from all buckets or from none', async () => {
    const wide = { limit: limit({ points: 10 }), key: 'a' };
    const narrow = { limit: limit({ points: 1, code: 'NARROW' }), key: 'a' };
    await limits.spend([wide, narrow]);
    expect((await refusalOf(limits.spend([wide, narrow]))).code).toBe('NARROW');
    expect(await limits.spend([wide])).toMatchObject([{ remaining: 8 }]);
  });

  it('never lets more through than there are points, however many ask at once', async () => {
    const charge = { limit: limit({ points: 7 }), key: 'a' };
    const asked = await Promise.allSettled(
      Array.from({ length: 40 }, (_, n) => (n % 2 ? limits : other).spend([charge])),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
  });

  it('refuses more than a full bucket for good, and takes nothing', async () => {
    const charge = { limit: limit(), key: 'a' };
    const refused = await refusalOf(limits.spend([{ ...charge, points: 4 }]));
    expect(refused.extensions).toMatchObject({ remaining: 3, retryAfterSeconds: 36_000 });
    expect(await limits.spend([{ ...charge, points: 3 }])).toMatchObject([{ remaining: 0 }]);
  });

  it('gives back, fills up and charges what already happened', async () => {
    const charge = { limit: limit(), key: 'a' };
    await limits.spend([{ ...charge, points: 3 }]);
    await limits.refund([{ ...charge, points: 2 }]);
    expect(await limits.spend([charge])).toMatchObject([{ remaining: 1 }]);
    expect(await limits.force([{ ...charge, points: 99 }])).toMatchObject([{ remaining: 0 }]);
    await limits.reset([charge]);
    expect(await limits.spend([charge])).toMatchObject([{ remaining: 2 }]);
  });

  it('does not count a limit of 0 points', async () => {
    expect(await limits.spend([{ limit: limit({ points: 0 }), key: 'a' }])).toEqual([]);
  });

  it('does not take Redis to be away because the event loop stood still', async () => {
    const charge = { limit: limit({ onRedisDown: 'allow' }), key: 'a' };
    const strict = { limit: limit({ onRedisDown: 'refuse' }), key: 'a' };
    await limits.spend([charge]);
    const spending = [limits.spend([charge]), limits.spend([strict])];
    const standsUntil = performance.now() + 700;
    while (performance.now() < standsUntil);
    expect(await Promise.all(spending)).toMatchObject([[{ remaining: 1 }], [{ remaining: 2 }]]);
    // Redis has the first one, too: this process did not count alone.
    expect(await other.spend([charge])).toMatchObject([{ remaining: 0 }]);
    expect(await limits.spend([strict])).toMatchObject([{ remaining: 1 }]);
  });

  it('without Redis refuses or counts alone, as each limit says', async () => {
    await using redis = await startRedisProcess();
    const lonely = createLimitService(redis.url, logger);
    const strict = { limit: limit({ onRedisDown: 'refuse' }), key: 'a' };
    const lenient = { limit: limit({ onRedisDown: 'allow' }), key: 'a' };
    // A busy machine connects more slowly than a charge waits.
    const answers = () =>
      lonely.spend([{ ...strict, points: 0 }]).then(
        () => true,
        () => false,
      );
    await until(answers);
    await lonely.spend([strict, lenient]);
    redis.freeze();
    expect(await refusalOf(lonely.spend([strict]))).toBeInstanceOf(UnavailableError);
    for (let n = 0; n < 3; n++) await lonely.spend([lenient]);
    expect((await refusalOf(lonely.spend([lenient]))).code).toBe('RATE_LIMITED');
    expect(await refusalOf(lonely.spend([lenient, strict]))).toBeInstanceOf(UnavailableError);
    await lonely.close();
    // What ioredis sends of its own to a Redis that does not answer ends no process.
    const unhandled: unknown[] = [];
    const note = (error: unknown) => void unhandled.push(error);
    process.on('unhandledRejection', note);
    const client = answersWithin(
      new Redis(redis.url, { maxRetriesPerRequest: 0, connectionName: 'test' }),
      50,
    );
    client.on('error', () => undefined);
    // The second is given up after those that were sent before it.
    for (let asked = 0; asked < 2; asked++) await expect(client.ping()).rejects.toThrow();
    process.off('unhandledRejection', note);
    client.disconnect();
    expect(unhandled).toEqual([]);
  });
});

describe('SharedBuckets', () => {
  it('decides at once and learns within a moment what another process took', async () => {
    const services = [createLimitService(redisUrl, logger), createLimitService(redisUrl, logger)];
    const [here, there] = services.map((service) => createSharedBuckets(service));
    const charge = { limit: limit({ points: 10, onRedisDown: 'allow' }), key: 'a' };
    expect(there?.spend([{ ...charge, points: 9 }])).toMatchObject([{ remaining: 1 }]);
    here?.force([{ ...charge, points: 0 }]);
    const left = () => {
      here?.force([{ ...charge, points: 0 }]);
      return here?.spend([{ ...charge, points: 0 }])[0]?.remaining;
    };
    await until(() => left() === 1);
    here?.spend([charge]);
    expect(() => here?.spend([charge])).toThrow(RateLimitedError);
    await Promise.all(services.map((service) => service.close()));
  });

  it('counts alone without Redis, and takes from all buckets or from none', () => {
    const buckets = createSharedBuckets(undefined);
    const wide = { limit: limit({ points: 10 }), key: 'a' };
    const narrow = { limit: limit({ points: 1 }), key: 'a' };
    buckets.spend([wide, narrow]);
    expect(() => buckets.spend([wide, narrow])).toThrow(RateLimitedError);
    expect(buckets.spend([wide])).toMatchObject([{ remaining: 8 }]);
    buckets.force([{ ...wide, points: 100 }]);
    expect(() => buckets.spend([wide])).toThrow(RateLimitedError);
  });
});

describe('LocalBuckets', () => {
  it('never grants more than the bucket and its refill, whatever the order', () => {
    const step = fc.record({
      afterMs: fc.integer({ min: 0, max: 4_000 }),
      points: fc.integer({ min: 1, max: 6 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let now = 0;
        let granted = 0;
        const buckets = new LocalBuckets(() => now);
        const spent = limit({ points: 5, windowSeconds: 10 });
        for (const { afterMs, points } of steps) {
          now += afterMs;
          const { refused, states } = buckets.spend([{ limit: spent, key: 'a', points }]);
          if (refused.length === 0) granted += points;
          expect(granted).toBeLessThanOrEqual(5 + (now * 5) / 10_000 + 1e-6);
          expect(states[0]?.remaining).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

it('grants the last point of a full bucket at any time of the clock', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1e13, noNaN: true }),
      fc.integer({ min: 1, max: 100_000 }),
      (now, points) => {
        const charge = { limit: limit({ points, windowSeconds: 60 }), key: 'a', points };
        expect(new LocalBuckets(() => now).spend([charge]).refused).toEqual([]);
      },
    ),
  );
});

describe('limitKeys', () => {
  it('counts an IPv6 network as one client and mapped IPv4 as IPv4', () => {
    expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7');
    expect(networkOf('2001:db8:1:2:aaaa::1')).toBe(networkOf('2001:0db8:0001:0002::2'));
    expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'));
    expect(networkOf('::1')).toBe('0:0:0:0::/64');
    expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  });

  it('keeps what a client chose from reaching another bucket', () => {
    expect(limitKeys.user('x')).not.toBe(limitKeys.apiKey('x'));
    expect(limitKeys.user('a:b')).toBe('user:a%3Ab');
    expect(limitKeys.user('x'.repeat(1_000_000)).length).toBeLessThan(60);
    expect(limitKeys.other('prefix', '\ud800')).toBe('prefix:%EF%BF%BD');
  });
});

it('names the bucket that is nearest to empty', () => {
  const state = (name: string, points: number, remaining: number) => ({
    name,
    points,
    remaining,
    windowSeconds: 60,
    resetSeconds: 1,
    missingMs: 1_000,
  });
  expect(tightestOf([])).toBeUndefined();
  expect(tightestOf([state('a', 10, 5), state('b', 1_000, 100)])?.name).toBe('b');
});
