import { importJWK, type JWK, SignJWT } from 'jose';
import { newId, type Role, scopesOf } from '@propmubi/runtime';

export interface TokenSubject {
  userId: string;
  organizationId?: string;
  agentId?: string;
  role: Role;
  /** Besides `role`. */
  alsoRole?: Role;
}

export type Mint = (subject: TokenSubject) => Promise<string>;

/** Access tokens as identity signs them, so that ten thousand agents need no ten thousand text messages. */
export async function createTokenMint(signingKeys: string): Promise<Mint> {
  const parsed = JSON.parse(signingKeys) as JWK & { keys?: JWK[] };
  const jwk = parsed.keys?.[0] ?? parsed;
  const key = await importJWK(jwk, 'EdDSA');
  return ({ userId, organizationId, agentId, role, alsoRole }) => {
    const roles = alsoRole ? [role, alsoRole] : [role];
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
