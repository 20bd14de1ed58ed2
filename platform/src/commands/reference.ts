import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { dataMapPage } from '@propmubi/privacy';
import { apiPages } from '../reference/api-pages.js';
import { subgraphFacts, withFacts } from '../reference/subgraph-facts.js';
import { repositoryRoot } from '../repository.js';
import { loadSubgraphs } from '../subgraphs.js';
import { print, printError, red } from '../terminal.js';
import { schemaFolder, subgraphSchemaFile } from './compose.js';

export interface ConsumingSubgraph {
  name: string;
  consumers: readonly { type: string }[];
}

/**
 * Writes docs/api and the facts in the subgraphs' READMEs from the committed schemas, and the data map from the subgraphs'
 * decisions; with `check`, fails when they differ.
 */
export async function reference(
  subgraphs: readonly ConsumingSubgraph[],
  { check }: { check?: boolean },
): Promise<number> {
  const maps = (await loadSubgraphs()).map(({ personalData }) => personalData);
  const texts = new Map([[join(repositoryRoot, 'docs/data-map.md'), dataMapPage(maps)]]);
  for (const [file, text] of apiPages(readFileSync(join(schemaFolder, 'api.graphql'), 'utf8')))
    texts.set(join(repositoryRoot, 'docs/api', file), text);
  for (const { name, consumers } of subgraphs) {
    const file = join(repositoryRoot, 'subgraphs', name, 'README.md');
    const sdl = readFileSync(subgraphSchemaFile(name), 'utf8');
    const consumed = consumers.map(({ type }) => type);
    texts.set(file, withFacts(readFileSync(file, 'utf8'), subgraphFacts(name, sdl, consumed)));
  }
  const differing = [...texts].filter(
    ([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text,
  );
  if (check) {
    for (const [file] of differing)
      printError(red(`${relative(repositoryRoot, file)} is not what the code says: run \`pnpm schema\`.`));
    return differing.length > 0 ? 1 : 0;
  }
  for (const [file, text] of differing) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  print(
    differing.length === 0 ? 'The API reference holds.' : `${differing.length} pages of reference written.`,
  );
  return 0;
}
