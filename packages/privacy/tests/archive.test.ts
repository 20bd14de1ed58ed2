import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CompactSign, exportJWK, generateKeyPair, type JSONWebKeySet } from 'jose';
import yauzl from 'yauzl';
import yazl from 'yazl';
import { createArchive, type Manifest, SIGNATURE_TYPE, verifyArchive } from '../src/index.js';

const files = new Map([
  ['crm/leads.json', Buffer.from('[\n{"id":1}\n]\n')],
  ['trust/documents/1', Buffer.alloc(3_000_000, 'paper')],
]);
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const manifest: Manifest = {
  version: 'propmubi-export/1',
  exportId: randomUUID(),
  userId: randomUUID(),
  requestedAt: '2026-11-01T10:00:00.000Z',
  createdAt: '2026-11-01T10:05:00.000Z',
  files: [...files].map(([name, bytes]) => ({ name, sha256: digest(bytes), sizeBytes: bytes.length })),
};

describe('an archive', () => {
  let folder: string;
  let keys: JSONWebKeySet;
  let sign: (bytes: Uint8Array, type?: string) => Promise<string>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'propmubi-archive-'));
    const { publicKey, privateKey } = await generateKeyPair('EdDSA');
    keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'EdDSA' }] };
    sign = (bytes, typ = SIGNATURE_TYPE) =>
      new CompactSign(bytes).setProtectedHeader({ alg: 'EdDSA', kid: 'one', typ }).sign(privateKey);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Some bytes at a time, as a store gives them. */
  const read =
    (content = files) =>
    (name: string) => {
      const bytes = content.get(name) ?? Buffer.alloc(0);
      return Promise.resolve(
        Readable.from(
          (function* () {
            for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
          })(),
          { objectMode: false },
        ),
      );
    };
  async function write(given: Partial<Parameters<typeof createArchive>[0]> = {}): Promise<string> {
    const path = join(folder, `${randomUUID()}.zip`);
    const stream = await createArchive({ manifest, sign, read: read(), ...given });
    await pipeline(stream, createWriteStream(path));
    return path;
  }
  /** The same entries, changed, put together by any tool. */
  async function rewritten(path: string, change: (entries: Map<string, Buffer>) => void): Promise<string> {
    const entries = new Map<string, Buffer>();
    const zip = await yauzl.openPromise(path);
    for await (const entry of zip.eachEntry()) {
      const chunks: Buffer[] = [];
      for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
      entries.set(entry.fileName, Buffer.concat(chunks));
    }
    zip.close();
    change(entries);
    const other = join(folder, `${randomUUID()}.zip`);
    const made = new yazl.ZipFile();
    for (const [name, bytes] of entries) made.addBuffer(bytes, name);
    made.end();
    await pipeline(made.outputStream, createWriteStream(other));
    return other;
  }

  it('holds its files, its manifest and checksums, and verifies', async () => {
    const path = await write();
    expect(await verifyArchive(path, keys)).toEqual({ manifest, problems: [] });
    const same = await rewritten(path, (entries) => {
      expect([...entries.keys()]).toEqual([
        'README.txt',
        'manifest.json',
        'manifest.jws',
        'SHA256SUMS',
        ...files.keys(),
      ]);
      expect(entries.get('SHA256SUMS')?.toString()).toContain(
        `${digest(files.get('crm/leads.json') as Buffer)}  crm/leads.json`,
      );
    });
    expect((await verifyArchive(same, keys)).problems).toEqual([]);
  });

  it.each([
    [
      'a changed file',
      (e: Map<string, Buffer>) => e.set('crm/leads.json', Buffer.from('[]')),
      'crm/leads.json was changed',
    ],
    ['a missing file', (e: Map<string, Buffer>) => e.delete('crm/leads.json'), 'crm/leads.json is missing'],
    [
      'a file too many',
      (e: Map<string, Buffer>) => e.set('crm/more.json', Buffer.from('[]')),
      'crm/more.json is not of this export',
    ],
    [
      'another manifest',
      (e: Map<string, Buffer>) => e.set('manifest.json', Buffer.from('{}')),
      'manifest.json is not what was signed',
    ],
    [
      'other checksums',
      (e: Map<string, Buffer>) => e.set('SHA256SUMS', Buffer.from('')),
      'SHA256SUMS was changed',
    ],
  ])('is found out by %s', async (_what, change, problem) => {
    const path = await rewritten(await write(), change);
    expect((await verifyArchive(path, keys)).problems).toEqual([problem]);
  });

  it('is of no worth without a signature of these keys, of this type', async () => {
    const { privateKey } = await generateKeyPair('EdDSA');
    const strange = await write({
      sign: (bytes) =>
        new CompactSign(bytes)
          .setProtectedHeader({ alg: 'EdDSA', kid: 'one', typ: SIGNATURE_TYPE })
          .sign(privateKey),
    });
    await expect(verifyArchive(strange, keys)).rejects.toThrow(/signature/);
    const token = await write({ sign: (bytes) => sign(bytes, 'at+jwt') });
    await expect(verifyArchive(token, keys)).rejects.toThrow('not one of an export');
    const none = join(folder, 'none.zip');
    await writeFile(none, 'no archive');
    await expect(verifyArchive(none, keys)).rejects.toThrow();
  });

  it('does not become whole when a file is not what its part said, or cannot be read', async () => {
    const changed = new Map(files).set('trust/documents/1', Buffer.alloc(3_000_000, 'paPer'));
    await expect(write({ read: read(changed) })).rejects.toThrow(
      'trust/documents/1 is not what its part said',
    );
    const shorter = new Map(files).set('crm/leads.json', Buffer.alloc(0));
    await expect(write({ read: read(shorter) })).rejects.toThrow('crm/leads.json is not what its part said');
    await expect(write({ read: () => Promise.reject(new Error('the store is away')) })).rejects.toThrow(
      'store is away',
    );
  });

  it('is the same bytes for the same content', async () => {
    const [one, two] = await Promise.all([write(), write()]);
    expect(digest(await readFile(one)) === digest(await readFile(two))).toBe(true);
  });
});
