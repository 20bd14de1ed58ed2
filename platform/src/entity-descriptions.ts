import { Kind, visit, type DocumentNode } from 'graphql';

/** Which subgraph says what an entity is (docs/architecture.md); the others only add to it. */
const OWNERS: Readonly<Record<string, string>> = {
  Agent: 'identity',
  Builder: 'property',
  Listing: 'property',
  Locality: 'property',
  Organization: 'identity',
  Project: 'property',
  User: 'identity',
};

/** The subgraph that owns an entity; undefined for one that a single subgraph knows. */
export function ownerOf(entity: string): string | undefined {
  return OWNERS[entity];
}

/**
 * Leaves the description of an entity, and of each field that its owner has too, to the owner. Composition would take
 * whichever it meets first.
 */
export function withOwnersDescriptions<S extends { name: string; typeDefs: DocumentNode }>(
  subgraphs: readonly S[],
): S[] {
  const owned = new Map<string, ReadonlySet<string>>();
  for (const { name, typeDefs } of subgraphs) {
    for (const definition of typeDefs.definitions) {
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION || OWNERS[definition.name.value] !== name) continue;
      owned.set(definition.name.value, new Set(definition.fields?.map((field) => field.name.value)));
    }
  }
  return subgraphs.map((subgraph) => ({
    ...subgraph,
    typeDefs: visit(subgraph.typeDefs, {
      ObjectTypeDefinition(type) {
        const fields = owned.get(type.name.value);
        if (!fields || OWNERS[type.name.value] === subgraph.name) return false;
        return {
          ...type,
          description: undefined,
          fields: type.fields?.map((field) =>
            fields.has(field.name.value) ? { ...field, description: undefined } : field,
          ),
        };
      },
    }),
  }));
}

/** Types that several subgraphs describe differently, and no owner decides. */
export function contradictoryDescriptions(
  subgraphs: readonly { name: string; typeDefs: DocumentNode }[],
): string[] {
  const texts = new Map<string, Set<string>>();
  for (const { typeDefs } of subgraphs) {
    for (const definition of typeDefs.definitions) {
      if (!('description' in definition) || !definition.description || !('name' in definition)) continue;
      const name = definition.name?.value ?? '';
      texts.set(name, (texts.get(name) ?? new Set()).add(definition.description.value));
    }
  }
  return [...texts].filter(([, found]) => found.size > 1).map(([name]) => name);
}
