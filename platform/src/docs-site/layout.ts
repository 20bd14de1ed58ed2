import { posix } from 'node:path';
import type { Heading, Rendered } from './render.js';
import type { SiteGroup } from './pages.js';

interface LayoutOptions {
  title: string;
  /** Of the page, below the site. */
  at: string;
  groups: readonly SiteGroup[];
  rendered: Rendered;
}

/** A whole page of the site: what there is, the page, and what it has. Works without scripts, and from a folder of files. */
export function layout({ title, at, groups, rendered: { html, headings } }: LayoutOptions): string {
  const to = (path: string) => posix.relative(posix.dirname(at), path);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} · PropMubi Trust OS</title>
<link rel="stylesheet" href="${to('site.css')}">
<script src="${to('search.js')}" data-index="${to('search.json')}" defer></script>
<script src="${to('address.js')}" defer></script>
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header>
<a class="brand" href="${to('index.html')}">PropMubi Trust OS <span>Documentation</span></a>
<a class="pages" href="#pages">Pages</a>
<search hidden><label for="query">Search</label><input id="query" type="search" role="combobox" aria-expanded="false"
 aria-controls="found" autocomplete="off" placeholder="A type, field or topic"><ul id="found" role="listbox" hidden></ul></search>
</header>
<div class="columns">
<nav id="pages" aria-label="Pages">
${groups.map((group) => groupOf(group, at, to)).join('\n')}
</nav>
<main id="content">
${html}</main>
${contentsOf(headings)}
</div>
</body>
</html>
`;
}

function groupOf({ title, pages }: SiteGroup, at: string, to: (path: string) => string): string {
  const items = pages.map(({ path, title: name }) => {
    const current = path === at ? ' aria-current="page"' : '';
    return `<li><a href="${to(`${path}.html`)}"${current}>${escaped(name)}</a></li>`;
  });
  return `<h2>${escaped(title)}</h2>\n<ul>${items.join('')}</ul>`;
}

function contentsOf(headings: readonly Heading[]): string {
  const parts = headings.filter(({ level }) => level === 2);
  if (parts.length < 2) return '';
  const items = parts.map(({ id, text }) => `<li><a href="#${id}">${escaped(text)}</a></li>`);
  return `<aside aria-labelledby="contents"><h2 id="contents">On this page</h2><ul>${items.join('')}</ul></aside>`;
}

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
