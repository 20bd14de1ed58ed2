import { createHmac, hkdfSync } from 'node:crypto';

/** What each key is for. One secret is configured; a key per purpose keeps a leak of one use from reaching another. */
const PURPOSES = [
  'otp',
  'challenge',
  'phone-lookup',
  'email-lookup',
  'passkey-lookup',
  'passkey-challenge',
  'sso',
  'password-login',
  'refresh-successor',
  'personal-data',
  'audit',
  'second-factor',
  'device',
  'push-lookup',
  'notification-cursor',
  'webhook',
] as const;
export type KeyPurpose = (typeof PURPOSES)[number];
export type IdentityKeys = Record<KeyPurpose, Buffer> & {
  /** Shared with crm; see `contactDigest`. */
  contactDigestKey: string;
};

export function deriveKeys(pepper: string, contactDigestKey: string): IdentityKeys {
  const derive = (purpose: KeyPurpose) =>
    Buffer.from(hkdfSync('sha256', pepper, 'propmubi-identity', purpose, 32));
  const derived = Object.fromEntries(PURPOSES.map((purpose) => [purpose, derive(purpose)]));
  return { ...(derived as Record<KeyPurpose, Buffer>), contactDigestKey };
}

export function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** Under which a phone number is looked up before the user is known; useless without the key. */
export function phoneLookupHash(keys: IdentityKeys, phone: string): string {
  return hmac(keys['phone-lookup'], phone).toString('hex');
}

/** The same of a normalised e-mail address. */
export function emailLookupHash(keys: IdentityKeys, email: string): string {
  return hmac(keys['email-lookup'], email).toString('hex');
}
