import {
  baseType,
  copyDirectiveDefinitionToSchema,
  type DirectiveDefinition,
  type Schema,
} from '@apollo/federation-internals';
import { astFromValue, DirectiveLocation, Kind, visit, type DocumentNode, type GraphQLSchema } from 'graphql';

const EXECUTABLE = new Set<string>([
  DirectiveLocation.QUERY,
  DirectiveLocation.MUTATION,
  DirectiveLocation.SUBSCRIPTION,
  DirectiveLocation.FIELD,
  DirectiveLocation.FRAGMENT_DEFINITION,
  DirectiveLocation.FRAGMENT_SPREAD,
  DirectiveLocation.INLINE_FRAGMENT,
  DirectiveLocation.VARIABLE_DEFINITION,
]);

/**
 * Gives the API schema the executable directives that are composed with `@composeDirective`. They belong to a
 * specification, which the API schema is made without; but only a client can use them.
 */
export function restoreClientDirectives(supergraphSchema: Schema, apiSchema: Schema): void {
  const isVisible = (definition: DirectiveDefinition): boolean =>
    definition.arguments().every(({ type }) => type && apiSchema.type(baseType(type).name));
  for (const definition of supergraphSchema.directives()) {
    if (!definition.hasExecutableLocations() || apiSchema.directive(definition.name)) continue;
    if (!isVisible(definition)) continue;
    copyDirectiveDefinitionToSchema({
      definition,
      schema: apiSchema,
      copyDirectiveApplicationsInArguments: false,
      locationFilter: (location) => EXECUTABLE.has(location),
    });
  }
}

/** Writes out the arguments a directive has by default: a subgraph's own definition may not have that default. */
export function withDirectiveDefaults(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  return visit(document, {
    Directive(node) {
      const given = new Set(node.arguments?.map(({ name }) => name.value));
      const added = (schema.getDirective(node.name.value)?.args ?? []).flatMap((argument) => {
        const value = given.has(argument.name)
          ? undefined
          : astFromValue(argument.defaultValue, argument.type);
        const name = { kind: Kind.NAME, value: argument.name } as const;
        return value ? [{ kind: Kind.ARGUMENT, name, value } as const] : [];
      });
      return added.length > 0 ? { ...node, arguments: [...(node.arguments ?? []), ...added] } : undefined;
    },
  });
}
