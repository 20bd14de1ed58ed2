import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface GuideExample {
  page: string;
  query: string;
  /** Whether a visitor may send it as it stands. */
  runs: boolean;
}

/** The operations in the guides of the documentation site: blocks of `graphql`, those that a visitor runs marked `run`. */
export function guideExamples(root: string): GuideExample[] {
  return globSync('docs/guides/*.md', { cwd: root }).flatMap((page) =>
    [...readFileSync(join(root, page), 'utf8').matchAll(/^```graphql( run)?\n([\s\S]*?)^```/gm)].map(
      ([, run, query]) => ({ page, query: query as string, runs: run !== undefined }),
    ),
  );
}
