import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { fieldCoordinates } from '../operation/coordinates.js';
import type { IsPublic } from '../operation/public-fields.js';

/**
 * For how many seconds answers of a field may be kept, as its subgraph says; undefined: not at all. It is asked about fields
 * of Query and about the fields that a request selects of entities.
 */
export type CacheSeconds = (typeName: string, fieldName: string) => number | undefined;

/** What is cached of a supergraph: both must hold. */
export interface CacheRules {
  readonly seconds: CacheSeconds;
  /** A field whose value is the same for every viewer; it is fetched anonymously. */
  readonly isPublic: IsPublic;
}

/** How the answer to a root fetch, or to one `_entities` of a request, is cached. */
export interface Caching {
  readonly maxAgeSeconds: number;
  /**
   * Types of the objects that the answer is made of, selected or not, without the entity itself: a change of any object of these
   * makes it stale.
   */
  readonly types: readonly string[];
  /** Stable hash of what is selected. */
  readonly selection: string;
  /** Variables that the selection reads. */
  readonly variables: readonly string[];
}

/**
 * Whether the answer to one subgraph request may be cached, and how. Every field must be public. Of a root fetch each field of
 * Query says for how long; of an entity fetch each field of the entity does. The shortest counts.
 */
export function cachingOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  isEntityFetch: boolean,
  { seconds, isPublic }: CacheRules,
): Pick<Caching, 'maxAgeSeconds' | 'types'> | undefined {
  const typeInfo = new TypeInfo(schema);
  const types = new Set<string>();
  let maxAgeSeconds = Number.POSITIVE_INFINITY;
  let isCacheable = true;
  let depth = 0;
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: {
        enter({ name: { value: name } }) {
          depth += 1;
          if (name === '__typename') return;
          const parent = typeInfo.getParentType();
          if (!parent) {
            isCacheable = false;
            return;
          }
          const isEntities = name === '_entities' && parent === schema.getQueryType();
          if (isEntities) return;
          const returned = typeInfo.getType();
          addSpokenOf(schema, returned && getNamedType(returned), types);
          const coordinates = fieldCoordinates(schema, parent, name).map(
            (one) => one.split('.') as [string, string],
          );
          const decides = depth === (isEntityFetch ? 2 : 1);
          for (const [typeName, fieldName] of coordinates) {
            const own = decides ? seconds(typeName, fieldName) : undefined;
            if (own !== undefined) maxAgeSeconds = Math.min(maxAgeSeconds, own);
            const isRoot = !isEntityFetch && decides;
            isCacheable &&= (isRoot || isPublic(typeName, fieldName)) && (!decides || own !== undefined);
          }
        },
        leave() {
          depth -= 1;
        },
      },
    }),
  );
  if (!isCacheable || !Number.isFinite(maxAgeSeconds)) return undefined;
  return { maxAgeSeconds, types: [...types].sort() };
}

/**
 * Adds the types that a field of this type speaks of: itself, and where it is no entity, what can be selected of it up to entities. A
 * connection is stale with the entities in it, also where only its count is selected.
 */
function addSpokenOf(
  schema: GraphQLSchema,
  type: GraphQLNamedType | null | undefined,
  types: Set<string>,
): void {
  if (!isCompositeType(type) || types.has(type.name)) return;
  types.add(type.name);
  if (isAbstractType(type)) {
    for (const possible of schema.getPossibleTypes(type)) addSpokenOf(schema, possible, types);
    return;
  }
  if (isEntity(type)) return;
  for (const field of Object.values(type.getFields())) addSpokenOf(schema, getNamedType(field.type), types);
}

/** Whether any subgraph has a key for it. */
function isEntity({ astNode }: GraphQLObjectType): boolean {
  return (astNode?.directives ?? []).some(
    ({ name, arguments: given }) =>
      name.value === 'join__type' && given?.some((argument) => argument.name.value === 'key'),
  );
}
