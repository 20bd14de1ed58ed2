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
import { ssoInvalid, ssoProviderFailed } from './sso.errors.js';

const CACHE_MS = 5 * 60_000;
const MOST_CACHED = 500;
/** A minute for clocks that disagree is openid-client’s own. */
const TIMEOUT_S = 5;

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
}

/** What the provider says of the person, its signature checked. */
export interface SsoIdentity {
  subject: string;
  email: string | undefined;
  /** False only where the provider says so. */
  mayBeTheirs: boolean;
}

export interface SsoProviderDependencies {
  fetch: GuardedFetch['fetch'];
  redirectUrl: string;
  allowPrivate: boolean;
}

/** OpenID Connect by `openid-client`: code flow with PKCE, state and nonce. */
export function createSsoProvider({ fetch, redirectUrl, allowPrivate }: SsoProviderDependencies) {
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

    /** Where the browser goes. @throws UnavailableError SSO_PROVIDER_FAILED */
    async begin(
      settings: ProviderSettings,
      loginHint: string,
    ): Promise<{ authorizationUrl: string; attempt: SsoAttempt }> {
      const configuration = await configurationOf(settings).catch((error: unknown) => {
        throw ssoProviderFailed(withoutDetails(error));
      });
      const attempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUrl,
        scope: 'openid email',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
        login_hint: loginHint,
      });
      return { authorizationUrl: url.href, attempt };
    },

    /**
     * Exchanges the code. `answer` is the query of the address that the provider sent the browser to.
     * @throws UnauthenticatedError SSO_INVALID, UnavailableError SSO_PROVIDER_FAILED
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
      const { sub: subject, email, email_verified: isVerified } = claims;
      return {
        subject,
        email: typeof email === 'string' ? email : undefined,
        mayBeTheirs: isVerified !== false,
      };
    },
  };
}

export type SsoProvider = ReturnType<typeof createSsoProvider>;

export interface SsoService {
  provider: SsoProvider;
  redirectUrl: string;
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
