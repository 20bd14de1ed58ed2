import { createHash } from 'node:crypto';
import { fileTooLarge, unsupportedMedia } from './document.errors.js';

const MAX_BYTES = 5 * 1024 * 1024;

/** First bytes of what is accepted: a name and an extension prove nothing. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['application/pdf', '25504446'],
  ['image/jpeg', 'ffd8ff'],
  ['image/png', '89504e470d0a1a0a'],
];

export interface DocumentContent {
  bytes: Buffer;
  mediaType: string;
  /** SHA-256 of the bytes, lower-case hexadecimal. */
  sha256: string;
}

/** @throws InvalidInputError UNSUPPORTED_MEDIA_TYPE for what is no base64, no PDF, JPEG or PNG; FILE_TOO_LARGE */
export function readContent(base64: string): DocumentContent {
  const bytes = decodeBase64(base64);
  const mediaType = mediaTypeOf(bytes.subarray(0, 8).toString('hex'));
  if (bytes.length > MAX_BYTES) throw fileTooLarge();
  return { bytes, mediaType, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** @throws InvalidInputError UNSUPPORTED_MEDIA_TYPE */
export function decodeBase64(base64: string): Buffer {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || base64.length % 4 !== 0) throw unsupportedMedia();
  return Buffer.from(base64, 'base64');
}

/**
 * What bytes that start so are, by their start in hexadecimal.
 * @throws InvalidInputError UNSUPPORTED_MEDIA_TYPE
 */
export function mediaTypeOf(start: string): string {
  const mediaType = SIGNATURES.find(([, signature]) => start.startsWith(signature))?.[0];
  if (!mediaType) throw unsupportedMedia();
  return mediaType;
}
