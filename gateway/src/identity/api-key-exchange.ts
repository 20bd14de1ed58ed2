import { createHash } from 'node:crypto';
import { atMost } from '@propmubi/runtime/limits';
import { LRUCache } from 'lru-cache';
import { UnauthenticatedError, UnavailableError } from '@propmubi/runtime/errors';
import type { KeyTries } from './key-tries.js';

export interface ExchangedKey {
  accessToken: string;
  /** Epoch milliseconds. */
  expiresAtMs: number;
}

/** The access token that an API key stands for. @throws UnauthenticatedError for a wrong key */
export type KeyTokens = (secretKey: string, address: string) => Promise<string>;

/** A key that expired, and a role that its owner lost, are noticed within this time. Revocations are announced at once. */
const VERIFIED_MS = 60_000;
/** A wrong key stays wrong, so what repeats one costs nothing for as long. */
const REFUSED_MS = 60_000;
/** A token with less life than this is not handed out again. */
const MIN_LIFE_MS = 60_000;
const MAX_KEYS = 10_000;
/** Keys that identity is asked about at once. */
const MAX_UNDER_WAY = 64;

export interface KeyExchangeOptions {
  /** Asks identity. */
  readonly exchange: (secretKey: string, address: string) => Promise<ExchangedKey>;
  /** Bounds what an address tries; undefined: nothing does. */
  readonly tries?: KeyTries | undefined;
  readonly now?: () => number;
}

/**
 * Lets programs send their API key with each request: identity is asked about a key once a minute, however many requests
 * have it. While identity does not answer, a key it knew is good until its token ends. Keys are kept as hashes, and wrong
 * ones apart from right ones, so that invented keys take no place from those in use.
 */
export function createApiKeyExchange({ exchange, tries, now = Date.now }: KeyExchangeOptions): KeyTokens {
  const known = new LRUCache<string, ExchangedKey & { verifiedAtMs: number }>(atMost(MAX_KEYS));
  const refusedAtMs = new LRUCache<string, number>(atMost(MAX_KEYS));
  const underWay = new Map<string, Promise<ExchangedKey>>();

  const ask = async (id: string, secretKey: string, address: string): Promise<ExchangedKey> => {
    try {
      const exchanged = await exchange(secretKey, address);
      known.set(id, { ...exchanged, verifiedAtMs: now() });
      return exchanged;
    } catch (error) {
      if (isRefusal(error)) {
        known.delete(id);
        refusedAtMs.set(id, now());
      }
      throw error;
    }
  };
  const shared = async (id: string, secretKey: string, address: string): Promise<ExchangedKey> => {
    const before = underWay.get(id);
    if (before) return before;
    if (underWay.size >= MAX_UNDER_WAY)
      throw new UnavailableError('Too many API keys are being checked. Try again.');
    const giveBack = tries?.(address);
    const asked = ask(id, secretKey, address).finally(() => underWay.delete(id));
    underWay.set(id, asked);
    const exchanged = await asked;
    giveBack?.();
    return exchanged;
  };

  return async (secretKey, address) => {
    const id = createHash('sha256').update(secretKey).digest('base64url');
    const kept = known.get(id);
    if (kept && now() - kept.verifiedAtMs < VERIFIED_MS && kept.expiresAtMs - now() > MIN_LIFE_MS)
      return kept.accessToken;
    if (now() - (refusedAtMs.get(id) ?? -Infinity) < REFUSED_MS) throw invalidApiKey();
    try {
      return (await shared(id, secretKey, address)).accessToken;
    } catch (error) {
      if (!kept || kept.expiresAtMs <= now() || isRefusal(error)) throw error;
      return kept.accessToken;
    }
  };
}

export function invalidApiKey(): UnauthenticatedError {
  return new UnauthenticatedError('The API key is wrong, expired or revoked.', {
    details: { reason: 'INVALID_API_KEY' },
  });
}

/** That identity decided about the key, and did not fail, nor refuse the address. */
function isRefusal(error: unknown): boolean {
  return error instanceof UnauthenticatedError;
}
