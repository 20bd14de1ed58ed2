import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createLocalStore, type LocalStore } from '@propmubi/storage';
import { createLogger } from '@propmubi/runtime/log';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addFileRoutes } from './file-routes.js';
import { createHttpServer } from './http-server.js';

const SECRET = 'a secret of at least thirty-two characters';
const PDF = 'application/pdf';
const SIZE = 2 * 1024 * 1024 + 1;

describe('file routes', () => {
  let directory: string;
  let app: FastifyInstance;
  let store: LocalStore;
  let url: string;
  let now = new Date('2026-11-01T10:00:00Z');
  /** Larger than what the gateway takes of other bodies. */
  const bytes = Buffer.alloc(SIZE, '%PDF-1.7 ');

  beforeEach(async () => {
    now = new Date('2026-11-01T10:00:00Z');
    directory = await mkdtemp(join(tmpdir(), 'propmubi-files-'));
    const options = { directory, secret: SECRET, now: () => now };
    store = createLocalStore(options);
    app = await createHttpServer(
      {
        corsOrigins: ['https://app.example'],
        allowLoopbackOrigins: false,
        maxBodyBytes: 1024 * 1024,
        trustProxy: false,
      },
      createLogger('gateway', 'silent'),
    );
    await addFileRoutes(app, options);
    url = await app.listen({ port: 0, host: '127.0.0.1' });
  });
  afterEach(async () => {
    // The client keeps its connection for a next request.
    app.server.closeAllConnections();
    await app.close();
    await rm(directory, { recursive: true, force: true });
  });

  const signed = (key = 'uploads/a') =>
    store.signUpload(key, { mediaType: PDF, sizeBytes: SIZE, expiresInS: 60 });
  const put = async (path: string, body: Uint8Array = bytes, type = PDF) => {
    const answer = await fetch(new URL(path, url), {
      method: 'PUT',
      headers: { 'content-type': type },
      body: new Uint8Array(body),
    });
    const text = await answer.text();
    const { errors } = (text ? JSON.parse(text) : {}) as { errors?: { extensions: { code: string } }[] };
    return [answer.status, errors?.[0]?.extensions.code];
  };

  it('take an upload and give it to who has a link for it', async () => {
    expect(await put((await signed()).url)).toEqual([200, undefined]);
    const link = await store.signDownload('uploads/a', {
      mediaType: PDF,
      fileName: 'noc.pdf',
      expiresInS: 60,
    });
    const answer = await fetch(new URL(link.url, url));
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': PDF,
      'content-disposition': 'inline; filename="noc.pdf"',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
  });

  it('give a part of a file to who has the rest of it', async () => {
    await put((await signed()).url);
    const link = await store.signDownload('uploads/a', {
      mediaType: PDF,
      fileName: 'noc.pdf',
      expiresInS: 60,
    });
    const get = async (headers: Record<string, string>) => {
      const answer = await fetch(new URL(link.url, url), { headers });
      const given = Buffer.from(await answer.arrayBuffer());
      return {
        status: answer.status,
        given,
        of: answer.headers.get('content-range'),
        etag: answer.headers.get('etag'),
      };
    };
    const { etag } = await get({});
    const parts: [string, number, number][] = [
      ['bytes=10-', 10, SIZE],
      ['bytes=0-3', 0, 4],
      ['bytes=-5', SIZE - 5, SIZE],
      [`bytes=3-${SIZE + 9}`, 3, SIZE],
    ];
    for (const [range, from, to] of parts) {
      const { status, given, of } = await get({ range, 'if-range': etag ?? '' });
      expect([status, of]).toEqual([206, `bytes ${from}-${to - 1}/${SIZE}`]);
      expect(given.equals(bytes.subarray(from, to))).toBe(true);
    }
    expect(await get({ range: `bytes=${SIZE}-` })).toMatchObject({ status: 416, of: `bytes */${SIZE}` });
    for (const range of ['bytes=0-1,4-5', 'lines=1-2', 'bytes=-', 'bytes=5-2'])
      expect((await get({ range })).status).toBe(200);
    expect((await get({ range: 'bytes=1-', 'if-range': '"another"' })).status).toBe(200);
  });

  it('give photos of listings to everyone, and no other object by such an address', async () => {
    const id = randomUUID();
    await store.write(`photos/${id}`, bytes, 'image/webp');
    await store.write('documents/secret', bytes, PDF);
    const answer = await fetch(new URL(`/photos/${id}.webp`, url));
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=86400',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    const others = [`${randomUUID()}.webp`, id, '..%2Fdocuments%2Fsecret', '..%2Fdocuments%2Fsecret.webp'];
    for (const other of others) expect((await fetch(new URL(`/photos/${other}`, url))).status).toBe(404);
  });

  it('say what a file is without opening it', async () => {
    const linkTo = async (key: string) =>
      (await store.signDownload(key, { mediaType: PDF, fileName: 'noc.pdf', expiresInS: 60 })).url;
    const head = async (path: string, headers: Record<string, string> = {}) => {
      const answer = await fetch(new URL(path, url), { method: 'HEAD', headers });
      return [answer.status, answer.headers.get('content-length')];
    };
    await put((await signed()).url);
    const whole = await linkTo('uploads/a');
    expect(await head(whole)).toEqual([200, String(SIZE)]);
    expect(await head(whole, { range: 'bytes=4-' })).toEqual([206, String(SIZE - 4)]);
    expect(await head(whole, { range: `bytes=${SIZE}-` })).toEqual([416, null]);
    // Who opens it waits for someone who writes into it.
    execFileSync('mkfifo', [join(directory, 'uploads/pipe')]);
    expect(await head(await linkTo('uploads/pipe'))).toEqual([200, '0']);
    const photo = randomUUID();
    await mkdir(join(directory, 'photos'));
    execFileSync('mkfifo', [join(directory, 'photos', photo)]);
    expect(await head(`/photos/${photo}.webp`)).toEqual([200, '0']);
  });

  it('refuse other bytes than were promised, and keep nothing of them', async () => {
    const { url: path } = await signed();
    expect(await put(path, bytes.subarray(1))).toEqual([400, 'UPLOAD_DIFFERS']);
    expect(await put(path, Buffer.concat([bytes, bytes]))).toEqual([400, 'UPLOAD_DIFFERS']);
    expect(await put(path, bytes, 'image/png')).toEqual([400, 'UPLOAD_DIFFERS']);
    expect(await store.size('uploads/a')).toBeNull();
  });

  it('take one upload by one link', async () => {
    const { url: path } = await signed();
    await put(path);
    expect(await put(path, Buffer.alloc(SIZE))).toEqual([400, 'LINK_USED']);
    expect((await buffer(await store.read('uploads/a'))).equals(bytes)).toBe(true);
  });

  it('refuse a link that was guessed, altered, of another method or too old', async () => {
    const { url: path } = await signed();
    for (const wrong of ['/files', '/files?token=', '/files?token=e30.AA', `${path.slice(0, -2)}AA`])
      expect(await put(wrong)).toEqual([403, 'LINK_INVALID']);
    expect((await fetch(new URL(path, url))).status).toBe(403);
    now = new Date(now.getTime() + 60_000);
    expect(await put(path)).toEqual([403, 'LINK_INVALID']);
  });

  describe('for an app of another origin', () => {
    const preflight = async (origin: string, method: string, path?: string) => {
      const answer = await fetch(new URL(path ?? (await signed()).url, url), {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': method,
          'access-control-request-headers': 'content-type',
        },
      });
      return {
        origin: answer.headers.get('access-control-allow-origin'),
        methods: answer.headers.get('access-control-allow-methods'),
        headers: answer.headers.get('access-control-allow-headers'),
      };
    };

    it('allow its browser to send and read papers', async () => {
      expect(await preflight('https://app.example', 'PUT')).toEqual({
        origin: 'https://app.example',
        methods: 'GET, PUT',
        headers: 'content-type',
      });
      const answer = await fetch(new URL((await signed('uploads/cors')).url, url), {
        method: 'PUT',
        headers: { 'content-type': PDF, origin: 'https://app.example' },
        body: new Uint8Array(bytes),
      });
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([
        200,
        'https://app.example',
      ]);
      await answer.arrayBuffer();
    });

    it('allow it to none that is not listed, and no PUT elsewhere', async () => {
      expect(await preflight('https://evil.example', 'PUT')).toMatchObject({ origin: null });
      expect(await preflight('https://app.example', 'PUT', '/graphql')).toMatchObject({
        methods: 'GET, POST',
      });
    });
  });

  it('answer a link to what is gone with 404', async () => {
    const link = await store.signDownload('uploads/none', {
      mediaType: PDF,
      fileName: 'x.pdf',
      expiresInS: 60,
    });
    expect((await fetch(new URL(link.url, url))).status).toBe(404);
  });
});
