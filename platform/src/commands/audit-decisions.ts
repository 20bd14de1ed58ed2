import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Subgraph } from '@propmubi/runtime';
import { auditDecisions, auditMarkdown } from '../permissions/audit-decisions.js';
import { permissionMatrix } from '../permissions/matrix.js';
import { allRules } from '../permissions/rules/index.js';
import { unauditedReads } from '../permissions/unaudited-reads.js';
import { viewerKinds } from '../permissions/viewers.js';
import { print, printError, red } from '../terminal.js';
import { schemaFolder } from './compose.js';

const FILE = join(schemaFolder, 'audit.md');

/** Writes schema/audit.md from what the resolvers declare; fails while something is not decided, with `check` also on drift. */
export function writeAuditDecisions(subgraphs: readonly Subgraph[], { check }: { check?: boolean }): number {
  const supergraph = readFileSync(join(schemaFolder, 'supergraph.graphql'), 'utf8');
  const { fields } = permissionMatrix(supergraph, allRules, viewerKinds);
  const decided = auditDecisions(subgraphs, fields, unauditedReads);
  if (decided.problems.length > 0) {
    for (const problem of decided.problems) printError(red(problem));
    return 1;
  }
  const text = auditMarkdown(decided);
  if (existsSync(FILE) && readFileSync(FILE, 'utf8') === text) return 0;
  if (check) {
    printError(red('schema/audit.md is not what the resolvers say: run `pnpm schema`.'));
    return 1;
  }
  writeFileSync(FILE, text);
  print('schema/audit.md written.');
  return 0;
}
