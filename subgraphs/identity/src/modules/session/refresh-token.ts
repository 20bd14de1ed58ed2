import { createHash, randomBytes } from 'node:crypto';
import { parse as parseUuid, stringify as stringifyUuid } from 'uuid';
import { hmac } from '../../security/keys.js';

const SECRET_BYTES = 32;
const USER_ID_BYTES = 16;
const TOKEN = /^prt_[A-Za-z0-9_-]{64}$/;

/**
 * Opaque to clients: 256 random bits behind the user's id, which only says as whom to look (row level security
 * needs to know) and proves nothing.
 */
export function newRefreshToken(userId: string): string {
  return format(userId, randomBytes(SECRET_BYTES));
}

/**
 * The token that follows this one. Derived, so that a client that lost the answer gets the very same successor
 * again although only hashes are stored; a thief of a used token cannot derive it without the key.
 */
export function successorOf(token: string, userId: string, key: Buffer): string {
  return format(userId, hmac(key, token));
}

export function hashRefreshToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The user a token claims to be of, or undefined when it is not shaped like one. */
export function claimedUser(token: string): string | undefined {
  if (!TOKEN.test(token)) return undefined;
  const bytes = Buffer.from(token.slice('prt_'.length), 'base64url');
  try {
    return stringifyUuid(bytes.subarray(0, USER_ID_BYTES));
  } catch {
    return undefined;
  }
}

function format(userId: string, secret: Buffer): string {
  return `prt_${Buffer.concat([parseUuid(userId), secret]).toString('base64url')}`;
}
