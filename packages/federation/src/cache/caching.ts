import {
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isCompositeType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
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

/**
 * Which objects of a type an answer may depend on, as names of scopes: an object that can be in it, or could before it changed,
 * is in one of these. Undefined: in any.
 */
export type ScopesOf = (given: Readonly<Record<string, unknown>>) => readonly string[] | undefined;

/** What is cached of a supergraph: both of the first must hold. */
export interface CacheRules {
  readonly seconds: CacheSeconds;
  /** A field whose value is the same for every viewer; it is fetched anonymously. */
  readonly isPublic: IsPublic;
  /** By which of its arguments a field of Query depends on some objects of a type alone; undefined: by none. */
  readonly scopes?: (fieldName: string, typeName: string) => ScopesOf | undefined;
  /** Whether the answer to a field of Query says itself on which objects of a type it depends, see `CacheOptions.scopesTold`. */
  readonly tells?: (fieldName: string, typeName: string) => boolean;
}

/** A type of which an answer depends on some objects only, by the variables of its request. */
export interface Narrowed {
  readonly type: string;
  readonly scopesOf: ScopesOf;
}

/** A type of which an answer says itself on which objects it depends. */
export interface Told {
  readonly type: string;
  /** How many fields of Query are to say so. */
  readonly fields: number;
}

/** How the answer to a root fetch, or to one `_entities` of a request, is cached. */
export interface Caching {
  readonly maxAgeSeconds: number;
  /**
   * Types of the objects that the answer is made of, selected or not, without the entity itself: a change of any object of these
   * makes it stale.
   */
  readonly types: readonly string[];
  /** Types that fields of Query speak of by scopes; a type that something else of the answer speaks of, too, is among `types`. */
  readonly narrowed: readonly Narrowed[];
  /** Types of which it is known with the answer which objects matter; as `narrowed`, none that is among `types`. */
  readonly told: readonly Told[];
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
  { seconds, isPublic, scopes, tells }: CacheRules,
): Pick<Caching, 'maxAgeSeconds' | 'types' | 'narrowed' | 'told'> | undefined {
  const typeInfo = new TypeInfo(schema);
  const types = new Set<string>();
  const narrowed: Narrowed[] = [];
  const told = new Map<string, number>();
  let maxAgeSeconds = Number.POSITIVE_INFINITY;
  let isCacheable = true;
  let depth = 0;
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: {
        enter(node) {
          const name = node.name.value;
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
          const isOfQuery = parent === schema.getQueryType();
          // What the field above it speaks of goes as far as here.
          if (isOfQuery || isAbstractType(parent) || isEntity(parent as GraphQLObjectType)) {
            const spoken = new Set<string>();
            addSpokenOf(schema, returned && getNamedType(returned), spoken);
            for (const type of spoken) {
              const scopesOf = isOfQuery ? scopes?.(name, type) : undefined;
              if (isOfQuery && tells?.(name, type)) told.set(type, (told.get(type) ?? 0) + 1);
              else if (!scopesOf) types.add(type);
              else narrowed.push({ type, scopesOf: byArguments(schema, node, scopesOf) });
            }
          }
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
  return {
    maxAgeSeconds,
    types: [...types].sort(),
    narrowed: narrowed.filter(({ type }) => !types.has(type)),
    told: [...told].flatMap(([type, fields]) => (types.has(type) ? [] : [{ type, fields }])),
  };
}

/** The scopes of a field by the variables of a request; all where its arguments are none that the field takes. */
function byArguments(schema: GraphQLSchema, node: FieldNode, scopesOf: ScopesOf): ScopesOf {
  const definition = schema.getQueryType()?.getFields()[node.name.value];
  return (variables) => {
    if (!definition) return undefined;
    try {
      return scopesOf(getArgumentValues(definition, node, variables));
    } catch {
      return undefined;
    }
  };
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
