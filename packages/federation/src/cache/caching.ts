import {
  getNamedType,
  isCompositeType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
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
  /** Types of the objects in the answer, without the entity itself: a change of any object of these makes it stale. */
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
          const named = returned && getNamedType(returned);
          if (isCompositeType(named)) types.add(named.name);
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
