import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTRACTS, type ContractName } from '@propmubi/gateway';
import {
  apiSchemaOf,
  composeSupergraph,
  contractProblems,
  contractSchemaOf,
  type ComposableSubgraph,
} from '../compose.js';
import { repositoryRoot } from '../repository.js';
import { subgraphNames } from '../subgraphs.js';
import { printError, red, print } from '../terminal.js';

export const schemaFolder = join(repositoryRoot, 'schema');
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
  const contracts = (Object.keys(CONTRACTS) as ContractName[]).map((name) => [
    `contracts/${name}.graphql`,
    contractSchemaOf(composed, name),
  ]);
  const outputs: Record<string, string> = {
    'supergraph.graphql': composed,
    'api.graphql': apiSchemaOf(composed),
    ...Object.fromEntries(contracts),
  };
  const drifted = Object.entries(outputs).filter(([name, sdl]) => {
    const file = join(schemaFolder, name);
    return !existsSync(file) || readFileSync(file, 'utf8') !== sdl;
  });
  if (drifted.length === 0) {
    print('schema/supergraph.graphql, api.graphql and the contracts are what the subgraphs compose to.');
    return 0;
  }
  const names = drifted.map(([name]) => `schema/${name}`).join(', ');
  if (check) {
    printError(red(`${names}: not what the committed subgraph schemas compose to: run \`pnpm compose\`.`));
    return 1;
  }
  for (const [name, sdl] of drifted) writeFileSync(join(schemaFolder, name), sdl);
  print(`${names} composed from ${subgraphs.length} subgraphs.`);
  return 0;
}
