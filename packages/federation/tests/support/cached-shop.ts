import { Redis } from 'ioredis';
import {
  anyScopeTag,
  cached,
  createFederation,
  entityTag,
  localTransport,
  redisStore,
  scopeTag,
  typeTag,
  type CacheOptions,
  type CacheStore,
  type Federation,
  type SubgraphTransport,
} from '../../src/index.js';
import { composeSupergraph, executableSubgraphs, type TestSubgraph } from './compose.js';

export interface Client {
  readonly user: string | null;
}

/** Prices of flats, in the place of a database, which all processes of a test share. */
export class Flats {
  readonly prices = new Map<string, number>();
  /** Which flats an anonymous viewer does not see. */
  readonly hidden = new Set<string>();
  /** Which flats are like another. */
  readonly similar = new Map<string, readonly string[]>();
  /** What answers say they depend on, a list for each field that says so. */
  told: readonly (readonly string[] | undefined)[] = [];
  /** Called for each price that is read, before the answer is sent. */
  onRead: (id: string) => Promise<void> | void = () => undefined;
  /** Called before an answer goes on its way; it comes also to who has stopped waiting for it. */
  onAnswer: () => Promise<void> | void = () => undefined;

  async priceOf(id: string): Promise<number> {
    const price = this.prices.get(id) ?? 0;
    await this.onRead(id);
    return price;
  }
}

const PUBLIC = new Set([
  'Flat.id', 'Flat.price', 'Flat.place', 'Flat.rating', 'Place.name', 'Page.flats', 'Page.size',
]); // prettier-ignore
const SECONDS: Record<string, number> = {
  'Query.flats': 60, 'Query.flat': 60, 'Query.similar': 60, 'Flat.id': 60, 'Flat.price': 60, 'Flat.place': 60, 'Flat.secret': 60, 'Flat.rating': 30,
}; // prettier-ignore

function subgraphsOf(flats: Flats): Record<string, TestSubgraph> {
  const flat = (id: string) => ({ __typename: 'Flat', id });
  return {
    list: {
      typeDefs: `type Query { flats(ids: [ID!]!): Page flat(id: ID!): Flat similar(id: ID!): [Flat!] visits: Int }
        type Mutation { reprice(id: ID!, to: Int!): Flat }
        type Page { flats: [Flat!]! size: Int! } type Place { name: String }
        type Flat @key(fields: "id") { id: ID! price: Int place: Place secret: String }`,
      resolvers: {
        Query: {
          flats: (_: unknown, { ids }: { ids: string[] }) => ({ flats: ids.map(flat), size: ids.length }),
          flat: (_: unknown, { id }: { id: string }, { user }: Client) =>
            user === null && flats.hidden.has(id) ? null : flat(id),
          similar: (_: unknown, { id }: { id: string }) => (flats.similar.get(id) ?? []).map(flat),
          visits: () => 1,
        },
        Mutation: {
          reprice: (_: unknown, { id, to }: { id: string; to: number }) => {
            // Writes that cross keep the later value, so that a history has one order.
            flats.prices.set(id, Math.max(to, flats.prices.get(id) ?? 0));
            return flat(id);
          },
        },
        Flat: {
          price: ({ id }: { id: string }) => flats.priceOf(id),
          place: () => ({ name: 'Powai' }),
          secret: (_: unknown, __: unknown, { user }: Client) => user,
        },
      },
    },
    ratings: {
      typeDefs: `type Flat @key(fields: "id") { id: ID! rating: Int notes: String }`,
      resolvers: {
        Flat: {
          __resolveReference: ({ id }: { id: string }, { user }: Client) =>
            user === null && flats.hidden.has(id) ? null : { id },
          rating: ({ id }: { id: string }) => flats.priceOf(id),
          notes: (_: unknown, __: unknown, { user }: Client) => `of ${user}`,
        },
      },
    },
  };
}

export interface CachedShop {
  readonly federation: Federation<Client>;
  readonly store: CacheStore;
  /** Requests that reached a subgraph: its name, the user, and the ids of representations. */
  readonly sent: { subgraph: string; user: string | null; ids: string[] }[];
  readonly failures: unknown[];
  ask(
    query: string,
    user?: string | null,
    variables?: Record<string, unknown>,
  ): Promise<Record<string, unknown>>;
  /** As a domain event says it; `scopes` undefined: as one that does not know them. */
  changed(id: string, scopes?: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

let events = 0;

/** The store of one process; its shop closes it. */
export function openStore(redisUrl: string): CacheStore {
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 1, commandTimeout: 2_000 });
  redis.on('error', () => undefined);
  return redisStore(redis);
}

/** One gateway process over flats, whose answers are kept in a Redis. */
export function openShop(
  flats: Flats,
  redisUrl: string,
  options: Partial<CacheOptions<Client>> = {},
): CachedShop {
  const subgraphs = subgraphsOf(flats);
  const schemas = executableSubgraphs(subgraphs);
  const store = options.store ?? openStore(redisUrl);
  const sent: CachedShop['sent'] = [];
  const failures: unknown[] = [];
  const recorded = (subgraph: string, transport: SubgraphTransport<Client>): SubgraphTransport<Client> => ({
    ...transport,
    fetch: async (fetch) => {
      const ids = fetch.request.entityLists.flatMap(({ texts }) =>
        texts.map((text) => (JSON.parse(text) as { id: string }).id),
      );
      sent.push({ subgraph, user: fetch.context.user, ids });
      const answer = await transport.fetch(fetch);
      await flats.onAnswer();
      return { ...answer, extensions: { told: flats.told } };
    },
  });
  const federation = createFederation<Client>({
    supergraphSdl: composeSupergraph(subgraphs),
    viewerKey: ({ user }) => user ?? '',
    cacheRules: () => ({
      seconds: (type, field) => SECONDS[`${type}.${field}`],
      isPublic: (type, field) => PUBLIC.has(`${type}.${field}`),
      // A page may hold any flat for all that is known.
      scopes: (field, type) => (field === 'flat' && type === 'Flat' ? ({ id }) => [`${id}`] : undefined),
      tells: (field, type) => field === 'similar' && type === 'Flat',
    }),
    transports: (name) =>
      cached(recorded(name, localTransport<Client>(schemas[name] as never)), {
        store,
        schemaHash: () => 'one',
        anonymousContext: () => ({ user: null }),
        writerKey: ({ user }) => user,
        scopesTold: (_type, extensions) => (extensions as { told: Flats['told'] }).told,
        onError: (error) => failures.push(error),
        ...options,
      }),
  });
  return {
    federation,
    store,
    sent,
    failures,
    async ask(query, user = null, variables = {}) {
      const prepared = federation.prepare(query);
      const { data, errors } = await federation.execute(prepared, { contextValue: { user }, variables });
      if (errors) throw new Error(JSON.stringify(errors));
      return data as Record<string, unknown>;
    },
    changed: (id, scopes) =>
      store.change(
        `event ${++events}`,
        ['list', 'ratings'].flatMap((subgraph) => [
          typeTag(subgraph, 'Flat'),
          entityTag(subgraph, 'Flat', id),
          ...(scopes?.map((scope) => scopeTag(subgraph, 'Flat', scope)) ?? [anyScopeTag(subgraph, 'Flat')]),
        ]),
      ),
    async close() {
      await federation.close();
      await store.close();
    },
  };
}
