import { createHmac, hkdfSync } from 'node:crypto';
import {
  ContactDigests,
  DigestChain,
  parseGenerations,
  type SecretGeneration,
  type SecretGenerations,
} from '@propmubi/domain';
import { KeyRing } from './key-ring.js';

const KEY_BYTES = 32;

/** What each key is for. One secret is configured; a key per purpose keeps a leak of one use from reaching another. */
const PURPOSES = [
  'otp',
  'challenge',
  'passkey-challenge',
  'sso',
  'password-login',
  'refresh-successor',
  'personal-data',
  'second-factor',
  'notification-cursor',
  'webhook',
] as const;

/**
 * Digests that are stored, with the purpose of their first key; later ones have keys of their own. The order is that of
 * `formerPepperKeys`: new ones go to the end.
 */
const DIGESTS = {
  phone: 'phone-lookup',
  email: 'email-lookup',
  passkey: 'passkey-lookup',
  push: 'push-lookup',
  device: 'device',
  sso: 'sso',
  recoveryCode: 'second-factor',
} as const;
const DIGEST_NAMES = Object.keys(DIGESTS) as DigestPurpose[];
const AUDIT = 'audit';

export type KeyPurpose = (typeof PURPOSES)[number];
export type DigestPurpose = keyof typeof DIGESTS;

export type IdentityKeys = Readonly<Record<KeyPurpose, KeyRing>> & {
  /** Under which credentials and the like are looked up; useless without the key. */
  digests: Readonly<Record<DigestPurpose, DigestChain>>;
  /** Shared with crm. */
  contacts: ContactDigests;
  /** Of audit entries from before the audit trail had keys of its own. */
  audit: Buffer;
};

/** @throws Error for a text that is no pepper, or one that was cut off */
export function readPepper(text: string): SecretGenerations {
  const pepper = parseGenerations(text);
  const isWhole = pepper.former.every(
    ({ length }, at) => length === KEY_BYTES * (DIGEST_NAMES.length + (at === 0 ? 1 : 0)),
  );
  if (!isWhole) throw new Error('cut off: keys of its former generations are missing');
  return pepper;
}

/** @param pepper as `readPepper`, contactDigestKey as `parseGenerations` reads it */
export function deriveKeys(pepper: string, contactDigestKey: string): IdentityKeys {
  const { accepted, former } = readPepper(pepper);
  const numbers = accepted.map(({ number }) => number);
  const stored = [...former, ...accepted.toSorted((a, b) => a.number - b.number).map(formerPepperKeys)];
  const ringOf = (purpose: KeyPurpose) =>
    new KeyRing(new Map(accepted.map(({ number, secret }) => [number, derive(secret, purpose)])));
  const chainOf = (at: number) =>
    new DigestChain(
      stored.map((keys) => keyAt(keys, at)),
      numbers,
      DIGEST_NAMES[at] === 'device' ? 'base64url' : 'hex',
    );
  return {
    ...(Object.fromEntries(PURPOSES.map((purpose) => [purpose, ringOf(purpose)])) as Record<
      KeyPurpose,
      KeyRing
    >),
    digests: Object.fromEntries(DIGEST_NAMES.map((name, at) => [name, chainOf(at)])) as Record<
      DigestPurpose,
      DigestChain
    >,
    contacts: new ContactDigests(contactDigestKey),
    audit: keyAt(stored[0] as Buffer, DIGEST_NAMES.length),
  };
}

/**
 * What is kept of a pepper once it is replaced: the keys of stored digests, which later ones are made of, and that of the first audit
 * entries. It opens nothing that is sealed by the pepper, but for client secrets of providers and secrets of second factors in backups
 * of the first generation, whose key they share.
 */
export function formerPepperKeys({ number, secret }: SecretGeneration): Buffer {
  const keys = Object.entries(DIGESTS).map(([name, purpose]) =>
    derive(secret, number === 1 ? purpose : `digest-${name}`),
  );
  if (number === 1) keys.push(derive(secret, AUDIT));
  return Buffer.concat(keys);
}

function derive(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'propmubi-identity', purpose, KEY_BYTES));
}

function keyAt(keys: Buffer, at: number): Buffer {
  return keys.subarray(at * KEY_BYTES, (at + 1) * KEY_BYTES);
}

export function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
