import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { brokenLinks, linksOf } from './support/markdown-links.js';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const tracked = (...patterns: string[]) =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns], { cwd: root })
    .toString()
    .trim()
    .split('\n')
    .filter((path) => existsSync(join(root, path)));
const pages = tracked('*.md');
const COMMANDS_OF_PNPM = new Set(['changeset', 'install']);
/** What follows `pnpm` in code. */
const commandsOf = (text: string) =>
  [...text.matchAll(/(?:`|^|npx )pnpm (?:-s )?([a-z][\w:-]*)/gm)].map(([, command]) => command as string);

describe('the documentation', () => {
  it('has no link to a file or a heading that is not there', () => {
    expect(pages.flatMap((page) => brokenLinks(root, page))).toEqual([]);
  });

  it('names commands that are scripts of the workspace', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = pages.flatMap((page) => commandsOf(read(page)).map((command) => ({ page, command })));
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter(({ command }) => !(command in scripts || COMMANDS_OF_PNPM.has(command)))).toEqual([]);
  });

  it('finds a link that leads nowhere', () => {
    const links = linksOf(
      '[a](missing.md) `[b](code.md)` [c](https://example.com) [d](#x)\n```\n[e](f.md)\n```',
    );
    expect(links).toEqual(['missing.md', '#x']);
  });

  it('leads from docs/README.md to every page of docs', () => {
    const reached = new Set(['docs/README.md']);
    for (const page of reached) {
      for (const link of linksOf(read(page))) {
        const target = normalize(join(dirname(page), link.split('#')[0] as string));
        if (!existsSync(join(root, target))) continue;
        if (target.endsWith('.md')) reached.add(target);
        // A link to a folder shows what lies in it.
        else if (statSync(join(root, target)).isDirectory())
          for (const one of pages) if (dirname(one) === target.replace(/\/$/, '')) reached.add(one);
      }
    }
    const unreached = pages.filter((page) => page.startsWith('docs/') && !reached.has(page));
    expect(unreached).toEqual([]);
  });
});

describe('a README', () => {
  const workspaces = tracked('*package.json')
    .map((path) => dirname(path))
    .filter((path) => /^(gateway|platform|web|client|bench\/live|(packages|subgraphs)\/[^/]+)$/.test(path));

  it.each(workspaces)('of %s says what it owns, where to begin and how to test it', (workspace) => {
    const headings = read(`${workspace}/README.md`).match(/^## .+$/gm) ?? [];
    expect(headings).toEqual(expect.arrayContaining(['## What it owns', '## Entry points', '## Tests']));
  });

  it('of the whole imports what a file in the checkout finds', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: object };
    const imported = [...read('README.md').matchAll(/^import .* from '([^']+)';$/gm)].map(([, name]) => name);
    expect(imported).not.toEqual([]);
    expect(Object.keys(devDependencies)).toEqual(expect.arrayContaining(imported));
  });
});

describe('docs/where-things-happen.md', () => {
  const text = read('docs/where-things-happen.md');
  const rowsOf = (heading: string) => {
    const section = text.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
    const rows = section.split('\n').filter((line) => line.startsWith('|'));
    return rows.slice(2).map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  };
  const codeIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code as string);

  it('names mutations of the API, and the files that do them', () => {
    const api = read('schema/api.graphql');
    const rows = rowsOf('Actions');
    expect(rows.length).toBeGreaterThan(8);
    for (const [mutation = '', , file = ''] of rows) {
      expect(api).toMatch(new RegExp(`^  ${codeIn(mutation)[0]}\\(`, 'm'));
      expect(existsSync(join(root, codeIn(file)[0] as string))).toBe(true);
    }
  });

  it('names files of decisions that are there', () => {
    for (const [, files = ''] of rowsOf('Decisions')) {
      const paths = codeIn(files).filter((path) => path.includes('/'));
      expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    }
  });

  it('names all periodic work by what its file calls it', () => {
    const rows = rowsOf('Periodic work').map(([, , name = '', file = '']) => ({
      name: codeIn(name)[0] as string,
      file: codeIn(file)[0] as string,
    }));
    for (const { name, file } of rows) expect(read(file)).toContain(name);
    const periodic = tracked('gateway/src/*.ts', 'packages/*/src/*.ts', 'subgraphs/*/src/*.ts').filter(
      (path) => !path.endsWith('.test.ts') && !path.startsWith('packages/testkit/'),
    );
    const calling = periodic.filter((path) =>
      /(?<!function )\b(runPeriodically|setInterval|startPoller|repeatUntilAborted)\(/.test(read(path)),
    );
    const listed = new Set(rows.map(({ file }) => file));
    // How periodic work is made, and what ends with one paper: none itself.
    const means = [
      'packages/runtime/src/lifecycle/periodic.ts',
      'subgraphs/trust/src/modules/document/checks/pdf-text.ts',
    ];
    expect(calling.filter((path) => !listed.has(path) && !means.includes(path))).toEqual([]);
  });
});
