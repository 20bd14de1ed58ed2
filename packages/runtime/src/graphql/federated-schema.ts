import {
  type DocumentNode,
  type GraphQLScalarType,
  type GraphQLSchema,
  Kind,
  lexicographicSortSchema,
  parse,
  print,
  visit,
} from 'graphql';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { buildSchema, createResolversMap, type NonEmptyArray } from 'type-graphql';
import { enforceAuthorization } from '../auth/enforce-directives.js';
import { cleanArguments } from './clean-arguments.js';
import { nullableQueryFields } from './nullable-queries.js';
import { tagFieldsOfPublicTypes } from './public-fields.js';
import { ROUTED_SCALARS } from './scalars.js';
import type { RequestContext } from '../subgraph/types.js';

const FEDERATION_LINK = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@interfaceObject", "@inaccessible", "@tag",
    "@authenticated", "@requiresScopes", "@policy", "@cost", "@listSize"]
)`;

/** Resolver classes and references of one subgraph. */
export interface FederatedTypes<Context> {
  resolvers: NonEmptyArray<Function>;
  /** Types reached only through `_entities` or an interface, which type-graphql would leave out. */
  orphanedTypes?: Function[];
  /** Per entity: its representation `{ __typename, ...key }` → the entity, or null when there is none. */
  references: Record<string, (representation: never, context: Context) => unknown>;
  /** Input types in which null clears a field; elsewhere null means left out. */
  clearedByNull?: string[];
}

/** type-graphql classes → an executable Federation 2 schema and the SDL that is committed and composed. */
export async function buildFederatedSchema<Context extends RequestContext>({
  resolvers,
  orphanedTypes = [],
  references,
  clearedByNull,
}: FederatedTypes<Context>): Promise<{ schema: GraphQLSchema; sdl: string }> {
  const classSchema = await buildSchema({
    resolvers,
    // Without a list of its own a schema would receive the types of every subgraph in this process.
    orphanedTypes,
    validate: { forbidUnknownValues: false, whitelist: false },
    scalarsMap: ROUTED_SCALARS as { type: Function; scalar: GraphQLScalarType }[],
    pubSub: UNUSED_PUBSUB,
  });
  const typeDefs = parse(printSchemaWithDirectives(lexicographicSortSchema(classSchema)));
  const documents = withNullableDefaults(nullableQueryFields(tagFieldsOfPublicTypes(typeDefs)));
  const sdl = `${FEDERATION_LINK}\n\n${print(documents)}\n`;
  const resolverMap = createResolversMap(classSchema) as Record<string, Record<string, unknown>>;
  for (const [typeName, resolve] of Object.entries(references)) {
    if (!classSchema.getType(typeName)) {
      throw new Error(
        `“${typeName}” has a reference resolver and is not in the schema: name it in orphanedTypes.`,
      );
    }
    resolverMap[typeName] = {
      ...resolverMap[typeName],
      __resolveReference: (representation: never, context: Context) => resolve(representation, context),
    };
  }
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolverMap as never }]);
  return { schema: enforceAuthorization(cleanArguments(schema, clearedByNull)), sdl };
}

/** What has a default may be null, which means the default: clients send null for what they leave out. */
function withNullableDefaults(typeDefs: DocumentNode): DocumentNode {
  return visit(typeDefs, {
    InputValueDefinition: (node) =>
      node.defaultValue && node.type.kind === Kind.NON_NULL_TYPE
        ? { ...node, type: node.type.type }
        : undefined,
  });
}

/** type-graphql asks for a pubSub even where every subscription brings its own `subscribe`. */
const UNUSED_PUBSUB = {
  publish(): never {
    throw new Error('Subscriptions bring their own source.');
  },
  subscribe(): never {
    throw new Error('Subscriptions bring their own source.');
  },
};
