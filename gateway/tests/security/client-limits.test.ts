import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { expectData, expectErrorCode, httpClient, until } from '@propmubi/testkit';
import type { ClientLimitSettings } from '../../src/config.js';
import { startTestGateway, type TestGateway } from '../support/start-gateway.js';
import { AGENT } from '../support/tokens.js';
import { TRANSPORTS, type TransportName } from '../support/transports.js';

const OFF = { address: 0, user: 0, key: 0, tenant: 0 };
const UNLIMITED: ClientLimitSettings = {
  requestsPerMinute: OFF,
  costPerMinute: OFF,
  costInFlight: OFF,
  planningMsPerMinute: 0,
};
const FEED = '{ feed(first: 40) { edges { node { id } } } }';

describe('limits of a client', () => {
  const open: TestGateway[] = [];
  const start = async (change: Partial<ClientLimitSettings>, redisUrl?: string): Promise<TestGateway> => {
    const test = await startTestGateway({ clientLimits: { ...UNLIMITED, ...change }, redisUrl });
    open.push(test);
    return test;
  };
  afterEach(() => Promise.all(open.splice(0).map(({ gateway }) => gateway.close())));
  const codeOf = (answer: { errors?: readonly { extensions?: Record<string, unknown> }[] }) =>
    answer.errors?.[0]?.extensions?.['code'];

  it.each(Object.keys(TRANSPORTS) as TransportName[])(
    'counts operations by %s, whatever carried the ones before',
    async (transport) => {
      const { url } = await start({ requestsPerMinute: { ...OFF, address: 4 } });
      for (const before of Object.values(TRANSPORTS))
        expect(codeOf(await before(url, { query: '{ leads }' }))).toBeUndefined();
      const refused = await TRANSPORTS[transport](url, { query: '{ leads }' });
      expect(refused.errors).toMatchObject([
        { extensions: { code: 'RATE_LIMITED', limit: 'requests-address', remaining: 0 } },
      ]);
      if (transport === 'POST' || transport === 'GET') expect(refused.status).toBe(429);
    },
  );

  it('tells a client what is left, and when to come back', async () => {
    const { url } = await start({
      requestsPerMinute: { ...OFF, address: 2 },
      costPerMinute: { ...OFF, address: 1_000 },
    });
    const post = () =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: FEED }),
      });
    const first = await post();
    expect(first.headers.get('ratelimit-policy')).toBe(
      '"requests-address";q=2;w=60, "cost-address";q=1000;w=60',
    );
    expect(first.headers.get('ratelimit')).toMatch(
      /^"requests-address";r=1;t=30, "cost-address";r=\d+;t=\d+$/,
    );
    await post();
    const refused = await post();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(20);
  });

  it('takes the cost of each operation, and says how much when asked', async () => {
    const { url, world } = await start({ costPerMinute: { ...OFF, address: 200 } });
    const ask = httpClient(url, { 'x-operation-cost': '1' });
    const first = await ask(FEED);
    // One connection, and 40 edges with a listing each.
    expect(first.body.extensions).toEqual({ cost: { requested: 81, actual: 81, remaining: 119 } });
    expectData(await ask(FEED));
    const resolved = world.resolved.length;
    expectErrorCode(await ask(FEED), 'RATE_LIMITED');
    expect(world.resolved).toHaveLength(resolved);
    expectData(await ask('{ leads }'));
    expect((await httpClient(url)('{ leads }')).body.extensions).toBeUndefined();
  });

  it('keeps users and tenants apart who share an address', async () => {
    const { url, identity } = await start({ requestsPerMinute: { ...OFF, user: 2, tenant: 3 } });
    const ask = httpClient(url);
    const [one, another] = await Promise.all([identity.token(AGENT), identity.token({})]);
    for (let n = 0; n < 2; n++) expectData(await ask('{ leads }', {}, one));
    expectErrorCode(await ask('{ leads }', {}, one), 'RATE_LIMITED');
    expectData(await ask('{ leads }', {}, another));
    for (let n = 0; n < 5; n++) expectData(await ask('{ leads }'));
  });

  it.each(Object.keys(TRANSPORTS) as TransportName[])(
    'counts the operations of an API key by %s, beside those of its user',
    async (transport) => {
      const { url, identity } = await start({
        requestsPerMinute: { ...OFF, user: 6, key: 2 },
        costPerMinute: { ...OFF, key: 1_000 },
      });
      const sub = randomUUID();
      const [one, another] = await Promise.all([
        identity.token({ sub, sid: randomUUID(), key: true }),
        identity.token({ sub, sid: randomUUID(), key: true }),
      ]);
      const person = await identity.token({ sub });
      const send = (token: string) => TRANSPORTS[transport](url, { query: '{ leads }', token });
      for (let n = 0; n < 2; n++) expect(codeOf(await send(one))).toBeUndefined();
      const refused = await send(one);
      expect(refused.errors).toMatchObject([
        { extensions: { code: 'RATE_LIMITED', limit: 'requests-key', remaining: 0 } },
      ]);
      for (let n = 0; n < 2; n++) expect(codeOf(await send(another))).toBeUndefined();
      // What the keys did counts for their user, who as a person has no bucket of a key.
      for (let n = 0; n < 2; n++) expect(codeOf(await send(person))).toBeUndefined();
      expect((await send(person)).errors).toMatchObject([{ extensions: { limit: 'requests-user' } }]);
    },
  );

  it('tells an API key what is left of its own buckets', async () => {
    const { url, identity } = await start({
      requestsPerMinute: { ...OFF, address: 100, user: 50, key: 10 },
      costPerMinute: { ...OFF, user: 1_000, key: 500 },
    });
    const token = await identity.token({ sid: randomUUID(), key: true });
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: FEED }),
    });
    expect(response.headers.get('ratelimit-policy')).toBe('"requests-key";q=10;w=60, "cost-key";q=500;w=60');
    expect(response.headers.get('ratelimit')).toMatch(/^"requests-key";r=9;t=6, "cost-key";r=419;t=\d+$/);
  });

  it('bounds the cost that one API key has under way', async () => {
    const { url, world, identity } = await start({ costInFlight: { ...OFF, key: 100 } });
    const [one, another] = await Promise.all([
      identity.token({ sid: randomUUID(), key: true }),
      identity.token({ sid: randomUUID(), key: true }),
    ]);
    const ask = httpClient(url);
    const held = ask(`{ slow ${FEED.slice(1)}`, {}, one);
    await until(() => world.resolved.includes('Query.slow'));
    expect(expectErrorCode(await ask(FEED, {}, one), 'RATE_LIMITED').extensions).toMatchObject({
      limit: 'in-flight-key',
    });
    expectData(await ask(FEED, {}, another));
    world.events.publish('answer slow', null);
    expectData(await held);
  });

  it('bounds what one client has under way', async () => {
    const { url, world } = await start({ costInFlight: { ...OFF, address: 100 } });
    const ask = httpClient(url);
    const held = ask(`{ slow ${FEED.slice(1)}`);
    await until(() => world.resolved.includes('Query.slow'));
    const refused = await ask(FEED);
    expect(refused.status).toBe(429);
    expect(expectErrorCode(refused, 'RATE_LIMITED').extensions).toMatchObject({ limit: 'in-flight-address' });
    expectData(await ask('{ leads }'));
    world.events.publish('answer slow', null);
    expectData(await held);
    expectData(await ask(FEED));
  });

  it('gives an address so much time for operations that are new, and goes on answering known ones', async () => {
    const { url } = await start({ planningMsPerMinute: 1 });
    const ask = httpClient(url);
    expectData(await ask('{ leads }'));
    const refused = await ask('{ leads __typename }');
    expect(refused.status).toBe(429);
    expect(expectErrorCode(refused, 'RATE_LIMITED').extensions).toMatchObject({ limit: 'new-operations-ms' });
    expectData(await ask('{ leads }'));
    for (const transport of Object.values(TRANSPORTS))
      expect(codeOf(await transport(url, { query: '{ again: leads }' }))).toBe('RATE_LIMITED');
  });

  it('is shared by processes with one Redis', async () => {
    const redisUrl = `${process.env['PROPMUBI_TEST_REDIS_URL'] as string}/77`;
    const requestsPerMinute = { ...OFF, address: 30 };
    const [one, other] = [
      await start({ requestsPerMinute }, redisUrl),
      await start({ requestsPerMinute }, redisUrl),
    ];
    for (let n = 0; n < 25; n++) expectData(await httpClient(one.url)('{ leads }'));
    let answered = 0;
    await until(async () => {
      const { status } = await httpClient(other.url)('{ leads }');
      if (status === 200) answered += 1;
      return status === 429;
    });
    expect(answered).toBeLessThan(30);
  });
});
