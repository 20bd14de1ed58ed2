import { composeServices } from '@apollo/composition';
import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { NODE_SERVICE, nodeServiceSdl } from '@propmubi/runtime/nodes';
import { contractSchema, type ContractName, withContractHeader } from '@propmubi/gateway';
import { buildSchema, lexicographicSortSchema, parse, printSchema } from 'graphql';
import { audiencesOf } from './contracts/audiences.js';
import { contractDecisions } from './contracts/decisions/index.js';
import { withContractTags } from './contracts/tags.js';
import { DEPRECATED_SINCE } from './contracts/deprecated-since.js';
import { CONTRACT_VERSION } from './contracts/version.js';
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
  const described = withOwnersDescriptions(servicesOf(subgraphs));
  const contradictory = contradictoryDescriptions(described);
  if (contradictory.length > 0) {
    throw new CompositionError(
      contradictory.map((type) => `“${type}” is described differently by two subgraphs, and has no owner.`),
    );
  }
  const audiences = audiencesOf(described, contractDecisions);
  const tagged = described.map((service) => ({
    ...service,
    typeDefs: withContractTags(service.typeDefs, audiences, contractDecisions),
  }));
  const { supergraphSdl, errors } = composeServices(tagged);
  if (errors?.length || !supergraphSdl)
    throw new CompositionError((errors ?? []).map(({ message }) => message));
  return datedSupergraph(`${supergraphSdl.trimEnd()}\n`, new Map(Object.entries(DEPRECATED_SINCE)));
}

/** A supergraph that says of which day its contracts are, and since when what is deprecated has been. */
export function datedSupergraph(supergraphSdl: string, deprecatedSince: ReadonlyMap<string, string>): string {
  return withContractHeader(supergraphSdl, { version: CONTRACT_VERSION, deprecatedSince });
}

/** What has to be decided before it is known who sees what of these subgraphs, in sentences. */
export function contractProblems(subgraphs: readonly ComposableSubgraph[]): readonly string[] {
  return audiencesOf(servicesOf(subgraphs), contractDecisions).problems;
}

/** With the gateway’s own service of nodes, in the order of their names. */
function servicesOf(subgraphs: readonly ComposableSubgraph[]) {
  const given = [...subgraphs]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ name, sdl, url }) => ({ name, typeDefs: parse(sdl), url: url ?? `propmubi://${name}` }));
  const nodes = nodeServiceSdl(given);
  return nodes ? [...given, { ...NODE_SERVICE, typeDefs: parse(nodes) }] : given;
}

/** What clients of a contract see of a supergraph. */
export function contractSchemaOf(supergraphSdl: string, contract: ContractName): string {
  const schema = buildSchema(apiSchemaOf(supergraphSdl));
  const supergraphSchema = buildSchema(supergraphSdl, { assumeValid: true });
  const shown = contractSchema({ schema, supergraphSchema }, contract);
  if (!shown) throw new Error(`The supergraph has no contract ${contract}.`);
  return `${printSchema(lexicographicSortSchema(shown))}\n`;
}

/** What clients of a supergraph see: the schema without its joins, and without what is `@inaccessible`. */
export function apiSchemaOf(supergraphSdl: string): string {
  const { schema } = Supergraph.build(supergraphSdl, {
    supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
  });
  return `${printSchema(lexicographicSortSchema(schema.toAPISchema().toGraphQLJSSchema()))}\n`;
}
