import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const MOST_BYTES = 150_000;

/** Scripts that the browser has to load before `/` shows homes: the entry, what it imports, and the route itself. */
function scriptsOfFirstRoute(): string[] {
  const page = readFileSync(`${dist}/index.html`, 'utf8');
  const entries = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(
    ([, file]) => file as string,
  );
  const manifest = JSON.parse(readFileSync(`${dist}/.vite/manifest.json`, 'utf8')) as Record<string, Chunk>;
  const route = Object.entries(manifest).find(([source]) => source.startsWith('src/app/routes/index.tsx'));
  const found = new Set<string>();
  const visit = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    const chunk = Object.values(manifest).find((one) => one.file === file);
    for (const source of chunk?.imports ?? []) visit((manifest[source] as Chunk).file);
  };
  for (const file of [...entries, ...(route ? [route[1].file] : [])]) visit(file);
  return [...found];
}

interface Chunk {
  file: string;
  imports?: string[];
}

const isBuilt = existsSync(`${dist}/.vite/manifest.json`);

describe('the first route', () => {
  (isBuilt ? it : it.skip)(`loads at most ${MOST_BYTES} bytes of compressed scripts`, () => {
    const sizes = scriptsOfFirstRoute().map(
      (file) => [file, gzipSync(readFileSync(`${dist}/${file}`)).length] as const,
    );
    expect(sizes.length).toBeGreaterThan(2);
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    // The sizes stand in the failure's message.
    expect({ sizes, isWithin: total <= MOST_BYTES, total }).toMatchObject({ isWithin: true });
  });
});
