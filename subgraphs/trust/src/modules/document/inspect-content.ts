import { createHash, type Hash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { ScanFailed, type VirusScanner } from '@propmubi/storage';
import type { DocumentFiles } from '../../document-store.js';
import { textOfPdf } from './checks/pdf-text.js';
import { cleanImage } from './clean-image.js';
import { sha256Of } from './document-content.js';
import { HEAD_BYTES, mediaTypeOf } from './document-media.js';
import { fileInfected, scanUnavailable, uploadMissing } from './document.errors.js';

export interface InspectedFile {
  /** Of what is kept. */
  sha256: string;
  sizeBytes: number;
  mediaType: string;
  /** Of what was sent: an image is kept without its EXIF data, so that its hash differs. */
  originalSha256: string;
  /** The text layer of a PDF; null where none can be read. */
  text: string | null;
}

/**
 * Looks at an object once, as it streams by: its hash, its type by its bytes, and whether the scanner knows it as malware.
 * An image is then replaced by a clean copy. The object must be one to which no link leads.
 * @throws InvalidInputError UPLOAD_INCOMPLETE, UNSUPPORTED_MEDIA_TYPE, FILE_INFECTED; UnavailableError SCAN_UNAVAILABLE
 */
export async function inspectContent(
  { store, scanner }: DocumentFiles,
  key: string,
  sizeBytes: number,
): Promise<InspectedFile> {
  const seen = { hash: createHash('sha256'), head: Buffer.alloc(0), sizeBytes: 0 };
  await scan(scanner, observed(await store.read(key), seen));
  // A bucket takes another file by the same link until that expires; what was promised is what was budgeted.
  if (seen.sizeBytes !== sizeBytes) throw uploadMissing();
  const mediaType = await mediaTypeOf(seen.head);
  const originalSha256 = seen.hash.digest('hex');
  const bytes = await buffer(await store.read(key));
  const file = { sha256: originalSha256, sizeBytes, mediaType, originalSha256, text: null };
  if (mediaType === 'application/pdf') return { ...file, text: await textOfPdf(bytes) };
  const clean = await cleanImage(bytes, mediaType);
  await store.write(key, clean, mediaType);
  return { ...file, sha256: sha256Of(clean), sizeBytes: clean.length };
}

async function* observed(
  content: AsyncIterable<Buffer>,
  seen: { hash: Hash; head: Buffer; sizeBytes: number },
): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    seen.hash.update(chunk);
    if (seen.head.length < HEAD_BYTES) seen.head = Buffer.concat([seen.head, chunk.subarray(0, HEAD_BYTES)]);
    seen.sizeBytes += chunk.length;
    yield chunk;
  }
}

async function scan(scanner: VirusScanner | null, content: AsyncGenerator<Buffer>): Promise<void> {
  if (!scanner) {
    let next = await content.next();
    while (!next.done) next = await content.next();
    return;
  }
  const threat = await scanner.scan(content).catch((error: unknown) => {
    // Without a verdict nothing is taken: the client tries again.
    throw error instanceof ScanFailed ? scanUnavailable({ cause: error }) : error;
  });
  if (threat !== null) throw fileInfected();
}
