import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyRing } from './key-ring.js';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** Encrypts and authenticates; `context` says what the text is and must be the same to open it. */
export function seal(key: Buffer, text: string | Buffer, context: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(text), cipher.final()]);
  return `v1.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`;
}

/** @throws Error when key, text or context are not those it was sealed with */
export function unseal(key: Buffer, sealed: string, context: string): Buffer {
  if (!sealed.startsWith('v1.')) throw new Error('Sealed by an unknown version.');
  const bytes = Buffer.from(sealed.slice(3), 'base64url');
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}

const NUMBERED = /^v2\.(\d{1,4})\.(.*)$/;

/** Seals with the key of the pepper that is written with, whose generation stands in front; nothing stands there for the first. */
export function sealWith(ring: KeyRing, text: string | Buffer, context: string): string {
  const { number, key } = ring.current;
  const sealed = seal(key, text, context);
  return number === 1 ? sealed : `v2.${number}.${sealed.slice(3)}`;
}

/** @throws Error as `unseal`, and for a generation that is not accepted */
export function unsealWith(ring: KeyRing, sealed: string, context: string): Buffer {
  const [, number, rest] = NUMBERED.exec(sealed) ?? [];
  const key = ring.of(Number(number ?? 1));
  if (!key) throw new Error('Sealed by a key that is not accepted.');
  return unseal(key, rest === undefined ? sealed : `v1.${rest}`, context);
}

/** A person’s own key, wrapped by the master key so that the database alone opens nothing. */
export function newWrappedKey(master: KeyRing, userId: string): string {
  return sealWith(master, randomBytes(KEY_BYTES), `key|${userId}`);
}

export function unwrapKey(master: KeyRing, wrapped: string, userId: string): Buffer {
  return unsealWith(master, wrapped, `key|${userId}`);
}
