import type { QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';

/** By subgraph, then by the field that requires: what it requires with arguments, under its own aliases. */
export type Requirements = ReadonlyMap<string, ReadonlyMap<string, readonly QueryPlanSelectionNode[]>>;

/** By subgraph, then by type: the top fields of each key it can be entered by. */
export type EntityKeys = ReadonlyMap<string, ReadonlyMap<string, readonly (readonly string[])[]>>;

/** Marks a field fetched for one `@requires`: `price__req_shippingEstimate`. */
export const REQUIRED_ALIAS = '__req_';

/** What serving a supergraph needs of it, plans apart: takes a second to find out, and some milliseconds to read again. */
export interface SupergraphFacts {
  /** What clients see: no federation directives, nothing inaccessible. */
  readonly apiSdl: string;
  /** The supergraph with the join, tag and security directives under their usual names. */
  readonly supergraphSdl: string;
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  /** Fields that require others with arguments; their fetches are made by `splitRequirements`. */
  readonly requirements: Requirements;
  /** What a representation must have one of. */
  readonly keys: EntityKeys;
}

/** Plans operations that were validated. @throws InvalidOperationError when nothing can resolve one */
export type PlanOperation = (
  schema: GraphQLSchema,
  keys: EntityKeys,
  definition: OperationDefinitionNode,
) => QueryPlan;

/** A supergraph that was read. */
export interface SupergraphReading {
  readonly facts: SupergraphFacts;
  /** Plans on this thread; the planner's graph may be made by the first call. */
  readonly plan: PlanOperation;
}

/** @throws SupergraphError when the supergraph cannot be served */
export type ReadSupergraph = (supergraphSdl: string) => SupergraphReading;

/** `SupergraphFacts` as plain values, for JSON. */
export interface PlainFacts extends Pick<SupergraphFacts, 'apiSdl' | 'supergraphSdl' | 'subgraphs'> {
  readonly requirements: readonly (readonly [string, readonly (readonly [string, unknown])[]])[];
  readonly keys: readonly (readonly [string, readonly (readonly [string, unknown])[]])[];
}

export function toPlainFacts({ requirements, keys, ...texts }: SupergraphFacts): PlainFacts {
  return { ...texts, requirements: entriesOf(requirements), keys: entriesOf(keys) };
}

/** Reverses `toPlainFacts`, of values that came from it. */
export function fromPlainFacts({ requirements, keys, ...texts }: PlainFacts): SupergraphFacts {
  return { ...texts, requirements: mapsOf(requirements), keys: mapsOf(keys) };
}

function entriesOf<T>(
  maps: ReadonlyMap<string, ReadonlyMap<string, T>>,
): readonly (readonly [string, readonly (readonly [string, T])[]])[] {
  return [...maps].map(([name, inner]) => [name, [...inner]]);
}

function mapsOf<T>(
  entries: readonly (readonly [string, readonly (readonly [string, unknown])[]])[],
): Map<string, Map<string, T>> {
  return new Map(entries.map(([name, inner]) => [name, new Map(inner as readonly (readonly [string, T])[])]));
}
