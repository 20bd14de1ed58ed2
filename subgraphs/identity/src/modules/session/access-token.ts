import { importJWK, type JWK, SignJWT } from 'jose';
import type { Role } from '@propmubi/runtime';

export const ACCESS_TOKEN_ISSUER = 'propmubi-identity';
export const ACCESS_TOKEN_AUDIENCE = 'propmubi-gateway';
export const ACCESS_TOKEN_TYPE = 'at+jwt';

export interface AccessTokenClaims {
  userId: string;
  organizationId: string | null;
  agentId: string | null;
  roles: Role[];
  scopes: string[];
  sessionId: string;
  /** Given for an API key. */
  viaKey?: true;
}

export interface AccessTokenSigner {
  sign(claims: AccessTokenClaims, now: number): Promise<{ token: string; expiresAt: Date }>;
}

/** Signs with the first key of the set; the others are only published (see `publicJwks`). */
export async function createAccessTokenSigner(
  keys: readonly JWK[],
  lifetimeSeconds: number,
): Promise<AccessTokenSigner> {
  const [active] = keys;
  if (!active?.kid) throw new Error('The signing key needs a kid.');
  const { kid } = active;
  const key = await importJWK(active, 'EdDSA');
  return {
    async sign({ userId, organizationId, agentId, roles, scopes, sessionId, viaKey }, now) {
      const issuedAt = Math.floor(now / 1000);
      const token = await new SignJWT({
        ...(organizationId && { org: organizationId }),
        ...(agentId && { agent: agentId }),
        roles,
        scopes,
        sid: sessionId,
        ...(viaKey && { key: true }),
      })
        .setProtectedHeader({ alg: 'EdDSA', typ: ACCESS_TOKEN_TYPE, kid })
        .setSubject(userId)
        .setIssuer(ACCESS_TOKEN_ISSUER)
        .setAudience(ACCESS_TOKEN_AUDIENCE)
        .setJti(crypto.randomUUID())
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + lifetimeSeconds)
        .sign(key);
      return { token, expiresAt: new Date((issuedAt + lifetimeSeconds) * 1000) };
    },
  };
}

/**
 * The public half of every configured key, for the gateway. Rotation in three restarts: append the next key
 * (published) → move it to the front (signs) → once the last token of the old one has expired, remove that (retired).
 */
export function publicJwks({ accessTokenKeys }: { accessTokenKeys: readonly JWK[] }): { keys: JWK[] } {
  return {
    keys: accessTokenKeys.map(
      ({ kty, crv, x, kid }) => ({ kty, crv, x, kid, alg: 'EdDSA', use: 'sig' }) as JWK,
    ),
  };
}
