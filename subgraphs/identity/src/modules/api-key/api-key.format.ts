import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const KEY =
  /^pk_live_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

/** `pk_live_<id>_<secret>`: the id finds the key, 256 random bits prove it. */
export function newApiKey(id: string): { apiKey: string; secretHash: string } {
  const secret = randomBytes(32).toString('base64url');
  return { apiKey: `pk_live_${id.replaceAll('-', '')}_${secret}`, secretHash: hashSecret(secret) };
}

export function parseApiKey(input: string): { id: string; secret: string } | undefined {
  const [, a, b, c, d, e, secret] = KEY.exec(input) ?? [];
  return secret === undefined ? undefined : { id: `${a}-${b}-${c}-${d}-${e}`, secret };
}

export function matchesSecret(secret: string, secretHash: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(secret)), Buffer.from(secretHash));
}

/** A fast hash suffices: 256 random bits cannot be guessed. */
function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
