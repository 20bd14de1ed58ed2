import {
  createLocalJWKSet,
  createRemoteJWKSet,
  jwtVerify,
  type FlattenedJWSInput,
  type JSONWebKeySet,
  type JWSHeaderParameters,
} from 'jose';
import { atMost } from '@propmubi/runtime/limits';
import { LRUCache } from 'lru-cache';
import { scopesOf, viewerSchema, type Role, type Viewer } from '@propmubi/runtime/auth';
import { UnauthenticatedError } from '@propmubi/runtime/errors';

const ISSUER = 'propmubi-identity';
const AUDIENCE = 'propmubi-gateway';
const TYPE = 'at+jwt';
/** Identity signs for at most 15 minutes; anything older was not made by it. */
const MAX_AGE_S = 15 * 60;
/** Clocks of two machines are never the same. */
const CLOCK_TOLERANCE_S = 2;
const MAX_TOKEN_LENGTH = 8 * 1024;
const CACHE_SIZE = 50_000;
const KEY_ID = /^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,127}$/;
/** Headers that point at, or carry, a key of the sender's own choice. */
const KEY_HEADERS = ['jku', 'jwk', 'x5u', 'x5c', 'x5t', 'x5t#S256', 'crit'];

/** Who asks, and until when that is vouched for (epoch milliseconds; undefined for anonymous). */
export interface Session {
  readonly viewer: Viewer;
  readonly expiresAtMs: number | undefined;
  /** Of the key that signed the token. */
  readonly keyId?: string;
  /** Vouches again, for a client that sent a key and not a token: nothing of it has to be renewed by the client. */
  readonly again?: () => Promise<Session>;
}

export type AccessTokenVerifier = (token: string) => Promise<Session>;

/**
 * Verifies identity's access tokens: EdDSA only, key by `kid` from our set only, issuer, audience and type pinned.
 * Verified tokens are remembered until they expire, in bounded memory: a signature check costs more than a plan lookup.
 */
export function createAccessTokenVerifier(keys: JSONWebKeySet | URL): AccessTokenVerifier {
  const keySet =
    keys instanceof URL
      ? createRemoteJWKSet(keys, { cooldownDuration: 5_000, cacheMaxAge: 300_000, timeoutDuration: 5_000 })
      : createLocalJWKSet(keys);
  const verified = new LRUCache<string, Session>({ ...atMost(CACHE_SIZE), ttl: 1 });
  const keyOf = (header: JWSHeaderParameters, token: FlattenedJWSInput) => {
    if (typeof header.kid !== 'string' || !KEY_ID.test(header.kid))
      throw new Error('kid is missing or malformed');
    if (KEY_HEADERS.some((name) => name in header)) throw new Error('the header names a key of its own');
    return keySet(header as never, token);
  };
  return async (token) => {
    const known = verified.get(token);
    if (known) return known;
    if (token.length > MAX_TOKEN_LENGTH) throw invalid();
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keyOf, {
        algorithms: ['EdDSA'],
        issuer: ISSUER,
        audience: AUDIENCE,
        typ: TYPE,
        maxTokenAge: MAX_AGE_S,
        clockTolerance: CLOCK_TOLERANCE_S,
        requiredClaims: ['sub', 'sid', 'exp', 'iat'],
      });
      const roles = (payload['roles'] ?? []) as Role[];
      const viewer = viewerSchema.parse({
        userId: payload.sub,
        organizationId: payload['org'] ?? null,
        agentId: payload['agent'] ?? null,
        sessionId: payload['sid'],
        roles,
        scopes: payload['scopes'] ?? scopesOf(roles),
        ...(payload['key'] === true && { viaKey: true }),
      });
      const expiresAtMs = (payload.exp as number) * 1000;
      const session = { viewer, expiresAtMs, keyId: protectedHeader.kid as string };
      const lifeMs = session.expiresAtMs - Date.now();
      if (lifeMs > 0) verified.set(token, session, { ttl: lifeMs });
      return session;
    } catch (cause) {
      throw invalid(cause);
    }
  };
}

function invalid(cause?: unknown): UnauthenticatedError {
  return new UnauthenticatedError(
    'The access token is not valid or has expired. Refresh it or sign in again.',
    {
      cause,
      details: { reason: 'INVALID_TOKEN' },
    },
  );
}
