import { createLocalJWKSet, importJWK, jwtVerify, SignJWT, type JWK } from 'jose';
import { LRUCache } from 'lru-cache';
import { atMost } from '../limits/at-most.js';
import { type ClientInfo, clientInfoSchema } from './client-info.js';
import { UnauthenticatedError } from '../errors/errors.js';
import { viewerSchema, type Viewer } from './viewer.js';

const ISSUER = 'propmubi-gateway';
const TYPE = 'propmubi-internal+jwt';
const LIFETIME_S = 30;
/** A cached token keeps at least this much life, so it cannot expire on its way to the subgraph. */
const REUSE_S = 15;
const CACHE_SIZE = 10_000;

/** Who asks and, of a mutation, from where. */
export interface Vouched {
  viewer: Viewer;
  client?: ClientInfo | undefined;
}

export type InternalTokenSigner = (viewer: Viewer, audience: string, client?: ClientInfo) => Promise<string>;
export type InternalTokenVerifier = (token: string | undefined) => Promise<Vouched>;

/**
 * Signs the gateway's word on who the viewer is, for one subgraph (`audience`) and at most 30 s.
 * Tokens are reused for half their life: signing each of many fetches would cost more than the fetch's own work.
 */
export async function createInternalTokenSigner(privateJwk: JWK): Promise<InternalTokenSigner> {
  const key = await importJWK(privateJwk, 'EdDSA');
  const header = { alg: 'EdDSA', typ: TYPE, ...(privateJwk.kid && { kid: privateJwk.kid }) };
  const cache = new LRUCache<string, Promise<string>>({ ...atMost(CACHE_SIZE), ttl: REUSE_S * 1000 });
  const signed = (claims: Vouched, audience: string) =>
    new SignJWT({ ...claims })
      .setProtectedHeader(header)
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(`${LIFETIME_S}s`)
      .sign(key);
  return (viewer, audience, client) => {
    // No two operations share one.
    if (client) return signed({ viewer, client }, audience);
    const cacheKey = `${audience}\n${JSON.stringify(viewer)}`;
    const cached = cache.get(cacheKey);
    if (cached) return cached;
    const token = signed({ viewer }, audience);
    cache.set(cacheKey, token);
    return token;
  };
}

/** Verifies a gateway token for this subgraph by any of the keys; anything else, a missing token included, is UNAUTHENTICATED. */
export function createInternalTokenVerifier(
  publicKeys: readonly JWK[],
  audience: string,
): InternalTokenVerifier {
  const keys = createLocalJWKSet({ keys: [...publicKeys] });
  const verified = new LRUCache<string, { vouched: Vouched; expiresAtMs: number }>({ ...atMost(CACHE_SIZE) });
  return async (token) => {
    if (!token) throw new UnauthenticatedError('This service answers only the gateway.');
    const known = verified.get(token);
    if (known && known.expiresAtMs > Date.now()) return known.vouched;
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['EdDSA'],
        issuer: ISSUER,
        audience,
        typ: TYPE,
        maxTokenAge: `${LIFETIME_S}s`,
        requiredClaims: ['exp', 'iat'],
      });
      const viewer = viewerSchema.parse(payload['viewer']);
      if (payload['client'] !== undefined)
        return { viewer, client: clientInfoSchema.parse(payload['client']) };
      const vouched = { viewer };
      verified.set(token, { vouched, expiresAtMs: (payload.exp as number) * 1000 });
      return vouched;
    } catch (cause) {
      throw new UnauthenticatedError('This service answers only the gateway.', { cause });
    }
  };
}
