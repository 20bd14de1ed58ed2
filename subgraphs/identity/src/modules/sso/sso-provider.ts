import { LRUCache } from 'lru-cache';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { GuardedFetch } from '../../security/guarded-fetch.js';
import { ssoInvalid, ssoNotFresh, ssoProviderFailed } from './sso.errors.js';

const CACHE_MS = 5 * 60_000;
const MOST_CACHED = 500;
/** A minute for clocks that disagree is openid-client’s own. */
const TIMEOUT_S = 5;
const CLOCK_TOLERANCE_MS = 60_000;
/** A provider must state `auth_time` where `max_age` is asked for (OpenID Connect Core, 3.1.2.1). */
const MAX_AGE_S = 30 * 24 * 60 * 60;
const FRESH_MAX_AGE_S = 10 * 60;

export interface ProviderSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Of the settings as they are: a change is seen at once. */
  version: string;
}

/** What the browser’s answer is checked against. */
export interface SsoAttempt {
  state: string;
  nonce: string;
  verifier: string;
  /** When a fresh sign-in was asked for; null where the provider’s session was enough. */
  freshSince: number | null;
}

/** What the provider says of the person, its signature checked. */
export interface SsoIdentity {
  subject: string;
  email: string | undefined;
  /** False only where the provider says so. */
  mayBeTheirs: boolean;
  /** When the person signed in there, which may be weeks ago; null where the provider does not say. */
  authenticatedAt: Date | null;
}

export interface SsoProviderDependencies {
  fetch: GuardedFetch['fetch'];
  redirectUrl: string;
  allowPrivate: boolean;
  now: () => number;
}

/** OpenID Connect by `openid-client`: code flow with PKCE, state and nonce. */
export function createSsoProvider({ fetch, redirectUrl, allowPrivate, now }: SsoProviderDependencies) {
  const known = new LRUCache<string, Configuration>({ max: MOST_CACHED, ttl: CACHE_MS });

  async function configurationOf(settings: ProviderSettings): Promise<Configuration> {
    const cached = known.get(settings.version);
    if (cached) return cached;
    const found = await discovery(
      new URL(settings.issuer),
      settings.clientId,
      settings.clientSecret,
      undefined,
      {
        timeout: TIMEOUT_S,
        [customFetch]: (url, options) => fetch(url, options as RequestInit),
        // Signatures of ID tokens are checked by the provider’s keys, beside the TLS of the answer.
        execute: [enableNonRepudiationChecks, ...(allowPrivate ? [allowInsecureRequests] : [])],
      },
    );
    known.set(settings.version, found);
    return found;
  }

  return {
    /** Whether a provider answers there. @throws Error when it does not */
    async probe(settings: ProviderSettings): Promise<void> {
      await configurationOf(settings);
    },

    /** Where the browser goes; `fresh` has the person prove themselves there again. @throws UnavailableError SSO_PROVIDER_FAILED */
    async begin(
      settings: ProviderSettings,
      { loginHint, fresh }: { loginHint: string; fresh: boolean },
    ): Promise<{ authorizationUrl: string; attempt: SsoAttempt }> {
      const configuration = await configurationOf(settings).catch((error: unknown) => {
        throw ssoProviderFailed(withoutDetails(error));
      });
      const attempt = {
        state: randomState(),
        nonce: randomNonce(),
        verifier: randomPKCECodeVerifier(),
        freshSince: fresh ? now() : null,
      };
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUrl,
        scope: 'openid email',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
        login_hint: loginHint,
        max_age: String(fresh ? FRESH_MAX_AGE_S : MAX_AGE_S),
        ...(fresh && { prompt: 'login' }),
      });
      return { authorizationUrl: url.href, attempt };
    },

    /**
     * Exchanges the code. `answer` is the query of the address that the provider sent the browser to.
     * @throws UnauthenticatedError SSO_INVALID, SSO_NOT_FRESH, UnavailableError SSO_PROVIDER_FAILED
     */
    async complete(settings: ProviderSettings, attempt: SsoAttempt, answer: string): Promise<SsoIdentity> {
      const configuration = await configurationOf(settings).catch((error: unknown) => {
        throw ssoProviderFailed(withoutDetails(error));
      });
      const url = new URL(redirectUrl);
      url.search = answer;
      const tokens = await authorizationCodeGrant(configuration, url, {
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        pkceCodeVerifier: attempt.verifier,
        idTokenExpected: true,
      }).catch((error: unknown) => {
        throw isUnreachable(error) ? ssoProviderFailed(withoutDetails(error)) : ssoInvalid();
      });
      const claims = tokens.claims();
      if (!claims) throw ssoInvalid();
      const { sub: subject, email, email_verified: isVerified, auth_time: authTime } = claims;
      const authenticatedAt = authenticationOf(authTime, now());
      // The parameters of the address can be taken out in the browser; what the provider signed cannot.
      const { freshSince } = attempt;
      if (freshSince !== null && (authenticatedAt?.getTime() ?? 0) < freshSince - CLOCK_TOLERANCE_MS)
        throw ssoNotFresh();
      return {
        subject,
        email: typeof email === 'string' ? email : undefined,
        mayBeTheirs: isVerified !== false,
        authenticatedAt,
      };
    },
  };
}

export type SsoProvider = ReturnType<typeof createSsoProvider>;

export interface SsoService {
  provider: SsoProvider;
  redirectUrl: string;
}

/** A time to come is a lie, or a clock that no freshness can be read from. @throws UnauthenticatedError SSO_INVALID */
function authenticationOf(authTime: unknown, now: number): Date | null {
  if (typeof authTime !== 'number' || !Number.isFinite(authTime)) return null;
  const at = authTime * 1_000;
  if (at < 0 || at > now + CLOCK_TOLERANCE_MS) throw ssoInvalid();
  return new Date(Math.min(at, now));
}

/** Messages and causes may quote tokens and what a provider says. */
function withoutDetails(error: unknown): Error {
  const { name, code } = error as { name?: string; code?: unknown };
  return new Error(`${name ?? 'Error'} ${typeof code === 'string' ? code : ''}`.trim());
}

/** Of the network, and no answer that was wrong. */
function isUnreachable(error: unknown): boolean {
  const { name, code, cause } = error as { name?: string; code?: unknown; cause?: { code?: unknown } };
  return (
    name === 'TypeError' ||
    name === 'AbortError' ||
    name === 'TimeoutError' ||
    code === 'OAUTH_TIMEOUT' ||
    String(cause?.code ?? '').startsWith('UND_ERR')
  );
}
