import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildDocsSite } from '../src/docs-site/build-site.js';
import { buildPackages } from '../src/sdk/build-packages.js';
import type { BuiltPackage } from '../src/sdk/built-package.js';

const root = join(import.meta.dirname, '../..');
const hasPip = spawnSync('python3', ['-m', 'pip', '--version']).status === 0;

/** What `/docs/sdk` serves; `pnpm test:package` installs it from a running platform. */
describe('the packages for partners', () => {
  let folder: string;
  let npm: BuiltPackage;
  let wheel: BuiltPackage;
  let mcp: BuiltPackage;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'propmubi-packages-'));
    [npm, wheel, mcp] = (await buildPackages(root)) as [BuiltPackage, BuiltPackage, BuiltPackage];
    for (const { fileName, bytes } of [npm, wheel, mcp]) writeFileSync(join(folder, fileName), bytes);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are named by their version and what is in them', async () => {
    const version = /"version": "(.+)"/.exec(readFileSync(join(root, 'client/package.json'), 'utf8'))?.[1];
    expect(npm.fileName).toBe(`propmubi-client-${version}-${npm.sha256.slice(0, 8)}.tgz`);
    expect(wheel.fileName).toMatch(/^propmubi-\d+\.\d+\.\d+-0_[0-9a-f]{8}-py3-none-any\.whl$/);
    const again = await buildPackages(root);
    expect(again.map(({ fileName, sha256 }) => [fileName, sha256])).toEqual(
      [npm, wheel, mcp].map(({ fileName, sha256 }) => [fileName, sha256]),
    );
  }, 60_000);

  it('need nothing of the workspace', () => {
    const read = (path: string, { fileName } = npm) =>
      execFileSync('tar', ['-xzOf', join(folder, fileName), `package/${path.replace(/^\.\//, '')}`], {
        encoding: 'utf8',
      });
    const manifest = JSON.parse(read('package.json')) as {
      dependencies: Record<string, string>;
      exports: Record<string, { default: string; types: string }>;
    };
    expect(Object.values(manifest.dependencies).filter((range) => !/^[\d^~]/.test(range))).toEqual([]);
    for (const entry of Object.values(manifest.exports))
      for (const path of Object.values(entry)) expect(read(path).length).toBeGreaterThan(0);
    for (const path of ['bin.mjs', 'dist/main.js', 'dist/partner.graphql', 'operations/find_homes.graphql'])
      expect(read(path, mcp).length).toBeGreaterThan(0);
    expect(read('package.json', mcp)).not.toMatch(/workspace:|catalog:/);
  });

  it.each(hasPip ? ['python3'] : [])('are installed by pip, whole and typed', (python) => {
    const target = join(folder, 'site');
    const pip = ['-m', 'pip', 'install', '--no-index', '--disable-pip-version-check', '--target', target];
    execFileSync(python, [...pip, join(folder, wheel.fileName)]);
    const code = `
import importlib.metadata as metadata, propmubi
about = metadata.distribution('propmubi')
files = [file for file in about.files if file.hash]
assert all(file.locate().exists() for file in files), files
assert any(file.name == 'py.typed' for file in files), files
print(about.version, about.metadata['Requires-Python'], propmubi.Client.__name__)`;
    const printed = execFileSync(python, ['-c', code], {
      env: { PATH: process.env['PATH'], PYTHONPATH: target },
    });
    expect(printed.toString()).toMatch(/^\d+\.\d+\.\d+ >=3\.11 Client\n$/);
  });

  it('are on the site, with their hashes, and named in its examples', () => {
    const site = join(folder, 'docs');
    buildDocsSite({ root, folder: site, packages: [npm, wheel, mcp] });
    const sums = readFileSync(join(site, 'sdk/SHA256SUMS'), 'utf8').trim().split('\n');
    expect(sums).toHaveLength(3);
    for (const line of sums) {
      const [hash, name = ''] = line.split('  ');
      const bytes = readFileSync(join(site, 'sdk', name));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
    }
    const page = readFileSync(join(site, 'packages.html'), 'utf8');
    for (const { fileName } of [npm, wheel, mcp]) {
      expect(page).toContain(`http://localhost:4000/docs/sdk/${fileName}`);
      expect(page).toContain(`href="sdk/${fileName}"`);
    }
    for (const name of ['packages', 'first-call', 'python', 'mcp'])
      expect(readFileSync(join(site, `${name}.html`), 'utf8')).not.toContain('VERSION');
  });
});
