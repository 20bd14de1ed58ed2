import { Kind, parse, visit, type DocumentNode, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { Field, ID, InterfaceType } from 'type-graphql';
import {
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  UnauthenticatedError,
} from '../../errors/errors.js';
import type { RequestContext } from '../../subgraph/types.js';
import { byIdFields, NODE } from './by-id-fields.js';
import { MAX_LOOKED_UP } from './node-service.js';

// Registered implementations would be those of every subgraph in this process.
@InterfaceType(NODE, {
  autoRegisterImplementations: false,
  description: 'What can be fetched again by its id alone, with Query.node.',
})
export abstract class Node {
  @Field(() => ID, { description: 'Global id, a UUID.' })
  id: string;
}

/** Asked by the gateway alone, for `Query.node`: as every subgraph answers it, of its own types. */
const NODE_TYPES = parse(`type Query {
  "The type of each id that is one of this service’s and that the viewer may read; null for others."
  nodeTypes(ids: [ID!]!): [String] @inaccessible @shareable
}`);

/** Adds `Query.nodeTypes` to a subgraph that has Nodes. */
export function withNodeTypes(typeDefs: DocumentNode): DocumentNode {
  const hasNodes = typeDefs.definitions.some(
    (definition) => definition.kind === Kind.INTERFACE_TYPE_DEFINITION && definition.name.value === NODE,
  );
  if (!hasNodes) return typeDefs;
  const [query] = NODE_TYPES.definitions;
  const fields = query?.kind === Kind.OBJECT_TYPE_DEFINITION ? (query.fields ?? []) : [];
  return visit(typeDefs, {
    ObjectTypeDefinition: (type) =>
      type.name.value === 'Query' ? { ...type, fields: [...(type.fields ?? []), ...fields] } : false,
  });
}

/** For a subgraph that has Nodes. @throws Error when one of them has no field of Query by its id */
export function addNodeTypesResolver(
  resolvers: Record<string, Record<string, unknown>>,
  classSchema: GraphQLSchema,
  getSchema: () => GraphQLSchema,
): void {
  const fields = byIdFields(classSchema);
  if (fields.size > 0)
    resolvers['Query'] = { ...resolvers['Query'], nodeTypes: nodeTypesResolver(fields, getSchema) };
}

/**
 * Resolves `Query.nodeTypes` by the fields of Query that give each type by its id, with their directives and policies: an
 * id of what the viewer may not read is answered like an unknown one. The loaders behind them batch.
 */
function nodeTypesResolver(fields: ReadonlyMap<string, string>, getSchema: () => GraphQLSchema) {
  return async (
    _source: unknown,
    { ids }: { ids: string[] },
    context: RequestContext,
    info: GraphQLResolveInfo,
  ): Promise<(string | null)[]> => {
    if (ids.length > MAX_LOOKED_UP)
      throw new InvalidInputError(`At most ${MAX_LOOKED_UP} ids.`, { code: 'TOO_MANY_IDS' });
    const queries = getSchema().getQueryType()?.getFields() ?? {};
    const typeOf = async (id: string): Promise<string | null> => {
      const types = await Promise.all(
        [...fields].map(async ([type, field]) => {
          const found = await foundOrNull(() => queries[field]?.resolve?.(undefined, { id }, context, info));
          return found ? type : null;
        }),
      );
      return types.find((type) => type !== null) ?? null;
    };
    return Promise.all(ids.map(typeOf));
  };
}

/** Every way of refusing is the same answer; a failure is not one. */
async function foundOrNull(read: () => unknown): Promise<unknown> {
  try {
    return await read();
  } catch (error) {
    const isRefusal = [UnauthenticatedError, ForbiddenError, NotFoundError, InvalidInputError].some(
      (kind) => error instanceof kind,
    );
    if (isRefusal) return null;
    throw error;
  }
}
