import { fileTypeFromBuffer } from 'file-type';
import { unsupportedMedia } from './document.errors.js';

/** What a document can be; the endings are those of downloads. */
export const MEDIA_TYPES: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** As many first bytes as tell a type. */
export const HEAD_BYTES = 4_100;

/**
 * What bytes that start so are: a name, an ending and what the client says prove nothing.
 * @throws InvalidInputError UNSUPPORTED_MEDIA_TYPE
 */
export async function mediaTypeOf(head: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(head);
  if (!found || !(found.mime in MEDIA_TYPES)) throw unsupportedMedia();
  return found.mime;
}
