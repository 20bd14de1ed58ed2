import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { calendarDay } from '@propmubi/domain';
import { CONTRACTS, type ContractName } from '@propmubi/gateway';
import { buildSchema } from 'graphql';
import {
  apiSchemaOf,
  composeSupergraph,
  contractProblems,
  contractSchemaOf,
  datedSupergraph,
  type ComposableSubgraph,
} from '../compose.js';
import { DEPRECATED_SINCE } from '../contracts/deprecated-since.js';
import {
  deprecatedSince,
  deprecatedSinceModule,
  deprecationsOf,
  deprecationsPage,
} from '../contracts/deprecations.js';
import { repositoryRoot } from '../repository.js';
import { subgraphNames } from '../subgraphs.js';
import { printError, red, print } from '../terminal.js';

export const schemaFolder = join(repositoryRoot, 'schema');
const SINCE = join(repositoryRoot, 'platform/src/contracts/deprecated-since.ts');
export const subgraphSchemaFile = (name: string) => join(schemaFolder, `${name}.graphql`);

/** Composes the committed schemas of the subgraphs; with `check`, only says whether the committed result is theirs. */
export async function compose({ check }: { check?: boolean }): Promise<number> {
  const missing = subgraphNames.filter((name) => !existsSync(subgraphSchemaFile(name)));
  if (missing.length > 0) {
    printError(red(`No committed schema for ${missing.join(', ')}: run \`pnpm schema\`.`));
    return 1;
  }
  const subgraphs: ComposableSubgraph[] = subgraphNames.map((name) => ({
    name,
    sdl: readFileSync(subgraphSchemaFile(name), 'utf8'),
  }));
  const composed = composeSupergraph(subgraphs);
  const problems = contractProblems(subgraphs);
  for (const problem of problems) printError(red(problem));
  if (problems.length > 0) return 1;
  const outputs = outputsOf(composed);
  const drifted = [...outputs].filter(
    ([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text,
  );
  if (drifted.length === 0) {
    print('schema/supergraph.graphql, api.graphql and the contracts are what the subgraphs compose to.');
    return 0;
  }
  const names = drifted.map(([file]) => relative(repositoryRoot, file)).join(', ');
  if (check) {
    printError(red(`${names}: not what the committed subgraph schemas compose to: run \`pnpm compose\`.`));
    return 1;
  }
  for (const [file, text] of drifted) writeFileSync(file, text);
  print(`${names} composed from ${subgraphs.length} subgraphs.`);
  return 0;
}

/** What is written of a supergraph, by file. */
function outputsOf(composed: string): ReadonlyMap<string, string> {
  const api = apiSchemaOf(composed);
  const contracts = new Map(
    (Object.keys(CONTRACTS) as ContractName[]).map((name) => [name, contractSchemaOf(composed, name)]),
  );
  const deprecated = deprecationsOf(buildSchema(api)).keys();
  const since = deprecatedSince(deprecated, DEPRECATED_SINCE, calendarDay(new Date()));
  const schemas = new Map([...contracts].map(([name, sdl]) => [name, buildSchema(sdl)]));
  return new Map([
    [SINCE, deprecatedSinceModule(since)],
    [join(schemaFolder, 'supergraph.graphql'), datedSupergraph(composed, since)],
    [join(schemaFolder, 'api.graphql'), api],
    [join(schemaFolder, 'DEPRECATIONS.md'), deprecationsPage(schemas, since)],
    ...[...contracts].map(([name, sdl]) => [join(schemaFolder, `contracts/${name}.graphql`), sdl] as const),
  ]);
}
