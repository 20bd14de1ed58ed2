import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

export interface ExchangedKey {
  accessToken: string;
  /** Epoch milliseconds. */
  expiresAtMs: number;
}

const MAX_KEYS = 10_000;
/** A token with less life than this is not handed out again. */
const MIN_LIFE_MS = 60_000;

/**
 * Lets programs send their API key with each request: the key is exchanged for an access token once in its lifetime.
 * Requests with one key at once share the exchange; a refused key is asked about again. Keys are kept as hashes.
 */
export function createApiKeyExchange(
  exchange: (secretKey: string, address: string) => Promise<ExchangedKey>,
): (secretKey: string, address: string) => Promise<string> {
  const tokens = new LRUCache<string, Promise<ExchangedKey>>({ max: MAX_KEYS });
  return async (secretKey, address) => {
    const id = createHash('sha256').update(secretKey).digest('base64url');
    const known = await tokens.get(id)?.catch(() => undefined);
    if (known && known.expiresAtMs - Date.now() > MIN_LIFE_MS) return known.accessToken;
    const pending = exchange(secretKey, address);
    tokens.set(id, pending);
    try {
      return (await pending).accessToken;
    } catch (error) {
      if (tokens.get(id) === pending) tokens.delete(id);
      throw error;
    }
  };
}
