import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createGuardedFetch, isPublicAddress } from '../src/security/guarded-fetch.js';

describe('isPublicAddress', () => {
  it.each([
    '127.0.0.1',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:0:7f00:1::',
    'localhost',
    '',
  ])('is false of %j', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '203.0.114.1', '2606:4700:4700::1111', '::ffff:8.8.8.8'])(
    'is true of %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});

describe('createGuardedFetch', () => {
  const open: { close(): unknown }[] = [];
  afterEach(async () => {
    for (const one of open.splice(0).toReversed()) await one.close();
  });
  function guarded(allowPrivate: boolean, timeoutMs = 10_000) {
    const made = createGuardedFetch({ allowPrivate, timeoutMs, maxBytes: 1_000 });
    open.push(made);
    return made.fetch;
  }
  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push({
      close: () => {
        server.closeAllConnections();
        return new Promise((resolve) => server.close(resolve));
      },
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://169.254.169.254/latest/meta-data',
    'http://8.8.8.8/',
    'ftp://8.8.8.8/',
    'file:///etc/passwd',
  ])('never asks %s', async (url) => {
    await expect(guarded(false)(url)).rejects.toThrow('Only public https addresses are asked.');
  });

  it('never asks a name that leads to a private address, at the connection itself', async () => {
    const error = await guarded(false)('https://localhost:4443/').catch((cause: unknown) => cause);
    expect((error as Error).cause).toMatchObject({ name: 'BlockedAddressError' });
  });

  it('follows no redirect', async () => {
    const target = await serve((_, response) => response.end('secret'));
    const url = await serve((_, response) => response.writeHead(302, { location: target }).end());
    const response = await guarded(true)(url);
    expect([response.status, await response.text()]).toEqual([302, '']);
  });

  it('reads no more than it may, and waits no longer', async () => {
    const large = await serve((_, response) => response.end('x'.repeat(2_000)));
    await expect(guarded(true)(large)).rejects.toThrow();
    const endless = await serve((_, response) => {
      response.write('x');
    });
    await expect(guarded(true, 300)(endless)).rejects.toThrow();
    const silent = await serve(() => undefined);
    await expect(guarded(true, 300)(silent)).rejects.toThrow();
  });

  it.each([
    ['br', brotliCompressSync],
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br, br', (bytes: Buffer) => brotliCompressSync(brotliCompressSync(bytes))],
  ])('unpacks no more of %s than it may read', async (encoding, pack) => {
    const answering = (bytes: number) =>
      serve((_, response) =>
        response.writeHead(200, { 'content-encoding': encoding }).end(pack(Buffer.alloc(bytes))),
      );
    const within = await guarded(true)(await answering(1_000));
    expect((await within.arrayBuffer()).byteLength).toBe(1_000);
    await expect(guarded(true)(await answering(100_000))).rejects.toThrow('longer than it may be');
  });

  it('sends method, headers and form as they are', async () => {
    const url = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () =>
        response.end(
          `${request.method} ${request.headers['content-type']} ${Buffer.concat(chunks).toString()}`,
        ),
      );
    });
    const response = await guarded(true)(url, { method: 'POST', body: new URLSearchParams({ a: 'b' }) });
    expect(await response.text()).toBe('POST application/x-www-form-urlencoded;charset=UTF-8 a=b');
  });
});
