import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const MODULES = join(import.meta.dirname, '../src/modules');

/** Lowest first: a folder imports from its own rank and from those above it in this list. */
const RANKS = [
  ['lead', 'listing'],
  ['settings'],
  ['feed/store'],
  ['assignment'],
  ['routing'],
  ['commands', 'deadlines', 'task'],
  ['visit', 'payment', 'feed/live', 'message'],
  ['day', 'stats'],
];

describe('folders of src/modules', () => {
  it('import downwards only', () => {
    const files = readdirSync(MODULES, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    expect(files.length).toBeGreaterThan(50);
    const upward = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => rankOf(target) > rankOf(file))
        .map((target) => `${file} -> ${target}`),
    );
    expect(upward).toEqual([]);
  });
});

function importsOf(file: string): string[] {
  const text = readFileSync(join(MODULES, file), 'utf8');
  return [...text.matchAll(/^(?:import|export)[^;]* from '(\.[^']+)';/gm)]
    .map(([, specifier]) => normalize(join(dirname(file), specifier as string)))
    .filter((target) => !target.startsWith('..'));
}

function rankOf(file: string): number {
  const rank = RANKS.findIndex((folders) => folders.some((folder) => file.startsWith(`${folder}/`)));
  if (rank < 0) throw new Error(`${file} is in no ranked folder.`);
  return rank;
}
