import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/** (a and b) or c, as `@requiresScopes` and `@policy` write it. */
export type Alternatives = readonly (readonly string[])[];

/** What reading one field takes. Every entry of `scopes` and of `policies` must hold. */
export interface Requirement {
  readonly authenticated: boolean;
  readonly scopes: readonly Alternatives[];
  readonly policies: readonly Alternatives[];
}

/**
 * Reads `@authenticated`, `@requiresScopes` and `@policy` of a supergraph, by coordinate (`Type.field`). A directive
 * on a type holds for its fields and for the fields that return it: a key is as secret as what it opens.
 */
export function readRequirements(supergraphSchema: GraphQLSchema): ReadonlyMap<string, Requirement> {
  const requirements = new Map<string, Requirement>();
  for (const type of Object.values(supergraphSchema.getTypeMap())) {
    if (type.name.startsWith('__') || !(isObjectType(type) || isInterfaceType(type))) continue;
    const ofType = directivesOf(type);
    for (const field of Object.values(type.getFields())) {
      const requirement = requirementOf([
        ...ofType,
        ...(field.astNode?.directives ?? []),
        ...directivesOf(getNamedType(field.type)),
      ]);
      if (requirement) requirements.set(`${type.name}.${field.name}`, requirement);
    }
  }
  return requirements;
}

function directivesOf(type: GraphQLNamedType): readonly ConstDirectiveNode[] {
  return [type.astNode, ...type.extensionASTNodes].flatMap((node) => node?.directives ?? []);
}

function requirementOf(directives: readonly ConstDirectiveNode[]): Requirement | undefined {
  const named = (name: string) =>
    directives.filter(({ name: { value } }) => value === name || value === `federation__${name}`);
  const alternatives = (name: string, argument: string): Alternatives[] =>
    named(name).map((directive) => {
      const value = directive.arguments?.find((one) => one.name.value === argument)?.value;
      return value ? (valueFromASTUntyped(value) as string[][]) : [];
    });
  const authenticated = named('authenticated').length > 0;
  const scopes = alternatives('requiresScopes', 'scopes');
  const policies = alternatives('policy', 'policies');
  if (!authenticated && scopes.length === 0 && policies.length === 0) return undefined;
  return { authenticated, scopes, policies };
}
