import { composeServices } from '@apollo/composition';
import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { NODE_SERVICE, nodeServiceSdl } from '@propmubi/runtime/nodes';
import { lexicographicSortSchema, parse, printSchema } from 'graphql';
import { contradictoryDescriptions, withOwnersDescriptions } from './entity-descriptions.js';

export interface ComposableSubgraph {
  name: string;
  sdl: string;
  /** Where a distributed gateway reaches it; embedded ones are called by name. */
  url?: string;
}

export class CompositionError extends Error {
  readonly code = 'COMPOSITION_FAILED';

  constructor(readonly problems: readonly string[]) {
    super(`The subgraphs do not compose:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'CompositionError';
  }
}

/**
 * The supergraph of these subgraphs. Sorted by name first: the answer depends on what they say, not on the order.
 * @throws CompositionError with every problem
 */
export function composeSupergraph(subgraphs: readonly ComposableSubgraph[]): string {
  const given = [...subgraphs]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ name, sdl, url }) => ({ name, typeDefs: parse(sdl), url: url ?? `propmubi://${name}` }));
  const nodes = nodeServiceSdl(given);
  const services = nodes ? [...given, { ...NODE_SERVICE, typeDefs: parse(nodes) }] : given;
  const described = withOwnersDescriptions(services);
  const contradictory = contradictoryDescriptions(described);
  if (contradictory.length > 0) {
    throw new CompositionError(
      contradictory.map((type) => `“${type}” is described differently by two subgraphs, and has no owner.`),
    );
  }
  const { supergraphSdl, errors } = composeServices(described);
  if (errors?.length || !supergraphSdl)
    throw new CompositionError((errors ?? []).map(({ message }) => message));
  return supergraphSdl.endsWith('\n') ? supergraphSdl : `${supergraphSdl}\n`;
}

/** What clients of a supergraph see: the schema without its joins, and without what is `@inaccessible`. */
export function apiSchemaOf(supergraphSdl: string): string {
  const { schema } = Supergraph.build(supergraphSdl, {
    supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
  });
  return `${printSchema(lexicographicSortSchema(schema.toAPISchema().toGraphQLJSSchema()))}\n`;
}
