import { readRequirements } from '@propmubi/gateway';
import { buildSchema, isObjectType } from 'graphql';
import { contractSchemaOf } from '../compose.js';

const ROOTS = ['Query', 'Mutation', 'Subscription'];

/** TypeScript that says which root fields of the contract `partner` take which scope, as the directives of a supergraph have it. */
export function scopeFieldsModule(supergraphSdl: string): string {
  const partner = buildSchema(contractSchemaOf(supergraphSdl, 'partner'));
  const isShown = (coordinate: string): boolean => {
    const [root = '', field = ''] = coordinate.split('.');
    const type = ROOTS.includes(root) ? partner.getType(root) : undefined;
    return isObjectType(type) && field in type.getFields();
  };
  const fields = new Map<string, Set<string>>();
  for (const [coordinate, { scopes }] of readRequirements(
    buildSchema(supergraphSdl, { assumeValid: true }),
  )) {
    if (!isShown(coordinate)) continue;
    for (const scope of scopes.flat(2)) {
      const of = fields.get(scope) ?? new Set();
      fields.set(scope, of.add(coordinate));
    }
  }
  const entries = [...fields]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([scope, of]) =>
        `  '${scope}': [\n${[...of]
          .sort()
          .map((one) => `    '${one}',\n`)
          .join('')}  ],\n`,
    );
  return `/**
 * Root fields of the contract \`partner\` that take a scope, alone or beside others.
 * Written by \`pnpm schema:permissions\` from the directives of the supergraph.
 */
// prettier-ignore
export const SCOPE_FIELDS: Readonly<Record<string, readonly string[]>> = {
${entries.join('')}};
`;
}
