import { anonymous } from '@propmubi/runtime/auth';
import { UnauthenticatedError } from '@propmubi/runtime/errors';
import type { AccessTokenVerifier, Session } from './access-token.js';
import { invalidApiKey, type KeyTokens } from './api-key-exchange.js';
import type { SessionRevocation } from './session-revocation.js';

export interface Authenticator {
  /**
   * Who sent this `Authorization` header from this address. No header is anonymous; a wrong one never is.
   * @throws UnauthenticatedError for a token that is malformed, not ours, expired or revoked
   * @throws GraphQLError AUTH_RATE_LIMITED for an address that tries many API keys
   */
  authenticate(authorization: string | undefined, address: string): Promise<Session>;
}

export const ANONYMOUS: Session = { viewer: anonymous, expiresAtMs: undefined };

/** As identity makes them. What only looks like one is refused without a look-up. */
const API_KEY = /^[Bb]earer (pk_(live|test)_[0-9a-f]{32}_[\w-]{43})$/;

export interface ApiKeys {
  readonly tokens: KeyTokens;
  /** Whether this is an installation for trying out: it takes test keys, and others take live ones. */
  readonly sandbox: boolean;
  /** Where test keys work, for those who send one elsewhere; empty: not said. */
  readonly sandboxUrl: string;
}

/** Bearer access tokens and API keys; identity headers of any other kind are never read. */
export function createAuthenticator(
  verify: AccessTokenVerifier,
  revocation: SessionRevocation | undefined,
  keys?: ApiKeys,
): Authenticator {
  const byKey = async (secretKey: string, address: string, tokens: KeyTokens): Promise<Session> => {
    const session = await verify(await tokens(secretKey, address));
    if (await isRevoked(session, revocation)) throw invalidApiKey();
    return { ...session, again: () => byKey(secretKey, address, tokens) };
  };
  return {
    async authenticate(authorization, address) {
      if (authorization === undefined || authorization === '') return ANONYMOUS;
      const [, secretKey, kind] = API_KEY.exec(authorization) ?? [];
      if (keys && secretKey) {
        if ((kind === 'test') !== keys.sandbox) throw otherKindOfKey(keys);
        return byKey(secretKey, address, keys.tokens);
      }
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
      if (!token) {
        throw new UnauthenticatedError('The Authorization header is not a bearer access token.', {
          details: { reason: 'INVALID_TOKEN' },
        });
      }
      const session = await verify(token);
      if (await isRevoked(session, revocation)) throw sessionRevoked();
      return session;
    },
  };
}

/** What ends a session: its own end, or that of the key that signed its token. */
export function endsOf({ viewer: { sessionId }, keyId }: Session): string[] {
  return [...(sessionId ? [sessionId] : []), ...(keyId === undefined ? [] : [`key:${keyId}`])];
}

export async function isRevoked(
  session: Session,
  revocation: SessionRevocation | undefined,
): Promise<boolean> {
  for (const id of endsOf(session)) if (await revocation?.isRevoked(id)) return true;
  return false;
}

/** Every client is anonymous: a supergraph served with authentication off. */
export const noAuthentication: Authenticator = { authenticate: () => Promise.resolve(ANONYMOUS) };

function otherKindOfKey({ sandbox, sandboxUrl }: ApiKeys): UnauthenticatedError {
  const message = sandbox
    ? 'This is a sandbox, which takes test keys (pk_test_…) alone.'
    : `This is a test key, which works in the sandbox alone${sandboxUrl && `: ${sandboxUrl}`}.`;
  return new UnauthenticatedError(message, { details: { reason: 'OTHER_KIND_OF_KEY' } });
}

export function sessionRevoked(): UnauthenticatedError {
  return new UnauthenticatedError('This session was signed out. Sign in again.', { code: 'SESSION_REVOKED' });
}
