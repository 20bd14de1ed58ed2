import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addWebApp } from './web-app.js';

const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('the browser app', () => {
  let folder: string;
  let app: FastifyInstance;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'propmubi-web-'));
    await mkdir(join(folder, 'dist/assets'), { recursive: true });
    await mkdir(join(folder, 'dist/.vite'));
    await writeFile(join(folder, 'secret.txt'), 'secret');
    await writeFile(join(folder, 'dist/.vite/manifest.json'), '{}');
    await writeFile(join(folder, 'dist/index.html'), '<title>old</title>');
    app = fastify();
    await addWebApp(app, { folder: join(folder, 'dist'), storeOrigin: 'https://papers.example' });
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });
  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

  it('serves what was built after the start', async () => {
    await writeFile(join(folder, 'dist/assets/index-new.js'), 'run()');
    await writeFile(join(folder, 'dist/index.html'), '<title>new</title>');
    const script = await get('/assets/index-new.js');
    expect([script.statusCode, script.body, script.headers['cache-control']]).toEqual([
      200,
      'run()',
      'public, max-age=31536000, immutable',
    ]);
    const page = await get('/listing/42?from=search', HTML);
    expect([page.statusCode, page.body, page.headers['cache-control']]).toEqual([
      200,
      '<title>new</title>',
      'no-cache',
    ]);
  });

  it.each(['/', '/search', '/index.html'])('sends %s with the content security policy', async (url) => {
    const page = await get(url, HTML);
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.headers['content-security-policy']).toContain(
      "connect-src 'self' ws: wss: https://papers.example",
    );
    expect(page.headers['content-security-policy']).toContain('; frame-src blob:;');
  });

  it('sends what was compressed when the app was built, with the headers of the file itself', async () => {
    const compressed = { page: '<title>compressed</title>', script: 'run("compressed")' };
    await writeFile(join(folder, 'dist/assets/index-twice.js'), 'run()');
    await writeFile(join(folder, 'dist/assets/index-twice.js.br'), brotliCompressSync(compressed.script));
    await writeFile(join(folder, 'dist/index.html.br'), brotliCompressSync(compressed.page));
    const read = async (url: string, headers: Record<string, string>) => {
      const answer = await get(url, { ...headers, 'accept-encoding': 'gzip, br, zstd' });
      const body = brotliDecompressSync(answer.rawPayload).toString();
      return { body, status: answer.statusCode, headers: answer.headers };
    };
    const script = await read('/assets/index-twice.js', {});
    expect(script).toMatchObject({ body: compressed.script, status: 200 });
    expect(script.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
      'content-type': expect.stringContaining('javascript'),
      vary: 'accept-encoding',
    });
    const page = await read('/listing/42', HTML);
    expect(page).toMatchObject({ body: compressed.page, status: 200 });
    expect(page.headers).toMatchObject({
      'cache-control': 'no-cache',
      'content-encoding': 'br',
      'content-security-policy': expect.stringContaining("script-src 'self'"),
      'content-type': expect.stringContaining('text/html'),
    });
    expect((await read('/nothing-here', HTML)).status).toBe(404);
    const plain = await get('/assets/index-twice.js');
    expect([plain.body, plain.headers['content-encoding']]).toEqual(['run()', undefined]);
    await rm(join(folder, 'dist/index.html.br'));
  });

  it('allows the styles that stand in the page, and no others', async () => {
    const policyOf = async (style: string) => {
      await writeFile(join(folder, 'dist/index.html'), `<style>${style}</style><title>new</title>`);
      const { headers } = await get('/search', HTML);
      const policy = String(headers['content-security-policy']).split('; ');
      return policy.find((part) => part.startsWith('style-src'));
    };
    const hashOf = (style: string) => createHash('sha256').update(style).digest('base64');
    expect(await policyOf('a{color:red}')).toBe(`style-src 'self' 'sha256-${hashOf('a{color:red}')}'`);
    expect(await policyOf('a{color:blue;}')).toBe(`style-src 'self' 'sha256-${hashOf('a{color:blue;}')}'`);
    await writeFile(join(folder, 'dist/index.html'), '<title>new</title>');
    expect((await get('/search', HTML)).headers['content-security-policy']).toContain("style-src 'self';");
  });

  it('names the scripts of a screen beside the first ones, and those of the next build after it', async () => {
    const screen = 'src/app/routes/search.tsx?tsr-split=component';
    const build = (file: string) =>
      writeFile(
        join(folder, 'dist/.vite/manifest.json'),
        JSON.stringify({
          'index.html': { file: 'assets/entry.js', isEntry: true, imports: ['_react.js'] },
          '_react.js': { file: 'assets/react.js' },
          '_cards.js': { file: 'assets/cards.js', imports: ['_react.js', '_cards.js'] },
          [screen]: { file, imports: ['_cards.js', '_react.js'] },
          'src/app/routes/my.data.tsx?tsr-split=component': { file: 'assets/data.js' },
        }),
      );
    const linkOf = async (url: string) => (await get(url, HTML)).headers['link'];
    await build('assets/search.js');
    expect(await linkOf('/search?sort=NEWEST')).toBe(
      '</assets/search.js>; rel=modulepreload; as=script, </assets/cards.js>; rel=modulepreload; as=script',
    );
    for (const url of ['/', '/my', '/my/data', '/nothing-here']) expect(await linkOf(url)).toBeUndefined();
    await build('assets/search-of-later.js');
    expect(await linkOf('/search')).toContain('</assets/search-of-later.js>');
  });

  it('shows an address without a screen as the page, not found', async () => {
    const page = await get('/nothing-here', HTML);
    expect([page.statusCode, page.body]).toEqual([404, '<title>new</title>']);
  });

  it.each(['/', '/assets', '/assets/index-gone.js', '/.vite/manifest.json', '/nothing-here'])(
    'has nothing at %s for a program',
    async (url) => {
      expect((await get(url)).statusCode).toBe(404);
    },
  );

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/..%2f..%2fsecret.txt'])(
    'stays in its folder at %s',
    async (url) => {
      const { statusCode, body } = await get(url);
      expect(statusCode).toBeGreaterThanOrEqual(400);
      expect(body).not.toBe('secret');
    },
  );

  it('knows the first segment of every route of the app', async () => {
    const routes = fileURLToPath(new URL('../../../web/src/app/routes', import.meta.url));
    const segments = (await readdir(routes))
      .filter((file) => !file.startsWith('__'))
      // An underscore at the end says that the route is not shown within its parent; it is not in the path.
      .map((file) => (file.replace(/(\.tsx)$/, '').split('.')[0] as string).replace(/_$/, ''))
      .map((segment) => (segment === 'index' ? '' : segment));
    expect(segments.length).toBeGreaterThan(5);
    for (const segment of segments)
      expect([segment, (await get(`/${segment}`, HTML)).statusCode]).toEqual([segment, 200]);
  });
});
