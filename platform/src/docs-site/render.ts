import MarkdownIt from 'markdown-it';
import anchor from 'markdown-it-anchor';
import Prism from 'prismjs';
import 'prismjs/components/prism-bash.js';
import 'prismjs/components/prism-graphql.js';
import 'prismjs/components/prism-http.js';
import 'prismjs/components/prism-json.js';
import 'prismjs/components/prism-python.js';
import 'prismjs/components/prism-typescript.js';
import { nameRows, placeImages, placeLinks, type PlacedPage, type Row, slugOf } from './site-tokens.js';

const ALIASES: Readonly<Record<string, string>> = {
  sh: 'bash',
  ts: 'typescript',
  js: 'typescript',
  py: 'python',
};

export interface Heading {
  level: number;
  text: string;
  id: string;
}

export interface Rendered {
  html: string;
  headings: readonly Heading[];
  rows: readonly Row[];
  /** Files of the repository that it shows. */
  images: readonly string[];
}

/** A page of Markdown as HTML for its place on the site. */
export function render(markdown: string, page: PlacedPage): Rendered {
  const headings: Heading[] = [];
  const md = new MarkdownIt({ highlight: highlighted });
  md.use(anchor, {
    slugify: slugOf,
    tabIndex: false,
    permalink: anchor.permalink.headerLink({ safariReaderFix: true }),
    callback: ({ tag }, { slug, title }) =>
      headings.push({ level: Number(tag.slice(1)), text: title, id: slug }),
  });
  md.renderer.rules['table_open'] = () => '<div class="table"><table>';
  md.renderer.rules['table_close'] = () => '</table></div>';
  const tokens = md.parse(markdown, {});
  placeLinks(tokens, page);
  const images = placeImages(tokens, page);
  const rows = nameRows(tokens);
  // Line breaks in cells of the reference are the only markup that its Markdown has.
  const html = md.renderer.render(tokens, md.options, {}).replaceAll('&lt;br&gt;', '<br>');
  return { html, headings, rows, images };
}

function highlighted(code: string, info: string): string {
  const [name = ''] = info.split(/\s/);
  const language = ALIASES[name] ?? name;
  const grammar = Prism.languages[language];
  return grammar ? Prism.highlight(code, grammar, language) : '';
}
