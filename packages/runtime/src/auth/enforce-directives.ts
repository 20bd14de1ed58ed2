import { defaultFieldResolver, type GraphQLFieldConfig, type GraphQLSchema } from 'graphql';
import { getDirective, MapperKind, mapSchema } from '@graphql-tools/utils';
import { ForbiddenError, UnauthenticatedError } from '../errors/errors.js';
import type { RequestContext } from '../subgraph/types.js';
import type { Viewer } from './viewer.js';

/** `@requiresScopes(scopes: [[a, b], [c]])` reads: (a and b) or c. */
type ScopeAlternatives = string[][];

/**
 * Enforces `@authenticated` and `@requiresScopes` where the data is, so that the gateway's own enforcement is
 * the first line and not the only one. A directive on a type holds for each of its fields' parents.
 */
export function enforceAuthorization(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (
      field: GraphQLFieldConfig<unknown, RequestContext>,
      _fieldName: string,
      typeName: string,
    ) => {
      const type = schema.getType(typeName);
      const required = [field, ...(type ? [type] : [])];
      const authenticated = required.some((node) => getDirective(schema, node as never, 'authenticated'));
      const scopes = required
        .map(
          (node) =>
            getDirective(schema, node as never, 'requiresScopes')?.[0]?.['scopes'] as
              ScopeAlternatives | undefined,
        )
        .filter((alternatives) => alternatives !== undefined);
      if (!authenticated && scopes.length === 0) return field;
      // What no scope stands for is its owner's own affair: a program that holds their key does not do it for them.
      const isPersonal = typeName === 'Mutation' && scopes.length === 0;
      const guard = (context: RequestContext) => {
        assertAuthenticated(context.viewer);
        if (isPersonal) assertPerson(context.viewer);
        for (const alternatives of scopes) assertScopes(context.viewer, alternatives);
      };
      const { resolve = defaultFieldResolver, subscribe } = field;
      return {
        ...field,
        resolve: (source, args, context, info) => {
          guard(context);
          return resolve(source, args, context, info);
        },
        ...(subscribe && {
          subscribe: (source, args, context, info) => {
            guard(context);
            return subscribe(source, args, context, info);
          },
        }),
      };
    },
  });
}

export function assertAuthenticated(viewer: Viewer): asserts viewer is Viewer & { userId: string } {
  if (!viewer.userId) throw new UnauthenticatedError();
}

/** @throws ForbiddenError PERSON_REQUIRED for the token of an API key */
export function assertPerson({ viaKey }: Viewer): void {
  if (!viaKey) return;
  throw new ForbiddenError('An API key does not do this: its owner signs in for it.', {
    code: 'PERSON_REQUIRED',
  });
}

function assertScopes(viewer: Viewer, alternatives: ScopeAlternatives): void {
  const held = new Set(viewer.scopes);
  if (alternatives.some((all) => all.every((scope) => held.has(scope)))) return;
  throw new ForbiddenError('Your role does not allow this.', {
    code: 'MISSING_SCOPE',
    details: { requiredScopes: alternatives },
  });
}
