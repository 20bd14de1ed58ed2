import {
  brotliCompress,
  brotliCompressSync,
  constants,
  gzip,
  gzipSync,
  zstdCompress,
  zstdCompressSync,
} from 'node:zlib';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

export type Encoding = 'zstd' | 'br' | 'gzip';

/** Below this an answer fits into a packet or two. */
export const COMPRESS_FROM_BYTES = 1_024;
/** In the order in which they are given to a client that has no preference. */
export const ENCODINGS: readonly Encoding[] = ['zstd', 'br', 'gzip'];
/** Up to here compressing takes less than handing the work to another thread. */
const COMPRESS_AT_ONCE_BYTES = 8_192;
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
/** Clients send few different headers; each is read once. */
const known = new LRUCache<string, { readonly encoding: Encoding | undefined }>({ max: 500 });

/** An option that its types do not know. */
interface Preferring {
  encodings(available: string[], options?: { preferred: string[] }): string[];
}

/** The encoding that an `Accept-Encoding` allows and prefers (RFC 9110, section 12.5.3); undefined: as it is. */
export function encodingFor(header: string | undefined): Encoding | undefined {
  if (header === undefined) return undefined;
  let remembered = known.get(header);
  if (!remembered) {
    const accepted = header.toLowerCase().replaceAll('x-gzip', 'gzip');
    const negotiator: Preferring = new Negotiator({ headers: { 'accept-encoding': accepted } });
    const [first] = negotiator.encodings([...ENCODINGS, 'identity'], { preferred: [...ENCODINGS] });
    remembered = { encoding: ENCODINGS.find((encoding) => encoding === first) };
    known.set(header, remembered);
  }
  return remembered.encoding;
}

/** Compresses a whole body: a small one at once, a larger one by another thread. */
export function compress(encoding: Encoding, body: Buffer): Buffer | Promise<Buffer> {
  if (body.length <= COMPRESS_AT_ONCE_BYTES) return compressAtOnce(encoding, body);
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, compressed: Buffer): void => {
      if (error) reject(error);
      else resolve(compressed);
    };
    if (encoding === 'zstd') zstdCompress(body, done);
    else if (encoding === 'br') brotliCompress(body, BROTLI, done);
    else gzip(body, done);
  });
}

function compressAtOnce(encoding: Encoding, body: Buffer): Buffer {
  if (encoding === 'zstd') return zstdCompressSync(body);
  return encoding === 'br' ? brotliCompressSync(body, BROTLI) : gzipSync(body);
}
