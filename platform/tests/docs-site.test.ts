import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SCOPES } from '@propmubi/runtime';
import { buildSchema, parse, validate } from 'graphql';
import { buildDocsSite } from '../src/docs-site/build-site.js';
import { render } from '../src/docs-site/render.js';
import { apiSchema, contractOf, namesOf } from '../../gateway/tests/support/contract-names.js';
import { guideExamples } from './support/guide-examples.js';

const root = join(import.meta.dirname, '../..');
const A_PACKAGE = {
  nameInGuides: 'propmubi-client-VERSION.tgz',
  fileName: 'propmubi-client-1.tgz',
  bytes: Buffer.from('package'),
  sha256: '',
};

describe('the documentation site', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'propmubi-docs-'));
    expect(buildDocsSite({ root, folder, packages: [A_PACKAGE] })).toBeGreaterThan(25);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has no link that leads nowhere, and finds one', () => {
    expect(brokenLinks(folder)).toEqual([]);
    writeFileSync(join(folder, 'planted.html'), '<a href="index.html#nothing"></a><a href="gone.html">');
    expect(brokenLinks(folder)).toEqual(['planted.html: index.html#nothing', 'planted.html: gone.html']);
    rmSync(join(folder, 'planted.html'));
  });

  it('finds pages, types, fields and codes by their names', () => {
    const entries = JSON.parse(readFileSync(join(folder, 'search.json'), 'utf8')) as { href: string }[];
    const places = entries.map(({ href }) => href);
    expect(places).toEqual(
      expect.arrayContaining([
        ...['first-call.html', 'reference/public/objects.html#listing'],
        ...['reference/public/queries.html#query.feed', 'reference/partner/enums.html#trustband.A'],
      ]),
    );
    expect(places.every((place) => !place.includes('auditLog'))).toBe(true);
  });

  it('has no name in the reference of a contract, or to be found, that is outside of it', () => {
    const found = readFileSync(join(folder, 'search.json'), 'utf8');
    for (const contract of ['public', 'partner']) {
      const shown = namesOf(contractOf(contract));
      // A word of one part, as `name` or `Lead`, says nothing.
      const hidden = [...namesOf(apiSchema())].filter(
        (name) => !shown.has(name) && /[a-z][A-Z]|_/.test(name),
      );
      expect(hidden.length).toBeGreaterThan(300);
      const pages = globSync(`reference/${contract}/*.html`, { cwd: folder }).map((page) =>
        readFileSync(join(folder, page), 'utf8'),
      );
      const named = new Set(pages.join(' ').match(/\w+/g));
      expect(hidden.filter((name) => named.has(name))).toEqual([]);
      if (contract === 'partner') {
        const places = new Set(
          found.match(/reference\/[^"]*/g)?.flatMap((place) => place.match(/\w+/g) ?? []),
        );
        expect(hidden.filter((name) => places.has(name))).toEqual([]);
      }
    }
  });

  it('shows what a checkout has and the site has not as text, and escapes what pages say', () => {
    const places = new Map([['docs/errors.md', 'errors']]);
    const from = { from: 'docs/guides/a.md', at: 'a', places };
    expect(render('[one](../errors.md#live) [two](../../gateway/x.ts) <b>', from).html).toBe(
      '<p><a href="errors.html#live">one</a> <span>two</span> &lt;b&gt;</p>\n',
    );
  });

  it('has addresses in its examples that a script can tell from their surroundings', () => {
    // address.js puts the site's own address in their place, text by text.
    const [example] =
      /curl[^]*?localhost[^<]*/.exec(readFileSync(join(folder, 'first-call.html'), 'utf8')) ?? [];
    expect(example).toContain('http://localhost:4000/graphql');
    for (const page of globSync('*.html', { cwd: folder })) {
      const html = readFileSync(join(folder, page), 'utf8');
      const named = html.match(/localhost/g)?.length ?? 0;
      expect([page, html.match(/\bhttp:\/\/localhost:4000\b/g)?.length ?? 0]).toEqual([page, named]);
    }
  });

  it('has examples that are valid', () => {
    const schema = buildSchema(readFileSync(join(root, 'schema/api.graphql'), 'utf8'));
    const problems = guideExamples(root).flatMap(({ page, query }) =>
      validate(schema, parse(query)).map(({ message }) => `${page}: ${message}`),
    );
    expect(problems).toEqual([]);
    const scopes = guideExamples(root).flatMap(
      ({ query }) => query.match(/(?<=")[a-z]+:[a-z-]+(?=")/g) ?? [],
    );
    expect(scopes.filter((scope) => !(scope in SCOPES))).toEqual([]);
    expect(scopes).not.toEqual([]);
  });
});

/** Links and files of the pages in a folder that are not there, or lack the part they name, as `page: link`. */
function brokenLinks(folder: string): string[] {
  const pages = new Map(
    globSync('**/*.html', { cwd: folder }).map((page) => [page, readFileSync(join(folder, page), 'utf8')]),
  );
  const idsOf = new Map(
    [...pages].map(([page, html]) => [
      page,
      new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)),
    ]),
  );
  const others = new Set(globSync('{*.{css,js,json},images/*,downloads/*,sdk/*}', { cwd: folder }));
  const leads = (page: string, link: string) => {
    const [path = '', hash] = decodeURIComponent(link).split('#');
    const target = path === '' ? page : normalize(join(dirname(page), path));
    return others.has(target) || (idsOf.has(target) && (!hash || idsOf.get(target)?.has(hash) === true));
  };
  return [...pages].flatMap(([page, html]) =>
    [...html.matchAll(/ (?:href|src|data-index)="([^"]+)"/g)]
      .map(([, link]) => link as string)
      .filter((link) => !/^(https?|mailto):/.test(link) && !leads(page, link))
      .map((link) => `${page}: ${link}`),
  );
}
