import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData } from '@propmubi/testkit';
import { createUsageExchange, type UsageExchange } from '@propmubi/runtime';
import type { IdentityUnderTest } from './support/identity-under-test.js';
import { FIRST, people, SECOND } from './support/notified.js';
import { quotasOf, startInTheEvening } from './support/quotas.js';

describe('quotas of what the gateway counts', () => {
  let identity: IdentityUnderTest;
  const { used, set, reached } = quotasOf(() => identity);
  beforeAll(async () => {
    identity = await startInTheEvening();
  });
  const warnings: unknown[] = [];
  const logger = { warn: (...given: unknown[]) => void warnings.push(given) };
  const [day, yesterday] = ['2026-11-26', '2026-11-25'];
  const exchanges: UsageExchange[] = [];
  const gateway = () => {
    const exchange = createUsageExchange(identity.config.redisUrl, logger);
    exchanges.push(exchange);
    return exchange;
  };
  afterAll(async () => {
    exchanges.forEach((exchange) => exchange.close());
    await identity?.close();
  });
  const report = (change: object) => ({
    organizationId: SECOND,
    day,
    requests: 0,
    cost: 0,
    sockets: 0,
    ...change,
  });
  const known = async (exchange: UsageExchange, change: object = {}) =>
    (await exchange.exchange([report(change)]))[0];
  const collect = () => identity.subgraph.quotaWork.exchangeUsage();

  it('are given to it, and what its processes used is taken once, however often it is collected', async () => {
    const [one, other] = [gateway(), gateway()] as const;
    await collect();
    expect(await known(one)).toMatchObject({ limits: { requests: 1_000, cost: 100_000, sockets: 10 } });
    await known(one, { requests: 3, cost: 70, sockets: 2 });
    expect(await known(other, { requests: 4, cost: 30, sockets: 3 })).toMatchObject({
      requests: 7,
      cost: 100,
      sockets: 5,
    });
    await known(one, { day: yesterday, requests: 1, cost: 1, sockets: 2 });
    await known(other, { sockets: 0 });
    await Promise.all([collect(), collect(), collect()]);
    expect(await collect()).toBe(0);
    expect(await used(people.otherManager, 'REQUESTS')).toMatchObject({ used: 7, limit: 1_000 });
    expect(await used(people.otherManager, 'COST')).toMatchObject({ used: 100 });
    expect(await used(people.otherManager, 'SOCKETS')).toMatchObject({
      used: 5,
      limit: 10,
      resetsAt: null,
    });
    expect(await used(people.otherManager, 'REQUESTS', 1)).toMatchObject({ used: 1 });
    expect(await used(people.manager, 'REQUESTS')).toMatchObject({ used: 0 });
    // Who is gone without a word has no sockets open.
    expect(await known(one, { sockets: 2 })).toMatchObject({ sockets: 2 });
  });

  it('are known to it at once when an administrator changes them, and alerted of', async () => {
    const exchange = gateway();
    expectData(await set({ organizationId: SECOND, metric: 'REQUESTS', limit: 8 }));
    expect(await known(exchange)).toMatchObject({ limits: { requests: 8, cost: 100_000 } });
    expect((await exchange.exchange([report({ organizationId: FIRST })]))[0]?.limits?.requests).toBe(1_000);
    await known(exchange, { requests: 1 });
    await collect();
    const levels = (await reached()).filter(
      ({ organizationId, metric }) => organizationId === SECOND && metric === 'REQUESTS',
    );
    expect(levels).toMatchObject([
      { metric: 'REQUESTS', level: 80, used: 8, limit: 8 },
      { metric: 'REQUESTS', level: 100 },
    ]);
    expectData(await set({ organizationId: SECOND, metric: 'REQUESTS' }));
  });

  it('go on from what is known after Redis has lost its data', async () => {
    const exchange = gateway();
    const before = (await used(people.otherManager, 'REQUESTS'))?.used ?? 0;
    await identity.redis.flushdb();
    expect(await known(exchange, { requests: 5 })).toMatchObject({ requests: 5 });
    await collect();
    expect(await used(people.otherManager, 'REQUESTS')).toMatchObject({ used: before + 5 });
    expect(await known(exchange, { requests: 2 })).toMatchObject({
      requests: 7,
      limits: { requests: 1_000 },
    });
    await collect();
    expect(await used(people.otherManager, 'REQUESTS')).toMatchObject({ used: before + 7 });
    expect(warnings).toEqual([]);
  });

  it('wait in the process that counted while Redis is away', async () => {
    const exchange = createUsageExchange('redis://127.0.0.1:1', logger);
    expect(await exchange.exchange([report({ requests: 1 })])).toEqual([undefined]);
    expect(await exchange.exchange([report({ requests: 1 })])).toEqual([undefined]);
    expect(warnings).toHaveLength(1);
    exchange.close();
  });
});
