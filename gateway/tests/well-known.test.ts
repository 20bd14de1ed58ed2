import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';

describe('/.well-known', () => {
  let test: TestGateway;
  beforeAll(async () => {
    const identity = { kty: 'OKP', crv: 'Ed25519', x: 'AAAA', kid: 'one', d: 'never' };
    test = await startTestGateway({
      accessTokenKeys: { keys: [identity] },
      receiptKeys: {
        keys: [
          { ...identity, kid: 'fresh' },
          { ...identity, kid: 'former' },
        ],
      },
      securityContacts: ['mailto:security@propmubi.example', 'https://propmubi.example/security'],
    });
  });
  afterAll(() => test?.gateway.close());
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(new URL(`/.well-known/${path}`, test.url), { headers });

  it('has the public half of the keys of access tokens, and nothing else of them', async () => {
    const answer = await get('jwks.json');
    expect(answer.headers.get('content-type')).toMatch(/^application\/jwk-set\+json/);
    expect(await answer.json()).toEqual({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'AAAA', kid: 'one' }] });
    const again = await get('jwks.json', { 'if-none-match': answer.headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('has what verifies exports and receipts, former keys included, and no access token by them', async () => {
    const { keys } = (await (await get('receipt-keys.json')).json()) as { keys: object[] };
    expect(keys).toEqual(['fresh', 'former'].map((kid) => ({ kty: 'OKP', crv: 'Ed25519', x: 'AAAA', kid })));
  });

  it('says whom to tell of a weakness, as RFC 9116 has it', async () => {
    const text = await (await get('security.txt')).text();
    expect(text.split('\n').slice(0, 2)).toEqual([
      'Contact: mailto:security@propmubi.example',
      'Contact: https://propmubi.example/security',
    ]);
    const expires = Date.parse(/^Expires: (\S+)$/m.exec(text)?.[1] ?? '');
    expect(expires).toBeGreaterThan(Date.now());
    expect(expires).toBeLessThan(Date.now() + 365 * 24 * 60 * 60 * 1000);
  });

  it('has no key of a log that signs nothing', async () => {
    expect((await get('transparency-log.json')).status).toBe(404);
  });
});
