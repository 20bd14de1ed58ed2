import { createHash } from 'node:crypto';
import { unsupportedMedia } from './document.errors.js';

const MAX_BYTES = 5 * 1024 * 1024;

/** First bytes of what is accepted: a name and an extension prove nothing. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['application/pdf', '25504446'],
  ['image/jpeg', 'ffd8ff'],
  ['image/png', '89504e47'],
];

export interface DocumentContent {
  bytes: Buffer;
  mediaType: string;
  /** SHA-256 of the bytes, lower-case hexadecimal. */
  sha256: string;
}

/** @throws InvalidInputError UNSUPPORTED_MEDIA_TYPE for what is no base64, too large or no PDF, JPEG or PNG */
export function readContent(base64: string): DocumentContent {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || base64.length % 4 !== 0) throw unsupportedMedia();
  const bytes = Buffer.from(base64, 'base64');
  const start = bytes.subarray(0, 4).toString('hex');
  const mediaType = SIGNATURES.find(([, signature]) => start.startsWith(signature))?.[0];
  if (!mediaType || bytes.length > MAX_BYTES) throw unsupportedMedia();
  return { bytes, mediaType, sha256: createHash('sha256').update(bytes).digest('hex') };
}
