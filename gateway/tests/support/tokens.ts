import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type JSONWebKeySet, type JWK } from 'jose';

export interface TokenClaims {
  readonly sub?: string;
  readonly sid?: string;
  readonly org?: string;
  readonly agent?: string;
  readonly roles?: readonly string[];
  readonly scopes?: readonly string[];
  /** The token of an API key, whose id is `sid`. */
  readonly key?: true;
}

export interface TokenForm {
  readonly kid?: string | null;
  readonly typ?: string;
  readonly issuer?: string;
  readonly audience?: string;
  readonly expiresInS?: number;
  readonly notBeforeInS?: number;
  readonly header?: Record<string, unknown>;
}

export interface TestIdentity {
  readonly jwks: JSONWebKeySet;
  readonly publicJwk: JWK;
  token(claims?: TokenClaims, form?: TokenForm): Promise<string>;
}

/** Signs tokens as identity does, or wrongly in one respect. */
export async function createTestIdentity(): Promise<TestIdentity> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const publicJwk = { ...(await exportJWK(publicKey)), kid: 'key-1', alg: 'EdDSA', use: 'sig' };
  return {
    publicJwk,
    jwks: { keys: [publicJwk] },
    token(claims = {}, form = {}) {
      const now = Math.floor(Date.now() / 1000);
      const { kid = 'key-1', typ = 'at+jwt', expiresInS = 600 } = form;
      const issuedAt = expiresInS > 0 ? now : now + expiresInS - 600;
      const jwt = new SignJWT({ sid: randomUUID(), roles: [], scopes: [], ...claims })
        .setProtectedHeader({ alg: 'EdDSA', typ, ...(kid !== null && { kid }), ...form.header })
        .setSubject(claims.sub ?? randomUUID())
        .setIssuer(form.issuer ?? 'propmubi-identity')
        .setAudience(form.audience ?? 'propmubi-gateway')
        .setIssuedAt(issuedAt)
        .setExpirationTime(now + expiresInS);
      if (form.notBeforeInS !== undefined) jwt.setNotBefore(now + form.notBeforeInS);
      return jwt.sign(privateKey);
    },
  };
}

export const AGENT = { roles: ['AGENT'], scopes: ['leads:read', 'leads:work'] };
