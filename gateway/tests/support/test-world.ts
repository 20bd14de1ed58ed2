import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { localTransport, type SubgraphTransport } from '@propmubi/federation';
import {
  anonymous,
  ConflictError,
  InvalidInputError,
  UnauthenticatedError,
  type Viewer,
} from '@propmubi/runtime';
import { GraphQLError, parse, type GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../../src/index.js';
import { Channel } from './channel.js';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@shareable", "@tag", "@authenticated", "@requiresScopes", "@policy", "@cost", "@listSize"])\n`;

const TYPE_DEFS = {
  property: `
    type Query {
      feed(first: Int, after: String): ListingConnection!
      listing(id: ID!): Listing @tag(name: "cache-60")
      slow: String
    }
    type Mutation { renameListing(id: ID!, title: String!): Listing }
    interface Named { title: String secret: String }
    type ListingConnection { edges: [ListingEdge!]! }
    type ListingEdge { node: Listing! }
    type Listing implements Named @key(fields: "id") {
      id: ID! @tag(name: "public") title: String @tag(name: "public") price: Float
      askedBy: String @tag(name: "public")
      similar(first: Int): ListingConnection!
      secret: String @authenticated @tag(name: "public")
      ownerPhone: String @requiresScopes(scopes: [["leads:read", "leads:work"], ["platform:admin"]])
      audit: String @policy(policies: [["role:ADMIN"]])
      agent: Agent @tag(name: "public")
      named: Named
      explode: String
    }
    type Agent @key(fields: "id") { id: ID! @tag(name: "public") }`,
  identity: `
    type Query { me: Agent @authenticated agents: [Agent!] @tag(name: "unmetered") }
    type Mutation { exchangeApiKey(input: ExchangeApiKeyInput!): ExchangeApiKeyPayload! }
    input ExchangeApiKeyInput { secretKey: String! }
    type ExchangeApiKeyPayload { accessToken: String! expiresAt: String! }
    type Agent @key(fields: "id") { id: ID! name: String whoAsks: String }`,
  crm: `
    type Subscription {
      leadAssigned(after: String): LeadEvent @requiresScopes(scopes: [["leads:read"]])
      ticks(topic: String): Tick
    }
    type Query { leads: Int }
    type Tick { n: Int! padding: String }
    type LeadEvent { cursor: String! note: String heardBy: String listing: Listing }
    type Listing @key(fields: "id", resolvable: false) { id: ID! }`,
};

export interface TestWorld {
  readonly supergraphSdl: string;
  /** The same with one field less or more, to reload. */
  compose(change?: (typeDefs: typeof TYPE_DEFS) => Partial<typeof TYPE_DEFS>): string;
  readonly schemas: Readonly<Record<keyof typeof TYPE_DEFS, GraphQLSchema>>;
  readonly transports: (name: string) => SubgraphTransport<GatewayContext>;
  /** Every `Type.field` that a subgraph resolved. */
  readonly resolved: string[];
  readonly events: Channel;
  /** What API keys are exchanged for; others are wrong. */
  readonly apiKeys: Map<string, () => Promise<{ accessToken: string; expiresAt: string }>>;
  /** Variables the event source was opened with, one entry per upstream subscription. */
  readonly opened: Record<string, unknown>[];
}

/** Three subgraphs in this process: listings with guarded fields, agents, and a live feed. */
export function createTestWorld(): TestWorld {
  const resolved: string[] = [];
  const opened: Record<string, unknown>[] = [];
  const events = new Channel();
  const apiKeys: TestWorld['apiKeys'] = new Map();
  const schemas = createSchemas(resolved, events, opened, apiKeys);
  const compose: TestWorld['compose'] = (change = () => ({})) => {
    const { supergraphSdl, errors } = composeServices(
      Object.entries({ ...TYPE_DEFS, ...change(TYPE_DEFS) }).map(([name, typeDefs]) => ({
        name,
        url: `http://${name}.test/graphql`,
        typeDefs: parse(LINK + typeDefs),
      })),
    );
    if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
    return supergraphSdl;
  };
  return {
    supergraphSdl: compose(),
    compose,
    schemas,
    resolved,
    events,
    apiKeys,
    opened,
    transports: (name) =>
      localTransport<GatewayContext>(schemas[name as keyof typeof TYPE_DEFS], {
        context: ({ context }) => context,
      }),
  };
}

type Context = { viewer?: Viewer; client?: GatewayContext['client'] };

function createSchemas(
  resolved: string[],
  events: Channel,
  opened: Record<string, unknown>[],
  apiKeys: TestWorld['apiKeys'],
): TestWorld['schemas'] {
  const listing = (id: string) => ({ __typename: 'Listing', id, title: `Listing ${id}`, price: 1 });
  const page = (_parent: unknown, { first }: { first?: number }) => ({
    edges: Array.from({ length: first ?? 2 }, (_, index) => ({ node: listing(`l${index}`) })),
  });
  const guarded = (field: string) => () => {
    resolved.push(`Listing.${field}`);
    return `${field}-value`;
  };
  const slow = Promise.withResolvers<string>();
  events.once('answer slow', () => {
    slow.resolve('at last');
  });
  const build = (name: keyof typeof TYPE_DEFS, resolvers: object) =>
    buildSubgraphSchema([{ typeDefs: parse(LINK + TYPE_DEFS[name]), resolvers: resolvers as never }]);
  return {
    property: build('property', {
      Query: {
        feed: (...args: [unknown, { first?: number }]) => {
          resolved.push('Query.feed');
          return page(...args);
        },
        listing: (_: unknown, { id }: { id: string }) => (id.startsWith('l') ? listing(id) : null),
        slow: () => {
          resolved.push('Query.slow');
          return slow.promise;
        },
      },
      Mutation: {
        renameListing: (_: unknown, { id, title }: { id: string; title: string }) => {
          resolved.push('Mutation.renameListing');
          return { ...listing(id), title };
        },
      },
      Named: { __resolveType: () => 'Listing' },
      Listing: {
        __resolveReference: ({ id }: { id: string }) => listing(id),
        similar: page,
        // Says who asks, which nothing public would do.
        askedBy: (_: unknown, _args: unknown, { viewer = anonymous }: Context) => {
          resolved.push('Listing.askedBy');
          return viewer.userId;
        },
        secret: guarded('secret'),
        ownerPhone: guarded('ownerPhone'),
        audit: guarded('audit'),
        agent: () => ({ id: 'a1' }),
        named: (parent: unknown) => parent,
        explode: () => {
          throw new GraphQLError('select * from users failed at /srv/app/db.ts', {
            extensions: { code: 'INTERNAL_SERVER_ERROR', stacktrace: ['at /srv/app/db.ts:1'] },
          });
        },
      },
    }),
    identity: build('identity', {
      Query: {
        me: (_: unknown, _args: unknown, { viewer = anonymous }: Context) => {
          resolved.push('Query.me');
          return { id: viewer.agentId ?? 'anonymous' };
        },
        agents: () => [{ id: 'a1' }],
      },
      Mutation: {
        exchangeApiKey: (_: unknown, { input }: { input: { secretKey: string } }, { client }: Context) => {
          resolved.push(`Mutation.exchangeApiKey from ${client?.address}`);
          const exchanged = apiKeys.get(input.secretKey);
          if (exchanged) return exchanged();
          throw new UnauthenticatedError('Wrong key.', { code: 'API_KEY_INVALID' });
        },
      },
      Agent: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        name: ({ id }: { id: string }) => `Agent ${id}`,
        whoAsks: (_: unknown, _args: unknown, { viewer = anonymous }: Context) => viewer.userId,
      },
    }),
    crm: build('crm', {
      Query: { leads: () => 0 },
      LeadEvent: {
        heardBy: (_: unknown, _args: unknown, { viewer = anonymous }: Context) => viewer.userId,
      },
      Subscription: {
        leadAssigned: {
          subscribe: (_: unknown, args: Record<string, unknown>) => {
            opened.push(args);
            return events.listen('leadAssigned');
          },
        },
        ticks: {
          subscribe: (_: unknown, { topic = 'ticks' }: { topic?: string }) =>
            topic === 'refused'
              ? Promise.reject(new InvalidInputError('Not a cursor.', { code: 'BAD_CURSOR' }))
              : topic === 'ending'
                ? endingWithCode()
                : events.listen(topic),
        },
      },
    }),
  };
}

async function* endingWithCode(): AsyncGenerator<unknown> {
  yield { ticks: { n: 1 } };
  await Promise.resolve();
  throw new ConflictError('The feed was read too slowly.', { code: 'SLOW_READER' });
}
