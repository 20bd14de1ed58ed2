import { CompactSign, importJWK, type JWK } from 'jose';

export type Sign = (bytes: Uint8Array) => Promise<string>;

/**
 * Signs bytes with the platform's key, the first of the published set, as a compact JSON Web Signature. Its type keeps what it signs
 * apart, and apart from access tokens, which the same key signs where it has none of its own.
 */
export function createPlatformSignature([active]: readonly JWK[], typ: string): Sign {
  if (!active?.kid) throw new Error('The signing key needs a kid.');
  const header = { alg: 'EdDSA', typ, kid: active.kid };
  const key = importJWK(active, 'EdDSA');
  return async (bytes) => new CompactSign(bytes).setProtectedHeader(header).sign(await key);
}
