import { newId, type Role, scopesOf } from '@propmubi/runtime';
import { importJWK, type JWK, SignJWT } from 'jose';

export interface TokenSubject {
  /** Left out, a user of no table. */
  userId?: string;
  organizationId?: string;
  agentId?: string;
  role: Role | Role[];
}

/** An access token as identity signs it, of a session of its own: ten thousand agents need no ten thousand text messages. */
export type TokenMint = (subject: TokenSubject) => Promise<string>;

/** Signs with ACCESS_TOKEN_SIGNING_KEYS, with the first of a set. */
export async function createTokenMint(signingKeys: string): Promise<TokenMint> {
  const parsed = JSON.parse(signingKeys) as JWK & { keys?: JWK[] };
  const jwk = parsed.keys?.[0] ?? parsed;
  const key = await importJWK(jwk, 'EdDSA');
  return ({ userId = newId(), organizationId, agentId, role }) => {
    const roles = [role].flat();
    return new SignJWT({
      sid: newId(),
      roles,
      scopes: scopesOf(roles),
      ...(organizationId && { org: organizationId }),
      ...(agentId && { agent: agentId }),
    })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: jwk.kid as string })
      .setIssuer('propmubi-identity')
      .setAudience('propmubi-gateway')
      .setSubject(userId)
      .setIssuedAt()
      .setExpirationTime('15m')
      .sign(key);
  };
}
