import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { permissionsMarkdown } from '../permissions/markdown.js';
import { permissionMatrix } from '../permissions/matrix.js';
import { allRules } from '../permissions/rules/index.js';
import { scopeFieldsModule } from '../permissions/scope-fields.js';
import { viewerKinds } from '../permissions/viewers.js';
import { repositoryRoot } from '../repository.js';
import { print, printError, red } from '../terminal.js';
import { schemaFolder } from './compose.js';

const FILE = join(schemaFolder, 'permissions.md');
const SCOPES_FILE = join(repositoryRoot, 'subgraphs/identity/src/modules/api-key/scope-fields.ts');

/** Writes schema/permissions.md and what the API says of scopes, from the committed supergraph and the stated rules; with `check`, fails when it differs. */
export function permissions({ check }: { check?: boolean }): number {
  const supergraph = readFileSync(join(schemaFolder, 'supergraph.graphql'), 'utf8');
  const matrix = permissionMatrix(supergraph, allRules, viewerKinds);
  if (matrix.problems.length > 0) {
    for (const problem of matrix.problems) printError(red(problem));
    printError(red('State it in platform/src/permissions/rules/<subgraph>.ts.'));
    return 1;
  }
  const texts = new Map([
    [FILE, permissionsMarkdown(matrix, viewerKinds)],
    [SCOPES_FILE, scopeFieldsModule(supergraph)],
  ]);
  const differing = [...texts].filter(
    ([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text,
  );
  if (differing.length === 0) {
    print(
      `schema/permissions.md holds: ${matrix.fields.length} fields, ${viewerKinds.length} kinds of viewers.`,
    );
    return 0;
  }
  for (const [file, text] of differing) {
    const name = relative(repositoryRoot, file);
    if (check) printError(red(`${name} is not what schema and rules say: run \`pnpm schema:permissions\`.`));
    else {
      writeFileSync(file, text);
      print(`${name} written.`);
    }
  }
  return check ? 1 : 0;
}
