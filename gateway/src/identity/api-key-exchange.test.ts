import { describe, expect, it } from '@jest/globals';
import { UnavailableError } from '@propmubi/runtime/errors';
import { createApiKeyExchange, invalidApiKey } from './api-key-exchange.js';
import { createKeyTries } from './key-tries.js';

const MINUTE_MS = 60_000;
const ADDRESS = '203.0.113.7';

/** An exchange whose answers and clock the test decides. */
function underTest() {
  const asked: string[] = [];
  const state = { nowMs: 1_000_000, answer: 'right' as 'right' | 'wrong' | 'away' };
  const tokens = createApiKeyExchange({
    exchange: (key) => {
      asked.push(key);
      if (state.answer === 'wrong') return Promise.reject(invalidApiKey());
      if (state.answer === 'away') return Promise.reject(new UnavailableError());
      return Promise.resolve({
        accessToken: `token-${asked.length}`,
        expiresAtMs: state.nowMs + 15 * MINUTE_MS,
      });
    },
    tries: createKeyTries(undefined),
    now: () => state.nowMs,
  });
  return { asked, state, tokens };
}

describe('createApiKeyExchange', () => {
  it('asks once for a key that many requests have, and again after a minute', async () => {
    const { asked, state, tokens } = underTest();
    const many = await Promise.all(Array.from({ length: 50 }, () => tokens('key', ADDRESS)));
    expect(new Set(many)).toEqual(new Set(['token-1']));
    state.nowMs += MINUTE_MS - 1;
    expect(await tokens('key', ADDRESS)).toBe('token-1');
    state.nowMs += 1;
    expect(await Promise.all([tokens('key', ADDRESS), tokens('key', ADDRESS)])).toEqual([
      'token-2',
      'token-2',
    ]);
    expect(asked).toHaveLength(2);
  });

  it('goes on with a token while identity is away, until it ends, and not once the key is refused', async () => {
    const { state, tokens } = underTest();
    await tokens('key', ADDRESS);
    state.answer = 'away';
    state.nowMs += 15 * MINUTE_MS - 1;
    expect(await tokens('key', ADDRESS)).toBe('token-1');
    state.nowMs += 1;
    await expect(tokens('key', ADDRESS)).rejects.toThrow(UnavailableError);
    state.answer = 'right';
    await tokens('key', ADDRESS);
    state.answer = 'wrong';
    state.nowMs += MINUTE_MS;
    await expect(tokens('key', ADDRESS)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(tokens('key', ADDRESS)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('asks for at most thirty of a thousand invented keys of one address, and for none twice', async () => {
    const { asked, state, tokens } = underTest();
    await tokens('in use', ADDRESS);
    state.answer = 'wrong';
    const invented = Array.from({ length: 1_000 }, (_, index) => `invented ${index % 500}`);
    const answers = await Promise.allSettled(invented.map((key) => tokens(key, ADDRESS)));
    const codes = answers.map((answer) => (answer as { reason: { code: string } }).reason.code);
    expect(new Set(codes)).toEqual(new Set(['UNAUTHENTICATED', 'AUTH_RATE_LIMITED']));
    expect(asked).toHaveLength(31);
    expect(new Set(asked).size).toBe(31);
    // Who has a right key at the same address notices nothing, even where it is to be verified again.
    expect(await tokens('in use', ADDRESS)).toBe('token-1');
    state.nowMs += MINUTE_MS;
    expect(await tokens('in use', ADDRESS)).toBe('token-1');
  });

  it('takes no try for a right key', async () => {
    const { asked, tokens } = underTest();
    for (let key = 0; key < 100; key++) await tokens(`key ${key}`, ADDRESS);
    expect(asked).toHaveLength(100);
  });

  it('asks about sixty-four keys at once, whatever addresses they come from', async () => {
    const release = Promise.withResolvers<undefined>();
    let asked = 0;
    const tokens = createApiKeyExchange({
      exchange: async () => {
        asked += 1;
        await release.promise;
        throw invalidApiKey();
      },
    });
    const answers = Array.from({ length: 1_000 }, (_, n) =>
      tokens(`key ${n}`, `198.51.100.${n % 250}`).catch((e: unknown) => e),
    );
    expect((await answers[999]) as object).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    release.resolve(undefined);
    await Promise.all(answers);
    expect(asked).toBe(64);
  });
});
