import { afterEach, describe, expect, it } from '@jest/globals';
import { expectData, expectErrorCode, httpClient, until } from '@propmubi/testkit';
import type { ClientLimitSettings } from '../../src/config.js';
import { startTestGateway, type TestGateway } from '../support/start-gateway.js';
import { AGENT } from '../support/tokens.js';
import { TRANSPORTS, type TransportName } from '../support/transports.js';

const OFF = { address: 0, user: 0, tenant: 0 };
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
    const { url, identity } = await start({ requestsPerMinute: { address: 0, user: 2, tenant: 3 } });
    const ask = httpClient(url);
    const [one, another] = await Promise.all([identity.token(AGENT), identity.token({})]);
    for (let n = 0; n < 2; n++) expectData(await ask('{ leads }', {}, one));
    expectErrorCode(await ask('{ leads }', {}, one), 'RATE_LIMITED');
    expectData(await ask('{ leads }', {}, another));
    for (let n = 0; n < 5; n++) expectData(await ask('{ leads }'));
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
