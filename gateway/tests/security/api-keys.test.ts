import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData, expectErrorCode, httpClient, until } from '@propmubi/testkit';
import { startTestGateway, type TestGateway } from '../support/start-gateway.js';
import { rawSocket } from '../support/socket-client.js';
import { TRANSPORTS } from '../support/transports.js';

const keyOf = (id: string | number, mode = 'test') =>
  `pk_${mode}_${String(id).padStart(32, '0')}_${'x'.repeat(43)}`;

describe('API keys as bearer tokens', () => {
  let test: TestGateway;
  beforeAll(async () => {
    test = await startTestGateway();
  });
  afterAll(() => test.gateway.close());
  const ask = (key: string) => httpClient(test.url)('{ agents { id whoAsks } }', {}, key);
  /** Lets the graph know a key; `tokens` are what it is exchanged for, one after the other. */
  const know = (key: string, ...tokens: { token: Promise<string>; livesS: number }[]) => {
    test.world.apiKeys.set(key, async () => {
      const { token, livesS } = (tokens.length > 1 ? tokens.shift() : tokens[0]) as (typeof tokens)[number];
      return { accessToken: await token, expiresAt: new Date(Date.now() + livesS * 1_000).toISOString() };
    });
  };

  it('work on every way in, with one exchange for all of them', async () => {
    const sub = randomUUID();
    know(keyOf('a'), { token: test.identity.token({ sub, key: true }), livesS: 600 });
    test.world.resolved.length = 0;
    for (const [name, send] of Object.entries(TRANSPORTS)) {
      const { data } = await send(test.url, { query: '{ agents { whoAsks } }', token: keyOf('a') });
      expect([name, data]).toEqual([name, { agents: [{ whoAsks: sub }] }]);
    }
    expect(test.world.resolved.filter((field) => field.startsWith('Mutation'))).toHaveLength(1);
  });

  it('keep a socket open without a word of its client, for as long as they are good', async () => {
    const [sub, sid] = [randomUUID(), randomUUID()];
    const token = (expiresInS: number) => test.identity.token({ sub, sid, key: true }, { expiresInS });
    know(keyOf('b'), { token: token(31), livesS: 31 }, { token: token(600), livesS: 600 });
    const socket = await rawSocket(test.webSocketUrl, { authorization: `Bearer ${keyOf('b')}` });
    test.world.resolved.length = 0;
    await until(() => test.world.resolved.includes('Mutation.exchangeApiKey from 127.0.0.1'));
    socket.send({ id: '1', type: 'subscribe', payload: { query: '{ agents { whoAsks } }' } });
    expect(await socket.received(({ id }) => id === '1')).toMatchObject({
      payload: { data: { agents: [{ whoAsks: sub }] } },
    });
    socket.socket.terminate();
  });

  it('are tried at identity by address, thirty of a thousand invented ones, on whichever transport', async () => {
    test.world.resolved.length = 0;
    const startedAt = performance.now();
    const tries: readonly ((key: string) => Promise<unknown>)[] = [
      async (key) => expectErrorCode(await ask(key), 'UNAUTHENTICATED'),
      (key) => fetch(`${test.url}/stream?query={leads}`, { headers: { authorization: `Bearer ${key}` } }),
      (key) =>
        expect(rawSocket(test.webSocketUrl, { authorization: `Bearer ${key}` })).rejects.toThrow('4401'),
    ];
    for (const [index, attempt] of tries.entries()) await attempt(keyOf(index));
    const asked = () =>
      test.world.resolved.filter((field) => field === 'Mutation.exchangeApiKey from 127.0.0.1');
    expect(asked()).toHaveLength(3);
    const answers = [];
    for (let n = 100; n < 1_100; n += 50)
      answers.push(...(await Promise.all(Array.from({ length: 50 }, (_, index) => ask(keyOf(n + index))))));
    // The bucket fills up by one in two seconds.
    const refilled = Math.ceil((performance.now() - startedAt) / 2_000);
    expect(asked().length).toBeLessThanOrEqual(30 + refilled);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401, 429]));
    expectErrorCode(answers.at(-1) as (typeof answers)[number], 'AUTH_RATE_LIMITED');
    // A key that is in use is not held back by what strangers try beside it.
    expectData(await ask(keyOf('a')));
  });

  it.each([
    ['too short', 'pk_test_1_x'],
    ['no hexadecimal id', `pk_test_${'z'.repeat(32)}_${'x'.repeat(43)}`],
    ['of another kind', keyOf('c', 'prod')],
    ['a live key, which a sandbox has nothing to do with', keyOf('a', 'live')],
  ])('are refused without a question when they are %s', async (_what, key) => {
    test.world.resolved.length = 0;
    const answer = await ask(key);
    expect(answer.status).toBe(401);
    expectErrorCode(answer, 'UNAUTHENTICATED');
    expect(test.world.resolved).toEqual([]);
  });
});

describe('API keys as bearer tokens', () => {
  it('say of a test key where it works, in a live installation', async () => {
    const live = await startTestGateway({
      sandbox: false,
      sandboxUrl: 'https://sandbox.test/graphql/partner',
    });
    const answer = await httpClient(live.url)('{ agents { id } }', {}, keyOf('a'));
    await live.gateway.close();
    expect(answer.status).toBe(401);
    expect(answer.body.errors?.[0]).toMatchObject({
      message: expect.stringContaining('https://sandbox.test/graphql/partner'),
      extensions: { code: 'UNAUTHENTICATED', reason: 'OTHER_KIND_OF_KEY' },
    });
    expect(live.world.resolved).toEqual([]);
  });
});
