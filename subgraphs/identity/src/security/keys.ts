import { createHmac, hkdfSync } from 'node:crypto';

/** What each key is for. One secret is configured; a key per purpose keeps a leak of one use from reaching another. */
const PURPOSES = ['otp', 'phone-lookup', 'refresh-successor', 'personal-data', 'audit'] as const;
export type KeyPurpose = (typeof PURPOSES)[number];
export type IdentityKeys = Record<KeyPurpose, Buffer>;

export function deriveKeys(pepper: string): IdentityKeys {
  const derive = (purpose: KeyPurpose) =>
    Buffer.from(hkdfSync('sha256', pepper, 'propmubi-identity', purpose, 32));
  return Object.fromEntries(PURPOSES.map((purpose) => [purpose, derive(purpose)])) as IdentityKeys;
}

export function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** Under which a phone number is looked up before anybody is known; useless without the key. */
export function phoneLookupHash(keys: IdentityKeys, phone: string): string {
  return hmac(keys['phone-lookup'], phone).toString('hex');
}
