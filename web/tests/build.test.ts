import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const web = fileURLToPath(new URL('..', import.meta.url));
const BUILD_TIMEOUT_MS = 180_000;
const MOST_BYTES = 150_000;
/** A file that compression would enlarge has none; this is well above. */
const COMPRESSED_FROM_BYTES = 1_000;

/** A build of its own, so that what is measured is what the sources say. */
async function build(dist: string): Promise<void> {
  const vite = join(web, 'node_modules/vite/bin/vite.js');
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', '--outDir', dist, '--emptyOutDir', '--logLevel', 'error'],
    { cwd: web, env: { ...process.env, NODE_ENV: 'production' } },
  );
}

/** Scripts that the browser has to load before `/` shows homes: the entry, what it imports, and the route itself. */
function scriptsOfFirstRoute(dist: string): string[] {
  const page = readFileSync(`${dist}/index.html`, 'utf8');
  const entries = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(
    ([, file]) => file as string,
  );
  const manifest = JSON.parse(readFileSync(`${dist}/.vite/manifest.json`, 'utf8')) as Record<string, Chunk>;
  const route = Object.entries(manifest).find(([source]) => source.startsWith('src/app/routes/index.tsx'));
  if (!route) throw new Error('The build has no chunk of the first route.');
  const found = new Set<string>();
  const visit = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    const chunk = Object.values(manifest).find((one) => one.file === file);
    for (const source of chunk?.imports ?? []) visit((manifest[source] as Chunk).file);
  };
  for (const file of [...entries, route[1].file]) visit(file);
  return [...found];
}

interface Chunk {
  file: string;
  imports?: string[];
}

/** The operations that screens write. */
function documentNames(): string[] {
  return globSync(`${web}/src/{app,early,features,lib,shared}/**/*.{ts,tsx}`).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?<=graphql\(`\s+)(?:query|mutation|subscription) \w+/g)].map(
      ([name]) => name,
    ),
  );
}

describe('a build', () => {
  let dist: string;
  beforeAll(() => {
    dist = mkdtempSync(join(tmpdir(), 'propmubi-dist-'));
    return build(dist);
  }, BUILD_TIMEOUT_MS);
  afterAll(() => rmSync(dist, { recursive: true }));

  it(`loads at most ${MOST_BYTES} bytes of compressed scripts for the first route`, () => {
    const sizes = scriptsOfFirstRoute(dist).map(
      (file) => [file, gzipSync(readFileSync(`${dist}/${file}`)).length] as const,
    );
    expect(sizes.length).toBeGreaterThan(2);
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    process.stdout.write(`first route: ${total} bytes of compressed scripts in ${sizes.length} files\n`);
    // The sizes stand in the failure's message.
    expect({ sizes, isWithin: total <= MOST_BYTES, total }).toMatchObject({ isWithin: true });
  });

  it('is compressed beside what it compresses, page and scripts alike', () => {
    const files = ['index.html', ...scriptsOfFirstRoute(dist)].filter(
      (file) => readFileSync(`${dist}/${file}`).length > COMPRESSED_FROM_BYTES,
    );
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const compressed = brotliDecompressSync(readFileSync(`${dist}/${file}.br`));
      expect([file, compressed.equals(readFileSync(`${dist}/${file}`))]).toEqual([file, true]);
    }
  });

  it('shows its page without a second request', () => {
    const page = readFileSync(`${dist}/index.html`, 'utf8');
    // Not the page itself in the message of a failure.
    expect([page.includes('<style>'), page.includes('rel="stylesheet"')]).toEqual([true, false]);
  });

  it('holds each operation once', () => {
    const scripts = globSync(`${dist}/assets/*.js`)
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const times = documentNames().map(
      (name) => [name, scripts.match(new RegExp(`${name}\\b`, 'g'))?.length ?? 0] as const,
    );
    expect(times.length).toBeGreaterThan(50);
    expect(times.filter(([, count]) => count !== 1)).toEqual([]);
  });
});
