import { Kind, type DocumentNode } from 'graphql';
import { NODE } from './by-id-fields.js';

/** Name and address in a supergraph; the gateway answers for it itself. */
export const NODE_SERVICE = { name: 'nodes', url: 'propmubi://nodes' };
/** Ids that one `nodes` takes. */
export const MAX_NODES = 50;
/** Ids that a subgraph is asked about at once, on behalf of all `node` and `nodes` of an operation. */
export const MAX_LOOKED_UP = 100;

/**
 * The schema of the service that knows of each id which type it is of: `Query.node` and `Query.nodes`. To composition and
 * planner it is a subgraph with nothing but keys, so what is selected of a node is fetched from the subgraphs as
 * anywhere else. `Query.rateLimit` is the gateway's as well. Undefined when no subgraph has Nodes.
 */
export function nodeServiceSdl(subgraphs: readonly { typeDefs: DocumentNode }[]): string | undefined {
  const types = subgraphs.flatMap(({ typeDefs }) =>
    typeDefs.definitions.flatMap((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
      definition.interfaces?.some(({ name }) => name.value === NODE)
        ? [definition.name.value]
        : [],
    ),
  );
  if (types.length === 0) return undefined;
  return `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@cost", "@tag"])

interface ${NODE} {
  id: ID!
}

${[...new Set(types)]
  .sort()
  .map((type) => `type ${type} implements ${NODE} @key(fields: "id", resolvable: false) {\n  id: ID!\n}\n`)
  .join('\n')}
type Query {
  "Anything by its id alone; null for an id that is unknown or of what the viewer may not see."
  node(
    "Global id."
    id: ID!
  ): ${NODE} @cost(weight: 10)

  "The same of up to ${MAX_NODES} ids, in their order; TOO_MANY_IDS beyond."
  nodes(
    "Global ids."
    ids: [ID!]!
  ): [${NODE}] @cost(weight: 2)

  "What is left of the limits of who asks, as the headers RateLimit-Policy and RateLimit say it; empty where there are none."
  rateLimit: [RateLimit!] @cost(weight: 0)
}

"What is left of one limit: a bucket of points, which fills up again evenly."
type RateLimit {
  "What is counted, and of whom, as in requests-address or cost-key."
  name: String!

  "Points of a full bucket."
  limit: Int!

  "Points that are left."
  remaining: Int!

  "Seconds that an empty bucket takes to be full again."
  windowSeconds: Int!

  "Seconds until it is full again."
  resetSeconds: Int!
}
`;
}
