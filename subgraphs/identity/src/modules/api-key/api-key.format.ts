import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Of an installation with real people, or of a sandbox: neither takes the other's. */
export type KeyKind = 'live' | 'test';

const KEY =
  /^pk_(live|test)_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

/** `pk_live_<id>_<secret>`: the id finds the key, 256 random bits prove it. */
export function newApiKey(
  kind: KeyKind,
  id: string,
  secret = randomBytes(32).toString('base64url'),
): { apiKey: string; secretHash: string } {
  return { apiKey: `pk_${kind}_${id.replaceAll('-', '')}_${secret}`, secretHash: hashSecret(secret) };
}

/** Undefined for what is no key, or one of the other kind. */
export function parseApiKey(kind: KeyKind, input: string): { id: string; secret: string } | undefined {
  const [, found, a, b, c, d, e, secret] = KEY.exec(input) ?? [];
  return secret === undefined || found !== kind ? undefined : { id: `${a}-${b}-${c}-${d}-${e}`, secret };
}

export function matchesSecret(secret: string, secretHash: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(secret)), Buffer.from(secretHash));
}

/** A fast hash suffices: 256 random bits cannot be guessed. */
function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
