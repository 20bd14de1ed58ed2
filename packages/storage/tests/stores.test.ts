import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import S3rver from '@20minutes/s3rver';
import { createLocalStore, ObjectMissing } from '../src/index.js';
import type { LocalStore, ObjectStore } from '../src/index.js';
import { createS3Store } from '../src/s3-store.js';

const SECRET = 'a secret of at least thirty-two characters';
const PDF = 'application/pdf';
const KEYS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
const NOW = new Date('2026-11-01T10:00:00Z');
const bytes = Buffer.from('%PDF-1.7 the very bytes');

describe('stores', () => {
  let directory: string;
  let server: S3rver;
  let local: LocalStore;
  let s3: ObjectStore;
  let endpoint: string;
  const stores = () => ({ local, s3 });

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'propmubi-storage-'));
    server = new S3rver({
      address: '127.0.0.1',
      port: 0,
      silent: true,
      directory: join(directory, 's3'),
      configureBuckets: [{ name: 'papers', configs: [] }],
    });
    const { port } = await server.run();
    endpoint = `http://127.0.0.1:${port}`;
    s3 = createS3Store({ bucket: 'papers', region: 'ap-south-1', endpoint, credentials: KEYS });
    local = createLocalStore({ directory: join(directory, 'local'), secret: SECRET, now: () => NOW });
  });

  afterAll(async () => {
    s3?.close();
    await server?.close();
    await rm(directory, { recursive: true, force: true });
  });

  describe.each(['local', 's3'] as const)('%s', (name) => {
    const store = () => stores()[name];
    const contentOf = async (key: string) => buffer(await store().read(key));

    it('keeps, copies and forgets objects', async () => {
      await store().write('documents/a', bytes, PDF);
      expect(await store().size('documents/a')).toBe(bytes.length);
      await store().copy('documents/a', 'documents/b');
      await store().write('documents/a', Buffer.from('other'), PDF);
      expect(await contentOf('documents/b')).toEqual(bytes);
      await store().delete('documents/b');
      await store().delete('documents/b');
      expect(await store().size('documents/b')).toBeNull();
      await expect(store().read('documents/b')).rejects.toThrow(ObjectMissing);
      await expect(store().copy('documents/b', 'documents/c')).rejects.toThrow(ObjectMissing);
    });

    it('writes a stream of several parts, and nothing of one that fails', async () => {
      const chunk = Buffer.alloc(1_000_000, 'paper');
      await store().writeStream('exports/large', Readable.from(Array(11).fill(chunk)), PDF);
      expect(await store().size('exports/large')).toBe(11_000_000);
      const broken = Readable.from(
        (function* () {
          yield chunk;
          throw new Error('the source is gone');
        })(),
      );
      await expect(store().writeStream('exports/broken', broken, PDF)).rejects.toThrow('the source is gone');
      expect(await store().size('exports/broken')).toBeNull();
    });

    it('gives a part of an object', async () => {
      await store().write('documents/part', bytes, PDF);
      const part = await store().read('documents/part', { start: 5, end: 7 });
      expect((await buffer(part)).toString()).toBe('1.7');
    });
  });

  describe('s3', () => {
    const upload = async (
      key: string,
      body: Buffer,
      changed: { url?: (url: string) => string; type?: string } = {},
    ) => {
      const signed = await s3.signUpload(key, { mediaType: PDF, sizeBytes: bytes.length, expiresInS: 60 });
      return fetch((changed.url ?? String)(signed.url), {
        method: signed.method,
        headers: { 'content-type': changed.type ?? PDF },
        body: new Uint8Array(body),
      });
    };

    it('takes by a presigned URL the promised bytes and no others', async () => {
      expect((await upload('uploads/one', bytes)).status).toBe(200);
      expect(await buffer(await s3.read('uploads/one'))).toEqual(bytes);
      const longer = await upload('uploads/two', Buffer.concat([bytes, bytes]));
      const otherType = await upload('uploads/two', bytes, { type: 'text/html' });
      const otherKey = await upload('uploads/two', bytes, { url: (url) => url.replace('two', 'three') });
      expect([longer.status, otherType.status, otherKey.status]).toEqual([403, 403, 403]);
      expect(await s3.size('uploads/two')).toBeNull();
      expect(await s3.size('uploads/three')).toBeNull();
    });

    it('gives by a presigned URL one object, with type and name, and nothing without a signature', async () => {
      await s3.write('documents/read', bytes, PDF);
      await s3.write('documents/secret', bytes, PDF);
      const { url } = await s3.signDownload('documents/read', {
        mediaType: PDF,
        fileName: 'title report.pdf',
        expiresInS: 60,
      });
      const answer = await fetch(url);
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
      expect(answer.headers.get('content-disposition')).toBe('inline; filename="title report.pdf"');
      expect((await fetch(url.replace('documents/read', 'documents/secret'))).status).toBe(403);
      expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(403);
    });

    describe('that services and browsers reach by two addresses', () => {
      const { credentials, ...config } = { bucket: 'papers', region: 'ap-south-1', credentials: KEYS };
      const opened: ObjectStore[] = [];
      const storeAt = (publicEndpoint: string) => {
        const store = createS3Store({ ...config, credentials, endpoint, publicEndpoint });
        opened.push(store);
        return store;
      };
      afterAll(() => {
        for (const store of opened) store.close();
      });
      const put = (url: string) =>
        fetch(url, { method: 'PUT', headers: { 'content-type': PDF }, body: new Uint8Array(bytes) });
      const terms = { mediaType: PDF, sizeBytes: bytes.length, expiresInS: 60 };

      it('signs for the one of browsers, and works by its own', async () => {
        const store = storeAt(endpoint.replace('127.0.0.1', 'localhost'));
        const { url } = await store.signUpload('uploads/both', terms);
        expect(new URL(url).hostname).toBe('localhost');
        expect((await put(url)).status).toBe(200);
        expect(await buffer(await store.read('uploads/both'))).toEqual(bytes);
        const link = await store.signDownload('uploads/both', {
          mediaType: PDF,
          fileName: 'x.pdf',
          expiresInS: 60,
        });
        expect(Buffer.from(await (await fetch(link.url)).arrayBuffer())).toEqual(bytes);
      });

      it('signs what is good at the address that was signed alone', async () => {
        const { url } = await storeAt(endpoint.replace('127.0.0.1', 'localhost')).signUpload(
          'uploads/host',
          terms,
        );
        expect((await put(url.replace('localhost', '127.0.0.1'))).status).toBe(403);
        expect(await s3.size('uploads/host')).toBeNull();
      });

      it('needs no way to the address of browsers', async () => {
        const store = storeAt('https://papers.invalid');
        await store.write('documents/inside', bytes, PDF);
        expect(await store.size('documents/inside')).toBe(bytes.length);
        expect((await store.signUpload('uploads/x', terms)).url).toMatch(
          /^https:\/\/papers\.invalid\/papers\/uploads\/x\?/,
        );
      });
    });

    it('refuses a link to which a longer life, another object or another kind was given', async () => {
      const { url } = await s3.signUpload('uploads/mine', {
        mediaType: PDF,
        sizeBytes: bytes.length,
        expiresInS: 60,
      });
      const put = (changed: string) =>
        fetch(changed, { method: 'PUT', headers: { 'content-type': PDF }, body: new Uint8Array(bytes) });
      const changes = [
        url.replace('X-Amz-Expires=60', 'X-Amz-Expires=604800'),
        url.replace('uploads/mine', 'documents/mine'),
        url.replace('/papers/', '/other/'),
        url.replace(/content-length(%3B|;)/, ''),
        `${url}&x-amz-acl=public-read`,
      ];
      for (const changed of changes) {
        expect(changed).not.toBe(url);
        expect((await put(changed)).status).not.toBe(200);
      }
      for (const key of ['uploads/mine', 'documents/mine']) expect(await s3.size(key)).toBeNull();
    });

    it('refuses a presigned URL whose time is over', async () => {
      const { url } = await s3.signUpload('uploads/late', {
        mediaType: PDF,
        sizeBytes: bytes.length,
        expiresInS: 60,
      });
      const past = url.replace(/X-Amz-Date=\d{8}T\d{6}Z/, 'X-Amz-Date=20200101T000000Z');
      const answer = await fetch(past, {
        method: 'PUT',
        headers: { 'content-type': PDF },
        body: new Uint8Array(bytes),
      });
      expect(answer.status).toBe(403);
      // The other date breaks the signature, too, which is looked at later.
      expect(await answer.text()).toContain('Request has expired');
    });
  });
});
