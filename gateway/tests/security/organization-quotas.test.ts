import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { publishLimits, createUsageExchange, type GatewayLimits } from '@propmubi/runtime/quotas';
import { anonymous } from '@propmubi/runtime/auth';
import { expectData, expectErrorCode, httpClient, until } from '@propmubi/testkit';
import { Redis } from 'ioredis';
import { createOrganizationQuotas } from '../../src/limits/organization-quotas.js';
import { socketClient } from '../support/socket-client.js';
import { startTestGateway, type TestGateway } from '../support/start-gateway.js';
import { TRANSPORTS } from '../support/transports.js';

const OFF = { address: 0, user: 0, key: 0, tenant: 0 };
const REDIS_URL = `${process.env['PROPMUBI_TEST_REDIS_URL'] as string}/78`;
const PLENTY: GatewayLimits = { requests: 1_000, cost: 1_000_000, sockets: 100 };
const logger = { warn: () => undefined };

describe('quotas of an organization', () => {
  let redis: Redis;
  const open: TestGateway[] = [];
  beforeAll(async () => {
    redis = new Redis(REDIS_URL);
    await redis.flushdb();
  });
  afterEach(() => Promise.all(open.splice(0).map(({ gateway }) => gateway.close())));
  afterAll(() => redis.quit());

  const start = async (): Promise<TestGateway> => {
    const clientLimits = {
      requestsPerMinute: OFF,
      costPerMinute: OFF,
      costInFlight: OFF,
      planningMsPerMinute: 0,
    };
    const test = await startTestGateway({ clientLimits, redisUrl: REDIS_URL });
    open.push(test);
    return test;
  };
  const limit = (organizationId: string, limits: Partial<GatewayLimits>) =>
    publishLimits(redis, PLENTY, new Map([[organizationId, { ...PLENTY, ...limits }]]));
  const counted = async (organizationId: string): Promise<Record<string, string>> => {
    const [key] = await redis.keys(`{quotas}:usage:*:${organizationId}`);
    return key ? redis.hgetall(key) : {};
  };
  /** Asks until this process has learnt of the organization; returns how many it asked. */
  const learn = async (
    { url }: TestGateway,
    token: string,
    organizationId: string,
    before = 0,
  ): Promise<void> => {
    expectData(await httpClient(url)('{ leads }', {}, token));
    await until(async () => Number((await counted(organizationId))['requests'] ?? 0) > before);
  };
  const tokenOf = ({ identity }: TestGateway, org: string, claims = {}) => identity.token({ org, ...claims });

  it('end requests of its people and keys, by every way in, and nothing of others', async () => {
    const [org, other] = [randomUUID(), randomUUID()];
    await limit(org, { requests: 6 });
    const test = await start();
    const { url, identity } = test;
    const token = await tokenOf(test, org);
    await learn(test, token, org);
    for (const transport of Object.values(TRANSPORTS))
      expect((await transport(url, { query: '{ leads }', token })).errors).toBeUndefined();
    const key = await tokenOf(test, org, { key: true });
    expectData(await httpClient(url)('{ leads }', {}, key));
    for (const by of [token, key]) {
      for (const [name, transport] of Object.entries(TRANSPORTS)) {
        const { errors, status } = await transport(url, { query: '{ leads }', token: by });
        expect(errors).toMatchObject([
          { extensions: { code: 'QUOTA_EXCEEDED', metric: 'REQUESTS', limit: 6 } },
        ]);
        if (name === 'POST' || name === 'GET') expect(status).toBe(429);
      }
    }
    const refused = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: '{ leads }' }),
    });
    const { errors } = (await refused.json()) as { errors: [{ extensions: { resetsAt: string } }] };
    const resetsAt = Date.parse(errors[0].extensions.resetsAt);
    expect(new Date(resetsAt).toISOString()).toMatch(/T18:30:00.000Z$/);
    const retryAfterS = Number(refused.headers.get('retry-after'));
    expect(Math.abs(retryAfterS * 1_000 - (resetsAt - Date.now()))).toBeLessThan(60_000);
    for (const by of [await tokenOf(test, other), await identity.token(), undefined])
      expectData(await httpClient(url)('{ leads }', {}, by));
    // What shows why, and what keeps people signed in; not what hides behind it.
    expectData(await httpClient(url)('{ agents { id } again: agents { id } }', {}, token));
    expectErrorCode(await httpClient(url)('{ agents { id } leads }', {}, token), 'QUOTA_EXCEEDED');
    const hidden = '{ ...f } fragment f on Query { leads }';
    expectErrorCode(await httpClient(url)(hidden, {}, token), 'QUOTA_EXCEEDED');
  });

  it('let exactly as many of one process through as there are left, however many come at once', async () => {
    const org = randomUUID();
    await limit(org, { requests: 21 });
    const test = await start();
    const token = await tokenOf(test, org);
    await learn(test, token, org);
    const ask = httpClient(test.url);
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask('{ leads }', {}, token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    await until(async () => (await counted(org))['requests'] === '21');
  });

  it('count cost, are shared by processes, and learn of a limit that was raised', async () => {
    const org = randomUUID();
    const FEED = '{ feed(first: 40) { edges { node { id } } } }';
    await limit(org, { cost: 100 });
    const [one, other] = [await start(), await start()];
    const token = await tokenOf(one, org);
    expectData(await httpClient(one.url)(FEED, {}, token));
    await until(async () => Number((await counted(org))['cost']) > 80);
    const otherToken = await tokenOf(other, org);
    await until(async () => (await httpClient(other.url)(FEED, {}, otherToken)).status === 429);
    expect(
      expectErrorCode(await httpClient(other.url)(FEED, {}, otherToken), 'QUOTA_EXCEEDED').extensions,
    ).toMatchObject({ metric: 'COST', limit: 100 });
    await limit(org, { cost: 10_000 });
    await until(async () => (await httpClient(other.url)(FEED, {}, otherToken)).status === 200);
  });

  it('bound live connections, sockets and streams together, until one closes', async () => {
    const org = randomUUID();
    await limit(org, { sockets: 2 });
    const test = await start();
    const token = await tokenOf(test, org);
    await learn(test, token, org);
    const [first, second] = [1, 2].map(() => socketClient(test.webSocketUrl, token));
    await Promise.all([first?.socket, second?.socket]);
    const third = socketClient(test.webSocketUrl, token);
    expect(await third.closed).toEqual({ code: 4429, reason: 'Quota exceeded' });
    const stream = () =>
      fetch(`${test.url}/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: '{ leads }' }),
      });
    const refused = await stream();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
    expect(await refused.json()).toMatchObject({
      errors: [{ extensions: { code: 'QUOTA_EXCEEDED', metric: 'SOCKETS', limit: 2 } }],
    });
    await until(async () => (await counted(org))['sockets'] === '2');
    const stranger = socketClient(test.webSocketUrl, await tokenOf(test, randomUUID()));
    await stranger.socket;
    await first?.client.dispose();
    await first?.closed;
    await until(async () => {
      const { status, body } = await stream();
      await body?.cancel();
      return status === 200;
    });
    await Promise.all([second?.client.dispose(), stranger.client.dispose()]);
  });

  it('begin anew with the day in India, and say what was used before when the process ends', async () => {
    const org = randomUUID();
    await limit(org, { requests: 1 });
    const clock = { now: new Date('2026-11-26T18:29:59.999Z') };
    const quotas = createOrganizationQuotas(createUsageExchange(REDIS_URL, logger), () => clock.now);
    const viewer = { ...anonymous, userId: randomUUID(), organizationId: org };
    quotas.charge(viewer, 1, true);
    await until(async () => (await counted(org))['requests'] === '1');
    expect(() => quotas.charge(viewer, 1, true)).toThrow(
      expect.objectContaining({
        extensions: expect.objectContaining({ resetsAt: '2026-11-26T18:30:00.000Z', retryAfterSeconds: 1 }),
      }),
    );
    clock.now = new Date('2026-11-26T18:30:00.000Z');
    quotas.charge(viewer, 7, true);
    quotas.openSocket(viewer);
    await quotas.close();
    expect(await redis.hgetall(`{quotas}:usage:2026-11-27:${org}`)).toMatchObject({
      requests: '1',
      cost: '7',
    });
    expect(await redis.exists(`{quotas}:sockets:${org}`)).toBe(0);
    expect(await redis.zscore('{quotas}:changed', `2026-11-27:${org}`)).not.toBeNull();
  });

  it('cost precision, not answers, while Redis is away', async () => {
    const warnings: unknown[] = [];
    const exchange = createUsageExchange('redis://127.0.0.1:1', {
      warn: (...given: unknown[]) => warnings.push(given),
    });
    const quotas = createOrganizationQuotas(exchange);
    const viewer = { ...anonymous, userId: randomUUID(), organizationId: randomUUID() };
    for (let n = 0; n < 5_000; n++) quotas.charge(viewer, 10_000, true);
    await until(() => warnings.length > 0);
    for (let n = 0; n < 5_000; n++) quotas.charge(viewer, 10_000, true);
    quotas.openSocket(viewer)();
    await quotas.close();
    expect(warnings).toHaveLength(1);
  });
});
