import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { localTransport, SubgraphRequestError, type FetchContext } from '@propmubi/federation';
import { anonymous } from '@propmubi/runtime';
import { NODE_SERVICE, nodeServiceSdl } from '@propmubi/runtime/nodes';
import { parse } from 'graphql';
import type { GatewayContext, GatewayOverrides } from '../../src/index.js';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@shareable", "@inaccessible", "@authenticated", "@policy"])\n`;
const NODES = `
  interface Node { id: ID! }
  type Query { nodeTypes(ids: [ID!]!): [String] @inaccessible @shareable }`;

const TYPE_DEFS = {
  homes: `${NODES}
    extend type Query {
      feed(first: Int, after: String): HomeConnection
      home(id: ID!): Home
      draft(id: ID!): Draft @authenticated
      ledger(id: ID!): Ledger @policy(policies: [["role:ADMIN"]])
    }
    type HomeConnection { edges: [HomeEdge!]! pageInfo: PageInfo! }
    type HomeEdge { cursor: String! node: Home! }
    type PageInfo { hasNextPage: Boolean! endCursor: String }
    type Home implements Node @key(fields: "id") { id: ID! title: String rooms(atLeast: Int): Int keeper: Person }
    type Draft implements Node @key(fields: "id") { id: ID! title: String }
    type Ledger implements Node @key(fields: "id") { id: ID! total: Int }
    type Person @key(fields: "id") { id: ID! }`,
  people: `${NODES}
    extend type Query { person(id: ID!): Person }
    type Person implements Node @key(fields: "id") { id: ID! name: String }`,
};
type Name = keyof typeof TYPE_DEFS;

export const IDS = {
  home: '0193d3a0-0000-7000-8000-000000000001',
  otherHome: '0193d3a0-0000-7000-8000-000000000002',
  draft: '0193d3a0-0000-7000-8000-000000000003',
  ledger: '0193d3a0-0000-7000-8000-000000000004',
  person: '0193d3a0-0000-7000-8000-000000000005',
  unknown: '0193d3a0-0000-7000-8000-000000000006',
};
const TYPES: Readonly<Record<string, readonly [Name, string]>> = {
  [IDS.home]: ['homes', 'Home'],
  [IDS.otherHome]: ['homes', 'Home'],
  [IDS.draft]: ['homes', 'Draft'],
  [IDS.ledger]: ['homes', 'Ledger'],
  [IDS.person]: ['people', 'Person'],
};

export interface NodeWorld extends Required<Pick<GatewayOverrides, 'transports' | 'supergraphSdl'>> {
  /** Subgraphs that do not answer. */
  readonly down: Set<string>;
  /** Requests by subgraph, as text. */
  readonly requests: [subgraph: string, query: string][];
}

/** Two subgraphs with Nodes: homes with drafts for those who signed in, and people. */
export function createNodeWorld(): NodeWorld {
  const down = new Set<string>();
  const requests: [string, string][] = [];
  const schemas = { homes: homesSchema(), people: peopleSchema() };
  const services = Object.entries(TYPE_DEFS).map(([name, sdl]) => ({
    name,
    url: `http://${name}.test/graphql`,
    typeDefs: parse(LINK + sdl),
  }));
  const nodes = { ...NODE_SERVICE, typeDefs: parse(nodeServiceSdl(services) ?? '') };
  const { supergraphSdl, errors } = composeServices([...services, nodes]);
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return {
    down,
    requests,
    supergraphSdl,
    transports(name) {
      const inner = localTransport<GatewayContext>(schemas[name as Name], {
        context: ({ context }) => context,
      });
      const fetch = (asked: FetchContext<GatewayContext>) => {
        requests.push([name, asked.request.query]);
        if (down.has(name)) throw new SubgraphRequestError('The subgraph is down.', 'SUBGRAPH_UNREACHABLE');
        return inner.fetch(asked);
      };
      return { fetch: async (asked) => fetch(asked) };
    },
  };
}

const thing = (id: string) => ({
  id,
  title: `Title of ${id.slice(-1)}`,
  name: `Person ${id.slice(-1)}`,
  total: 7,
});
const byId =
  (type: string) =>
  (_source: unknown, { id }: { id: string }) =>
    TYPES[id]?.[1] === type ? thing(id) : null;
const reference = { __resolveReference: ({ id }: { id: string }) => thing(id) };

/** Drafts for signed-in viewers; of ledgers it does not know who may read them, as the gateway does. */
const nodeTypes =
  (name: Name) =>
  (_source: unknown, { ids }: { ids: string[] }, { viewer = anonymous }: Partial<GatewayContext>) =>
    ids.map((id) => {
      const [owner, type] = TYPES[id] ?? [];
      const isShown = type !== 'Draft' || viewer.userId !== null;
      return owner === name && isShown ? type : null;
    });

function homesSchema() {
  const homes = [IDS.home, IDS.otherHome].map((id) => ({ cursor: id, node: thing(id) }));
  return build('homes', {
    Query: {
      nodeTypes: nodeTypes('homes'),
      feed: (_: unknown, { first = 1, after }: { first?: number; after?: string }) => {
        const from = homes.findIndex(({ cursor }) => cursor === after) + 1;
        const edges = homes.slice(from, from + first);
        const endCursor = edges.at(-1)?.cursor ?? null;
        return { edges, pageInfo: { hasNextPage: from + first < homes.length, endCursor } };
      },
      home: byId('Home'),
      draft: byId('Draft'),
      ledger: byId('Ledger'),
    },
    Home: {
      ...reference,
      rooms: (_: unknown, { atLeast = 0 }: { atLeast?: number }) => Math.max(2, atLeast),
      keeper: () => ({ id: IDS.person }),
    },
    Draft: reference,
    Ledger: reference,
  });
}

function peopleSchema() {
  return build('people', {
    Query: { nodeTypes: nodeTypes('people'), person: byId('Person') },
    Person: reference,
  });
}

function build(name: Name, resolvers: object) {
  return buildSubgraphSchema([{ typeDefs: parse(LINK + TYPE_DEFS[name]), resolvers: resolvers as never }]);
}
