import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import compress from '@fastify/compress';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDocsSite } from './docs-site.js';
import { addWebApp } from './web-app.js';

describe('the documentation site', () => {
  let folder: string;
  let app: FastifyInstance;
  const packed = gzipSync(randomBytes(5_000));
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'propmubi-docs-'));
    await mkdir(join(folder, 'docs/reference'), { recursive: true });
    await mkdir(join(folder, 'web'));
    await writeFile(join(folder, 'web/index.html'), 'app');
    await writeFile(join(folder, 'docs/index.html'), 'overview');
    await writeFile(join(folder, 'docs/.sources'), 'hash');
    await mkdir(join(folder, 'docs/sdk'));
    for (const name of ['a-1.tgz', 'a-1-py3-none-any.whl', 'SHA256SUMS'])
      await writeFile(join(folder, 'docs/sdk', name), name);
    await writeFile(join(folder, 'docs/sdk/b-1.tgz'), packed);
    await writeFile(join(folder, 'docs/reference/objects.html'), 'objects');
    app = fastify();
    await app.register(compress);
    await addDocsSite(app, join(folder, 'docs'));
    await addDocsSite(app, join(folder, 'nothing'));
    await addWebApp(app, { folder: join(folder, 'web'), storeOrigin: '' });
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });
  const get = (url: string) => app.inject({ url, headers: { accept: 'text/html' } });

  it.each([
    ['/docs/', 'overview'],
    ['/docs/reference/objects.html', 'objects'],
    ['/docs/reference/objects', 'objects'],
  ])('serves %s beside the browser app', async (url, body) => {
    const page = await get(url);
    expect([page.statusCode, page.body, page.headers['cache-control']]).toEqual([200, body, 'no-cache']);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
  });

  it('lets packages be kept for good, and what lists them be asked for again', async () => {
    const kept = async (name: string) => {
      const { statusCode, body, headers } = await get(`/docs/sdk/${name}`);
      return [statusCode, body, headers['content-encoding'], headers['cache-control']];
    };
    const forGood = 'public, max-age=31536000, immutable';
    for (const name of ['a-1.tgz', 'a-1-py3-none-any.whl'])
      expect(await kept(name)).toEqual([200, name, undefined, forGood]);
    expect(await kept('SHA256SUMS')).toEqual([200, 'SHA256SUMS', undefined, 'no-cache']);
  });

  it.each(['gzip', 'br', 'gzip, deflate, br, zstd'])(
    'sends a package as it is to who takes %s',
    async (taken) => {
      const { headers, rawPayload } = await app.inject({
        url: '/docs/sdk/b-1.tgz',
        headers: { 'accept-encoding': taken },
      });
      expect([headers['content-type'], headers['content-encoding']]).toEqual(['application/gzip', undefined]);
      expect(rawPayload.equals(packed)).toBe(true);
    },
  );

  it('leads from /docs to /docs/', async () => {
    const { statusCode, headers } = await get('/docs');
    expect([statusCode, headers.location]).toEqual([302, '/docs/']);
  });

  it.each(['/docs/nothing', '/docs/.sources', '/docs/..%2fweb/index.html'])('has no %s', async (url) => {
    expect((await get(url)).statusCode).toBeGreaterThanOrEqual(400);
  });
});
