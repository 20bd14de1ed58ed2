import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { apiPages } from '../reference/api-pages.js';
import type { BuiltPackage } from '../sdk/built-package.js';
import { packagesOf, withPackages } from './packages.js';
import { DOWNLOADS, GUIDES, REFERENCES, type SiteGroup, type SitePage } from './pages.js';
import { layout } from './layout.js';
import { render } from './render.js';

interface WrittenPage extends SitePage {
  markdown: string;
}

/** What the search finds: a page, or a part of one. */
interface SearchEntry {
  title: string;
  page: string;
  href: string;
}

const ASSETS = ['site.css', 'search.js', 'address.js'];

export interface DocsSite {
  /** The repository. */
  root: string;
  /** Where the site is written. */
  folder: string;
  /** Clients that it offers. */
  packages: readonly BuiltPackage[];
}

/**
 * Writes the documentation site into `folder`, from the Markdown and the contracts below `root`: guides, and the reference of
 * each contract. Returns how many pages it has.
 */
export function buildDocsSite({ root, folder, packages }: DocsSite): number {
  const references = REFERENCES.map((reference) => referenceOf(root, reference));
  const groups: SiteGroup[] = [...GUIDES, ...references];
  const pages: WrittenPage[] = [
    ...GUIDES.flatMap((group) => group.pages).map((page) => ({
      ...page,
      markdown: withPackages(readFileSync(join(root, page.source), 'utf8'), packages),
    })),
    ...references.flatMap((group) => group.pages),
  ];
  const places = new Map([
    ...pages.map(({ source, path }) => [source, path] as const),
    ...Object.entries(DOWNLOADS),
    ...[...packagesOf(packages).keys()].map((path) => [`docs/guides/${path}`, path] as const),
  ]);
  const entries: SearchEntry[] = [];
  rmSync(folder, { recursive: true, force: true });
  for (const { source, path, title, markdown } of pages) {
    const rendered = render(markdown, { from: source, at: path, places });
    const file = join(folder, `${path}.html`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, layout({ title, at: path, groups, rendered }));
    for (const image of rendered.images) cpSync(join(root, image), join(folder, 'images', basename(image)));
    entries.push({ title, page: title, href: `${path}.html` });
    const href = (id: string) => `${path}.html#${id}`;
    for (const { level, id, text } of rendered.headings)
      if (level === 2 || level === 3) entries.push({ title: text, page: title, href: href(id) });
    if (path.startsWith('reference/'))
      for (const { text, id, below } of rendered.rows)
        entries.push({ title: text, page: below, href: href(id) });
  }
  writeFileSync(join(folder, 'search.json'), JSON.stringify(entries));
  for (const [source, path] of Object.entries(DOWNLOADS)) cpSync(join(root, source), join(folder, path));
  for (const [path, bytes] of packagesOf(packages)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  for (const asset of ASSETS) cpSync(join(import.meta.dirname, asset), join(folder, asset));
  return pages.length;
}

function referenceOf(
  root: string,
  { contract, title, path }: (typeof REFERENCES)[number],
): { title: string; pages: WrittenPage[] } {
  const sdl = readFileSync(join(root, 'schema/contracts', `${contract}.graphql`), 'utf8');
  const pages = [...apiPages(sdl)]
    .filter(([file]) => file !== 'README.md')
    .map(([file, markdown]) => ({
      source: `${path}/${file}`,
      path: `${path}/${file.replace(/\.md$/, '')}`,
      title: /^# (.+)$/m.exec(markdown)?.[1] ?? file,
      markdown,
    }));
  return { title, pages };
}
