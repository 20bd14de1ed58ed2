import { posix } from 'node:path';
import type { Token } from 'markdown-it';

/** Where a page of the repository is on the site, from its path; undefined: it is not there. */
export type Places = ReadonlyMap<string, string>;

export interface PlacedPage {
  /** The page below the repository. */
  from: string;
  /** Its place on the site. */
  at: string;
  places: Places;
}

export interface Row {
  text: string;
  id: string;
  /** The heading that it is below. */
  below: string;
}

/**
 * Links between pages of the site lead to each other; links to files that the site does not have become text, because a
 * reader of the site has no checkout.
 */
export function placeLinks(tokens: readonly Token[], page: PlacedPage): void {
  for (const { children } of tokens) {
    let leadsOff = false;
    for (const token of children ?? []) {
      if (token.type === 'link_open') {
        const target = placed(String(token.attrGet('href') ?? ''), page);
        leadsOff = target === undefined;
        if (target !== undefined) token.attrSet('href', target);
        else token.attrs = null;
      }
      if (leadsOff && token.type.startsWith('link_')) token.tag = 'span';
    }
  }
}

/** Images come from `images/` of the site; returns the files of the repository that belong there. */
export function placeImages(tokens: readonly Token[], { from, at }: PlacedPage): string[] {
  const images = tokens.flatMap(({ children }) => (children ?? []).filter(({ type }) => type === 'image'));
  return images.map((token) => {
    const file = posix.join(posix.dirname(from), String(token.attrGet('src') ?? ''));
    token.attrSet('src', posix.relative(posix.dirname(at), `images/${posix.basename(file)}`));
    return file;
  });
}

/** Gives rows of tables that begin with code an id: fields, values, error codes. */
export function nameRows(tokens: readonly Token[]): Row[] {
  const rows: Row[] = [];
  let below = '';
  tokens.forEach((token, index) => {
    if (token.type === 'heading_open') below = tokens[index + 1]?.content ?? '';
    const [cell, content] = tokens.slice(index + 1, index + 3);
    const first = content?.children?.[0];
    if (token.type !== 'tr_open' || cell?.type !== 'td_open' || first?.type !== 'code_inline') return;
    const id = `${slugOf(below)}.${first.content}`;
    token.attrSet('id', id);
    rows.push({ text: first.content, id, below });
  });
  return rows;
}

/** As GitHub makes anchors of headings, so that links hold in both places. */
export function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** The address of a link, relative to the page; undefined where it leads off the site. */
function placed(href: string, { from, at, places }: PlacedPage): string | undefined {
  if (/^[a-z]+:|^#/.test(href)) return href;
  const [path = '', hash] = href.split('#');
  const place = places.get(posix.join(posix.dirname(from), path));
  if (place === undefined) return undefined;
  const relative = posix.relative(posix.dirname(at), place);
  // A download.
  if (posix.extname(place) !== '') return relative;
  return `${relative}.html${hash === undefined ? '' : `#${hash}`}`;
}
