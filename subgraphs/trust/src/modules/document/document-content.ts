import { createHash } from 'node:crypto';
import { fileTooLarge, unsupportedMedia } from './document.errors.js';

/** What goes into one request; larger documents are uploaded first. */
const MAX_BYTES = 5 * 1024 * 1024;

/** @throws InvalidInputError UNSUPPORTED_MEDIA_TYPE for what is no base64; FILE_TOO_LARGE */
export function readContent(base64: string): Buffer {
  const bytes = decodeBase64(base64);
  if (bytes.length > MAX_BYTES) throw fileTooLarge();
  return bytes;
}

/** @throws InvalidInputError UNSUPPORTED_MEDIA_TYPE */
export function decodeBase64(base64: string): Buffer {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || base64.length % 4 !== 0) throw unsupportedMedia();
  return Buffer.from(base64, 'base64');
}

/** Lower-case hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
