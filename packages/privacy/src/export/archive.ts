import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import yazl from 'yazl';
import {
  CHECKSUMS,
  checksumsOf,
  type Manifest,
  MANIFEST,
  README,
  README_TEXT,
  SIGNATURE,
} from './manifest.js';

export interface ArchiveContent {
  manifest: Manifest;
  /** Signs these bytes: a compact JSON Web Signature with them as its payload. */
  sign(manifest: Uint8Array): Promise<string>;
  /** The bytes of a file of the manifest. */
  read(name: string): Promise<Readable>;
}

/**
 * A zip of the files with their signed manifest. Files are opened one after the other and pass through; one that is not what the
 * manifest says breaks the stream, so that no wrong archive is ever whole.
 */
export async function createArchive({ manifest, sign, read }: ArchiveContent): Promise<Readable> {
  const zip = new yazl.ZipFile();
  const out = zip.outputStream as Readable;
  zip.on('error', (error: Error) => out.destroy(error));
  const mtime = new Date(manifest.createdAt);
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  const texts = {
    [README]: Buffer.from(README_TEXT),
    [MANIFEST]: bytes,
    [SIGNATURE]: Buffer.from(await sign(bytes)),
    [CHECKSUMS]: Buffer.from(checksumsOf(manifest)),
  };
  for (const [name, text] of Object.entries(texts)) zip.addBuffer(text, name, { mtime });
  for (const file of manifest.files) {
    zip.addReadStreamLazy(file.name, { mtime }, (give) => {
      read(file.name).then(
        (body) => {
          const checked = Readable.from(asPromised(body, file), { objectMode: false });
          checked.on('error', (error) => out.destroy(error));
          give(null, checked);
        },
        (error: unknown) => {
          out.destroy(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
  }
  zip.end();
  return out;
}

async function* asPromised(
  body: Readable,
  { name, sha256, sizeBytes }: Manifest['files'][number],
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk as Uint8Array);
    hash.update(bytes);
    size += bytes.length;
    yield bytes;
  }
  if (size !== sizeBytes || hash.digest('hex') !== sha256)
    throw new Error(`${name} is not what its part said: it was changed meanwhile`);
}
