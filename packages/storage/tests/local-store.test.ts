import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  areSecrets,
  createLocalStore,
  LengthDiffers,
  ObjectExists,
  readGrant,
  UploadReplaced,
} from '../src/index.js';
import type { LocalStore } from '../src/index.js';

const SECRET = 'a secret of at least thirty-two characters';
const PDF = 'application/pdf';
const NOW = new Date('2026-11-01T10:00:00Z');
const bytes = Buffer.from('%PDF-1.7 the very bytes');

describe('local store', () => {
  let directory: string;
  let local: LocalStore;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'propmubi-storage-'));
    local = createLocalStore({ directory, secret: SECRET, now: () => NOW });
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));
  const tokenOf = (url: string) => new URL(url, 'http://gateway').searchParams.get('token') as string;
  const terms = { mediaType: PDF, sizeBytes: bytes.length, expiresInS: 60 };

  it('signs what is good for one method on one key until it expires', async () => {
    const { url, expiresAt } = await local.signUpload('uploads/x', terms);
    const token = tokenOf(url);
    expect(readGrant(token, 'PUT', SECRET, NOW)).toMatchObject({
      key: 'uploads/x',
      sizeBytes: bytes.length,
    });
    expect(readGrant(token, 'GET', SECRET, NOW)).toBeNull();
    expect(readGrant(token, 'PUT', 'another secret of more than 32 characters', NOW)).toBeNull();
    expect(readGrant(token, 'PUT', SECRET, expiresAt)).toBeNull();
    expect(readGrant(token, 'PUT', `${'n'.repeat(32)},${SECRET}`, NOW)).not.toBeNull();
    // A set with an empty member would let a client sign by itself.
    for (const loose of [`${SECRET},`, `,${SECRET}`, `${SECRET},,${SECRET}`, `${SECRET},short`]) {
      expect(areSecrets(loose)).toBe(false);
      expect(() => readGrant(token, 'PUT', loose, NOW)).toThrow('too short');
    }
    const [claims = '', mac] = token.split('.');
    const other = JSON.stringify({
      ...JSON.parse(Buffer.from(claims, 'base64url').toString()),
      key: 'uploads/y',
    });
    expect(readGrant(`${Buffer.from(other).toString('base64url')}.${mac}`, 'PUT', SECRET, NOW)).toBeNull();
    for (const broken of ['', '.', claims, `${claims}.`, `${claims}.AA`])
      expect(readGrant(broken, 'PUT', SECRET, NOW)).toBeNull();
  });

  it('receives exactly the promised bytes, once, and leaves nothing behind otherwise', async () => {
    const receive = (body: Buffer, size = bytes.length) =>
      local.receive('uploads/once', Readable.from([body]), size);
    await expect(receive(bytes.subarray(1))).rejects.toThrow(LengthDiffers);
    await expect(receive(Buffer.concat([bytes, bytes]))).rejects.toThrow(LengthDiffers);
    expect(await local.size('uploads/once')).toBeNull();
    await receive(bytes);
    await expect(receive(bytes)).rejects.toThrow(ObjectExists);
    expect(await buffer(await local.read('uploads/once'))).toEqual(bytes);
    expect(await readdir(join(directory, '.incoming'))).toEqual([]);
  });

  it('has one upload of an object at a time: the later one', async () => {
    const begin = async () => {
      const body = new PassThrough();
      body.write(bytes.subarray(1));
      const outcome = local.receive('uploads/flood', body, bytes.length).then(
        () => 'taken',
        (error: Error) => error.constructor,
      );
      while (!body.readableDidRead) await setImmediate();
      return { body, outcome };
    };
    const earlier = [await begin(), await begin(), await begin()];
    const last = await begin();
    last.body.end(bytes.subarray(0, 1));
    expect(await last.outcome).toBe('taken');
    expect(await Promise.all(earlier.map(({ outcome }) => outcome))).toEqual(Array(3).fill(UploadReplaced));
    expect(earlier.map(({ body }) => body.destroyed)).toEqual([true, true, true]);
    expect(await readdir(join(directory, '.incoming'))).toEqual([]);
  });

  it('has one of many that begin together', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, () =>
        local.receive('uploads/together', Readable.from([bytes]), bytes.length),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...Array<string>(49).fill('rejected'),
      'fulfilled',
    ]);
    expect(await readdir(join(directory, '.incoming'))).toEqual([]);
  });

  it('reads nothing of an upload of what is there', async () => {
    await local.write('uploads/there', bytes, PDF);
    const body = new PassThrough();
    await expect(local.receive('uploads/there', body, bytes.length)).rejects.toThrow(ObjectExists);
    expect(body.readableDidRead).toBe(false);
  });

  it('never leaves its folder', async () => {
    for (const key of ['../secrets', '/etc/passwd', 'a//b', 'a/../b', '.incoming/x', ''])
      await expect(local.write(key, bytes, PDF)).rejects.toThrow('not a key');
  });

  it('removes what broken uploads left', async () => {
    const left = join(directory, '.incoming', 'left');
    await local.write('documents/kept', bytes, PDF);
    await writeFile(left, 'half a paper');
    await utimes(left, NOW, new Date('2026-10-30T00:00:00Z'));
    await local.removeLeftovers(new Date('2026-10-29T00:00:00Z'));
    expect(await readdir(join(directory, '.incoming'))).toEqual(['left']);
    await local.removeLeftovers(new Date('2026-10-31T00:00:00Z'));
    expect(await readdir(join(directory, '.incoming'))).toEqual([]);
    expect(await local.size('documents/kept')).toBe(bytes.length);
  });
});
