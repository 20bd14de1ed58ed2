import { anonymous } from '@propmubi/runtime/auth';
import { UnauthenticatedError } from '@propmubi/runtime/errors';
import type { AccessTokenVerifier, Session } from './access-token.js';
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

const API_KEY = /^Bearer (pk_live_[\w-]{1,100})$/i;

/** Bearer access tokens and API keys; identity headers of any other kind are never read. */
export function createAuthenticator(
  verify: AccessTokenVerifier,
  revocation: SessionRevocation | undefined,
  tokenOfKey?: (secretKey: string, address: string) => Promise<string>,
): Authenticator {
  return {
    async authenticate(authorization, address) {
      if (authorization === undefined || authorization === '') return ANONYMOUS;
      const secretKey = tokenOfKey && API_KEY.exec(authorization)?.[1];
      const token = secretKey
        ? await tokenOfKey(secretKey, address)
        : /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
      if (!token) {
        throw new UnauthenticatedError('The Authorization header is not a bearer access token.', {
          details: { reason: 'INVALID_TOKEN' },
        });
      }
      const session = await verify(token);
      const { sessionId } = session.viewer;
      if (sessionId && (await revocation?.isRevoked(sessionId))) throw sessionRevoked();
      return session;
    },
  };
}

/** Every client is anonymous: a supergraph served with authentication off. */
export const noAuthentication: Authenticator = { authenticate: () => Promise.resolve(ANONYMOUS) };

export function sessionRevoked(): UnauthenticatedError {
  return new UnauthenticatedError('This session was signed out. Sign in again.', { code: 'SESSION_REVOKED' });
}
