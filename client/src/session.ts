import type { TrustOsClient } from './client.js';
import { RefreshSession } from './operations.js';
import { done } from './payload.js';

export interface Tokens {
  accessToken: string;
  /** ISO 8601 instant. */
  expiresAt: string;
  refreshToken: string;
}

/** Tokens as a payload has them: null in one that was refused. */
type GivenTokens = { [Name in keyof Tokens]: Tokens[Name] | null };

export interface Session {
  /** An access token with some life left; refreshed when it is about to expire. */
  getToken(): Promise<string>;
  /** The pair to keep for the next start of the program. */
  readonly tokens: Tokens;
}

/** Refreshing this early covers clocks that disagree and a request's own time. */
const REFRESH_BEFORE_MS = 60_000;

/**
 * Keeps a signed-in user signed in. Concurrent calls share one refresh: a refresh token works once, and using it twice
 * later than a few seconds apart revokes the session. `client` must not itself ask this session for tokens.
 */
export function createSession(
  client: Pick<TrustOsClient, 'request'>,
  initial: GivenTokens,
  onRefresh: (tokens: Tokens) => void = () => undefined,
): Session {
  let tokens = tokensOf(initial);
  let refreshing: Promise<void> | undefined;
  const refresh = async () => {
    const { refreshSession } = await client.request(RefreshSession, {
      input: { refreshToken: tokens.refreshToken },
    });
    tokens = tokensOf(refreshSession);
    onRefresh(tokens);
  };
  return {
    get tokens() {
      return tokens;
    },
    async getToken() {
      if (Date.parse(tokens.expiresAt) - Date.now() < REFRESH_BEFORE_MS) {
        refreshing ??= refresh().finally(() => (refreshing = undefined));
        await refreshing;
      }
      return tokens.accessToken;
    },
  };
}

function tokensOf(given: GivenTokens): Tokens {
  return done(given, 'accessToken', 'expiresAt', 'refreshToken');
}
