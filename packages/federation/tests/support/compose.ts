import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse, type GraphQLSchema } from 'graphql';

/** A subgraph of a test: schema and resolvers, served in this process. */
export interface TestSubgraph {
  readonly typeDefs: string;
  /** GraphQL resolvers by type, `__resolveReference` included. */
  readonly resolvers?: Readonly<Record<string, unknown>>;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@requires", "@provides", "@external", "@shareable", "@override", "@inaccessible", "@interfaceObject",
  "@authenticated", "@requiresScopes", "@policy", "@extends", "@tag"
])\n`;

/** Adds the federation link unless the schema has one, or is written in Federation 1's style. */
export function federated(typeDefs: string): string {
  return typeDefs.includes('@link(') || typeDefs.includes('# federation 1') ? typeDefs : LINK + typeDefs;
}

/** Composes a supergraph; a composition error fails the test with its text. */
export function composeSupergraph(subgraphs: Record<string, TestSubgraph>): string {
  const result = composeServices(
    Object.entries(subgraphs).map(([name, { typeDefs }]) => ({
      name,
      url: `http://${name}.test/graphql`,
      typeDefs: parse(federated(typeDefs)),
    })),
  );
  if (result.errors) throw new Error(result.errors.map((error) => error.message).join('\n'));
  return result.supergraphSdl;
}

/** Executable subgraph schemas, `_entities` included. */
export function executableSubgraphs(subgraphs: Record<string, TestSubgraph>): Record<string, GraphQLSchema> {
  return Object.fromEntries(
    Object.entries(subgraphs).map(([name, { typeDefs, resolvers }]) => [
      name,
      buildSubgraphSchema([{ typeDefs: parse(federated(typeDefs)), resolvers }] as never),
    ]),
  );
}
