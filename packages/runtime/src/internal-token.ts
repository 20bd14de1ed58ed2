import { importJWK, jwtVerify, SignJWT, type JWK } from 'jose';
import { LRUCache } from 'lru-cache';
import { UnauthenticatedError } from './errors/errors.js';
import { viewerSchema, type Viewer } from './viewer.js';

const ISSUER = 'propmubi-gateway';
const TYPE = 'propmubi-internal+jwt';
const LIFETIME_S = 30;
/** A cached token keeps at least this much life, so it cannot expire on its way to the subgraph. */
const REUSE_S = 15;
const CACHE_SIZE = 10_000;

export type InternalTokenSigner = (viewer: Viewer, audience: string) => Promise<string>;
export type InternalTokenVerifier = (token: string | undefined) => Promise<Viewer>;

/**
 * Signs the gateway's word on who the viewer is, for one subgraph (`audience`) and at most 30 s.
 * Tokens are reused for half their life: signing each of many fetches would cost more than the fetch's own work.
 */
export async function createInternalTokenSigner(privateJwk: JWK): Promise<InternalTokenSigner> {
  const key = await importJWK(privateJwk, 'EdDSA');
  const cache = new LRUCache<string, Promise<string>>({ max: CACHE_SIZE, ttl: REUSE_S * 1000 });
  return (viewer, audience) => {
    const cacheKey = `${audience}\n${JSON.stringify(viewer)}`;
    const cached = cache.get(cacheKey);
    if (cached) return cached;
    const signed = new SignJWT({ viewer })
      .setProtectedHeader({ alg: 'EdDSA', typ: TYPE })
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(`${LIFETIME_S}s`)
      .sign(key);
    cache.set(cacheKey, signed);
    return signed;
  };
}

/** Verifies a gateway token for this subgraph; anything else, a missing token included, is UNAUTHENTICATED. */
export async function createInternalTokenVerifier(
  publicJwk: JWK,
  audience: string,
): Promise<InternalTokenVerifier> {
  const key = await importJWK(publicJwk, 'EdDSA');
  const verified = new LRUCache<string, { viewer: Viewer; expiresAtMs: number }>({ max: CACHE_SIZE });
  return async (token) => {
    if (!token) throw new UnauthenticatedError('This service answers only the gateway.');
    const known = verified.get(token);
    if (known && known.expiresAtMs > Date.now()) return known.viewer;
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['EdDSA'],
        issuer: ISSUER,
        audience,
        typ: TYPE,
        maxTokenAge: `${LIFETIME_S}s`,
        requiredClaims: ['exp', 'iat'],
      });
      const viewer = viewerSchema.parse(payload['viewer']);
      verified.set(token, { viewer, expiresAtMs: (payload.exp as number) * 1000 });
      return viewer;
    } catch (cause) {
      throw new UnauthenticatedError('This service answers only the gateway.', { cause });
    }
  };
}
