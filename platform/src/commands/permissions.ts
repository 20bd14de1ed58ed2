import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { permissionsMarkdown } from '../permissions/markdown.js';
import { permissionMatrix } from '../permissions/matrix.js';
import { allRules } from '../permissions/rules/index.js';
import { viewerKinds } from '../permissions/viewers.js';
import { print, printError, red } from '../terminal.js';
import { schemaFolder } from './compose.js';

const FILE = join(schemaFolder, 'permissions.md');

/** Writes schema/permissions.md from the committed supergraph and the stated rules; with `check`, fails when it differs. */
export function permissions({ check }: { check?: boolean }): number {
  const supergraph = readFileSync(join(schemaFolder, 'supergraph.graphql'), 'utf8');
  const matrix = permissionMatrix(supergraph, allRules, viewerKinds);
  if (matrix.problems.length > 0) {
    for (const problem of matrix.problems) printError(red(problem));
    printError(red('State it in platform/src/permissions/rules/<subgraph>.ts.'));
    return 1;
  }
  const text = permissionsMarkdown(matrix, viewerKinds);
  if (existsSync(FILE) && readFileSync(FILE, 'utf8') === text) {
    print(
      `schema/permissions.md holds: ${matrix.fields.length} fields, ${viewerKinds.length} kinds of viewers.`,
    );
    return 0;
  }
  if (check) {
    printError(red('schema/permissions.md is not what schema and rules say: run `pnpm schema:permissions`.'));
    return 1;
  }
  writeFileSync(FILE, text);
  print('schema/permissions.md written.');
  return 0;
}
