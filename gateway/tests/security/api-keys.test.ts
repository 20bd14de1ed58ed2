import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectErrorCode, httpClient } from '@propmubi/testkit';
import { startTestGateway, type TestGateway } from '../support/start-gateway.js';
import { rawSocket } from '../support/socket-client.js';

describe('API keys as bearer tokens', () => {
  let test: TestGateway;
  beforeAll(async () => {
    test = await startTestGateway();
  });
  afterAll(() => test.gateway.close());
  const ask = (key: string) => httpClient(test.url)('{ me { id } }', {}, key);

  it('says from where an API key is tried, on every transport, so that an address is held to its limit', async () => {
    const tries: readonly ((key: string) => Promise<unknown>)[] = [
      async (key) => expectErrorCode(await ask(key), 'UNAUTHENTICATED'),
      (key) => fetch(`${test.url}/stream?query={leads}`, { headers: { authorization: `Bearer ${key}` } }),
      (key) =>
        expect(rawSocket(test.webSocketUrl, { authorization: `Bearer ${key}` })).rejects.toThrow('4401'),
    ];
    for (const [index, attempt] of tries.entries()) {
      test.world.resolved.length = 0;
      await attempt(`pk_live_${index}_${'x'.repeat(43)}`);
      expect(test.world.resolved).toEqual(['Mutation.exchangeApiKey from 127.0.0.1']);
    }
  });

  it('answers 429 to an address that tries too many API keys', async () => {
    const answer = await ask(`pk_live_many_${'x'.repeat(43)}`);
    expect(answer.status).toBe(429);
    expectErrorCode(answer, 'AUTH_RATE_LIMITED');
  });
});
