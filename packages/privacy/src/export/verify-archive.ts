import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import yauzl from 'yauzl';
import {
  CHECKSUMS,
  checksumsOf,
  type Manifest,
  MANIFEST,
  manifestSchema,
  README,
  SIGNATURE,
  SIGNATURE_TYPE,
} from './manifest.js';

export interface ArchiveVerdict {
  manifest: Manifest;
  /** What is wrong, as sentences; none: the archive is as the platform gave it out. */
  problems: string[];
}

const OWN = new Set([README, MANIFEST, SIGNATURE, CHECKSUMS]);

/**
 * Checks an archive against its signed manifest: signature, every file's bytes, and that there is none besides.
 * @throws when it is no archive of an export, or its signature is not of these keys
 */
export async function verifyArchive(path: string, keys: JSONWebKeySet): Promise<ArchiveVerdict> {
  const { digests, texts } = await readArchive(path);
  const signature = texts.get(SIGNATURE)?.toString() ?? '';
  const { payload, protectedHeader } = await compactVerify(signature, createLocalJWKSet(keys), {
    algorithms: ['EdDSA'],
  });
  if (protectedHeader.typ !== SIGNATURE_TYPE) throw new Error('The signature is not one of an export.');
  const manifest = manifestSchema.parse(JSON.parse(Buffer.from(payload).toString()));
  const problems: string[] = [];
  if (!texts.get(MANIFEST)?.equals(payload)) problems.push(`${MANIFEST} is not what was signed`);
  if (texts.get(CHECKSUMS)?.toString() !== checksumsOf(manifest)) problems.push(`${CHECKSUMS} was changed`);
  for (const { name, sha256 } of manifest.files) {
    const found = digests.get(name);
    if (found === undefined) problems.push(`${name} is missing`);
    else if (found !== sha256) problems.push(`${name} was changed`);
  }
  const known = new Set([...OWN, ...manifest.files.map(({ name }) => name)]);
  for (const name of digests.keys()) if (!known.has(name)) problems.push(`${name} is not of this export`);
  return { manifest, problems };
}

/** SHA-256 of every entry, and the texts of the archive's own. */
async function readArchive(path: string) {
  const digests = new Map<string, string>();
  const texts = new Map<string, Buffer>();
  const zip = await yauzl.openPromise(path);
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName as string;
      if (digests.has(name)) throw new Error(`${name} is in the archive twice.`);
      const body = await zip.openReadStreamPromise(entry);
      if (OWN.has(name)) {
        const text = await buffer(body);
        texts.set(name, text);
        digests.set(name, createHash('sha256').update(text).digest('hex'));
      } else {
        const hash = createHash('sha256');
        for await (const chunk of body) hash.update(chunk as Uint8Array);
        digests.set(name, hash.digest('hex'));
      }
    }
  } finally {
    zip.close();
  }
  return { digests, texts };
}
