/**
 * A situation of federation, small enough to read at once: subgraphs as schema and data, and operations with the
 * answers a client must get. The situations are those the public federation audit (graphql-hive) names; schemas, data
 * and operations are this package's own.
 */
export interface Scenario {
  /** The audit's name for the situation. */
  readonly suite: string;
  readonly subgraphs: Readonly<
    Record<string, readonly [schema: string, resolvers?: Readonly<Record<string, unknown>>]>
  >;
  /** Changes the composed supergraph, for what Apollo's composition would not produce. */
  readonly edit?: (supergraph: string) => string;
  readonly cases: readonly Case[];
}

export interface Case {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly data: unknown;
  /** Paths of the errors expected; none unless said. `any` when only their presence matters. */
  readonly errorPaths?: readonly string[] | 'any';
}

type Row = Readonly<Record<string, unknown>>;

/** Resolves references from rows by whichever key fields the reference has; what else it has is kept (`@requires`). */
export function rows(...list: readonly Row[]): { __resolveReference: (reference: Row) => Row | null } {
  return {
    __resolveReference(reference) {
      const found = list.find((row) =>
        Object.keys(reference).every(
          (key) => !(key in row) || key === '__typename' || same(row[key], reference[key]),
        ),
      );
      return found ? { ...reference, ...found } : null;
    },
  };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Resolves a root field to a constant. */
export function query(fields: Row): Record<string, () => unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, () => value]));
}

/** Takes the type of an abstract value from its data. */
export const byTypename = { __resolveType: (value: { __typename: string }) => value.__typename };
