import { createHmac } from 'node:crypto';

/**
 * A keyed digest of a normalised phone number or e-mail address. Services that share the key recognise the same value
 * without sending it to each other; without the key a digest says nothing.
 */
export function contactDigest(key: string, kind: 'PHONE' | 'EMAIL', value: string): string {
  return createHmac('sha256', key).update(`${kind}\n${value}`).digest('base64url');
}
