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
import { declaredReadAudits, noteReads } from '../audit/audited-reads.js';
import { assertAudited, declaredMutationAudits } from '../audit/mutation-audit.js';
import type { AuditDeclarations } from '../audit/declarations.js';
import { cleanArguments } from './clean-arguments.js';
import { answerUserErrors } from './mutations/answer-user-errors.js';
import type { UserErrorDefinitions, UserErrorsExtension } from './mutations/declare-user-errors.js';
import { shapeMutations, type MutationShape } from './mutations/shape-mutations.js';
import { addNodeTypesResolver, withNodeTypes } from './nodes/node-types.js';
import { nullableQueryFields } from './nullable-queries.js';
import { tagFieldsOfPublicTypes } from './public-fields.js';
import { ROUTED_SCALARS } from './scalars.js';
import { addServiceStateResolvers, withServiceState } from '../system/service-state-schema.js';
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
  /** For tests: see `answerUserErrors`. */
  strictUserErrors?: boolean | undefined;
  /** For tests: see `assertAudited`. */
  strictAudit?: boolean | undefined;
  /** The service that the schema is of, which says how it is (`Query.system`). */
  service?: { name: string; state: () => object } | undefined;
}

/** type-graphql classes → an executable Federation 2 schema and the SDL that is committed and composed. */
export async function buildFederatedSchema<Context extends RequestContext>({
  resolvers,
  orphanedTypes = [],
  references,
  clearedByNull = [],
  strictUserErrors,
  strictAudit,
  service,
}: FederatedTypes<Context>): Promise<{ schema: GraphQLSchema; sdl: string; audit: AuditDeclarations }> {
  const classSchema = await buildSchema({
    resolvers,
    // Without a list of its own a schema would receive the types of every subgraph in this process.
    orphanedTypes,
    validate: { forbidUnknownValues: false, whitelist: false },
    scalarsMap: ROUTED_SCALARS as { type: Function; scalar: GraphQLScalarType }[],
    pubSub: UNUSED_PUBSUB,
  });
  const typeDefs = parse(printSchemaWithDirectives(lexicographicSortSchema(classSchema)), {
    noLocation: true,
  });
  const { typeDefs: shaped, shapes } = shapeMutations(typeDefs, declaredUserErrors(classSchema));
  const documents = describeRoots(
    withNullableDefaults(nullableQueryFields(withNodeTypes(tagFieldsOfPublicTypes(shaped)))),
  );
  const complete = service ? withServiceState(documents, service.name) : documents;
  const sdl = `${FEDERATION_LINK}\n\n${print(complete)}\n`;
  const resolverMap = withPayloadResolvers(createResolversMap(classSchema) as ResolverMap, shapes);
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
  if (service) addServiceStateResolvers(resolverMap, service);
  addNodeTypesResolver(resolverMap, classSchema, () => schema);
  // Locations are a token for each word, which the schema would keep.
  const built = buildSubgraphSchema([
    { typeDefs: parse(sdl, { noLocation: true }), resolvers: resolverMap as never },
  ]);
  const cleared = [...shapes.values()].flatMap(({ input, declaredInput = '' }) =>
    input && clearedByNull.includes(declaredInput) ? [input] : [],
  );
  const mutations = declaredMutationAudits(classSchema);
  const reads = declaredReadAudits(classSchema);
  const audited = noteReads(strictAudit ? assertAudited(built, mutations) : built, reads);
  const guarded = enforceAuthorization(cleanArguments(audited, [...clearedByNull, ...cleared]));
  const schema: GraphQLSchema = answerUserErrors(guarded, shapes, { strict: strictUserErrors });
  const actions = new Map([...reads].map(([field, { action }]) => [field, action]));
  return { schema, sdl, audit: { mutations, reads: actions } };
}

type ResolverMap = Record<string, Record<string, unknown>>;

function declaredUserErrors(schema: GraphQLSchema): Map<string, UserErrorDefinitions> {
  return new Map(
    Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ name, extensions }) => {
      const { userErrors } = extensions as UserErrorsExtension;
      return userErrors ? [[name, userErrors] as const] : [];
    }),
  );
}

/** Each payload resolves as the type that its mutation’s class names, whatever object stands for it. */
function withPayloadResolvers(
  resolvers: ResolverMap,
  shapes: ReadonlyMap<string, MutationShape>,
): ResolverMap {
  const declared = new Set([...shapes.values()].map(({ declaredPayload }) => declaredPayload));
  const others = Object.entries(resolvers).filter(([name]) => !declared.has(name));
  const payloads = [...shapes.values()].map(({ payload, declaredPayload }) => {
    const { __isTypeOf, ...fields } = resolvers[declaredPayload] ?? {};
    return [payload, fields] as const;
  });
  return Object.fromEntries([...others, ...payloads]);
}

const ROOTS: Readonly<Record<string, string>> = {
  Query: 'What can be read. Each field may be refused on its own, and is null then.',
  Mutation: 'What can be done. Those of one operation run one after the other.',
  Subscription: 'What can be followed live, one field an operation.',
};

/** The root types belong to every subgraph, so their descriptions stand here. */
function describeRoots(typeDefs: DocumentNode): DocumentNode {
  return visit(typeDefs, {
    ObjectTypeDefinition(type) {
      const value = ROOTS[type.name.value];
      return value ? { ...type, description: { kind: Kind.STRING, value, block: true } } : false;
    },
  });
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
