import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

const STYLE = /<style>([^]*?)<\/style>/g;

/**
 * Finds the hashes of the styles in a page, as sources of a content security policy: nothing else that says how the page looks
 * may stand in it. Read again after each build.
 */
export function createStyleSources(page: string): () => string {
  let known: { builtAt: number; sources: string } | undefined;
  return () => {
    const builtAt = statSync(page, { throwIfNoEntry: false })?.mtimeMs;
    if (builtAt === undefined) return '';
    if (known?.builtAt !== builtAt) known = { builtAt, sources: readSources(page) };
    return known.sources;
  };
}

function readSources(page: string): string {
  return [...readFileSync(page, 'utf8').matchAll(STYLE)]
    .map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    .join(' ');
}
