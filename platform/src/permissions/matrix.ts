import { createAccessPolicy, readRequirements } from '@propmubi/gateway';
import { buildSchema, type GraphQLSchema, isObjectType } from 'graphql';
import { apiSchemaOf } from '../compose.js';
import type { FieldRule, Rules } from './rule.js';
import type { ViewerKind } from './viewers.js';

/** What a kind of viewer gets of a field: all, what is their own, a public part, as of its object, nothing, or an error. */
export type Access =
  | { readonly kind: 'all' | 'own' | 'part' | 'object' | 'nothing' }
  | { readonly kind: 'never'; readonly code: string };

export interface FieldPermissions {
  /** `Type.field`. */
  readonly coordinate: string;
  readonly rule: FieldRule;
  readonly access: ReadonlyMap<string, Access>;
}

export interface PermissionMatrix {
  readonly fields: readonly FieldPermissions[];
  /** What has to be decided before the matrix is whole, in sentences. */
  readonly problems: readonly string[];
}

/**
 * What each kind of viewer may do, from the directives of a supergraph and the stated rules. Covered are the fields of the
 * root types and of every type of which one field has a directive or a rule: each of them needs a rule.
 */
export function permissionMatrix(
  supergraphSdl: string,
  rules: Rules,
  kinds: readonly ViewerKind[],
): PermissionMatrix {
  const supergraphSchema = buildSchema(supergraphSdl, { assumeValid: true });
  const coordinates = coveredFields(buildSchema(apiSchemaOf(supergraphSdl)), supergraphSchema, rules);
  const problems = [
    ...coordinates
      .filter((coordinate) => !rules[coordinate])
      .map((coordinate) => `${coordinate}: who may reach it is not stated.`),
    ...Object.keys(rules)
      .filter((coordinate) => !coordinates.includes(coordinate))
      .map((coordinate) => `${coordinate}: a rule is stated, but the schema has no such field.`),
  ];
  const accessOf = accessBy(supergraphSchema);
  const fields = coordinates.flatMap((coordinate) => {
    const rule = rules[coordinate];
    if (!rule) return [];
    const access = new Map(kinds.map((kind) => [kind.name, accessOf(coordinate, rule, kind)]));
    return [{ coordinate, rule, access }];
  });
  return { fields, problems };
}

function coveredFields(api: GraphQLSchema, supergraph: GraphQLSchema, rules: Rules): string[] {
  const guarded = [...Object.keys(rules), ...readRequirements(supergraph).keys()];
  const types = new Set(guarded.map((coordinate) => coordinate.split('.')[0] as string));
  for (const root of ['Query', 'Mutation', 'Subscription']) types.add(root);
  return Object.values(api.getTypeMap())
    .filter((type) => isObjectType(type) && types.has(type.name))
    .flatMap((type) =>
      isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
    )
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** Root types first, then objects by name. */
function rank(coordinate: string): number {
  const root = ['Query.', 'Mutation.', 'Subscription.'].findIndex((prefix) => coordinate.startsWith(prefix));
  return root === -1 ? 3 : root;
}

function accessBy(supergraph: GraphQLSchema) {
  const policy = createAccessPolicy(supergraph);
  const requirements = readRequirements(supergraph);
  return (coordinate: string, rule: FieldRule, { viewer }: ViewerKind): Access => {
    const [type, field] = coordinate.split('.') as [string, string];
    const code = policy.deniedFor(viewer)?.(type, field);
    if (code) return { kind: 'never', code };
    // As `enforceAuthorization` has it, what no scope stands for is done by people.
    const isPersonal =
      rule.people ?? (type === 'Mutation' && requirements.get(coordinate)?.scopes.length === 0);
    if (viewer.viaKey && isPersonal) return { kind: 'never', code: 'PERSON_REQUIRED' };
    if (rule.all?.some((role) => viewer.roles.includes(role))) return { kind: 'all' };
    switch (rule.reach) {
      case 'same':
        return { kind: 'all' };
      case 'parent':
        return { kind: 'object' };
      case 'part':
        return { kind: 'part' };
      case 'own':
      case 'self':
        return { kind: viewer.userId === null && !rule.byTicket ? 'nothing' : 'own' };
    }
  };
}
