import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { batched, createFederation, localTransport, type Federation } from '../src/index.js';
import type { FederationResult } from '../src/execute.js';
import { Channel } from './support/channel.js';
import { composeSupergraph, executableSubgraphs, type TestSubgraph } from './support/compose.js';

interface Client {
  readonly user: string | null;
}

/** Who asked the shop for which entities, one entry a request. */
interface Asked {
  readonly user: string | null;
  readonly ids: string[];
  readonly fields: string[];
}

function shop(channel: Channel): Record<string, TestSubgraph> {
  return {
    orders: {
      typeDefs: `type Query { ok: Boolean } type Subscription { sold: Sale }
        type Sale { item: Item buyer: Buyer }
        type Item @key(fields: "id", resolvable: false) { id: ID! } type Buyer @key(fields: "id", resolvable: false) { id: ID! }`,
      resolvers: { Subscription: { sold: { subscribe: () => channel.listen() } } },
    },
    shop: {
      typeDefs: `type Query { sales: [Item] }
        type Item @key(fields: "id") { id: ID! @tag(name: "public") title: String @tag(name: "public") fails: String @tag(name: "public")
          maker: Maker @tag(name: "public") margin: Int }
        type Maker @key(fields: "id") { id: ID! @tag(name: "public") }
        type Buyer @key(fields: "id") { id: ID! phone: String }`,
      resolvers: {
        Item: {
          __resolveReference: ({ id }: { id: string }, { user }: Client) =>
            id === 'hidden' && user === null ? null : { id, title: `title of ${id}`, maker: { id: 'm1' } },
          fails: ({ id }: { id: string }, _: unknown, { user }: Client) => {
            if (id === 'broken') throw new GraphQLError(`broken for ${user}`);
            return 'fine';
          },
          margin: () => 7,
        },
        Buyer: {
          __resolveReference: (buyer: unknown) => buyer,
          phone: (_: unknown, __: unknown, { user }: Client) => `phone for ${user}`,
        },
      },
    },
    makers: {
      typeDefs: `type Query { makers: Int } type Maker @key(fields: "id") { id: ID! name: String }`,
      resolvers: {
        Maker: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `name of ${id}` }) },
      },
    },
  };
}

/** The window is long enough for whatever a test sends together on a busy machine. */
function open() {
  const channel = new Channel();
  const subgraphs = shop(channel);
  const schemas = executableSubgraphs(subgraphs);
  const asked: Asked[] = [];
  const federation = createFederation<Client>({
    supergraphSdl: composeSupergraph(subgraphs),
    publicFetches: {
      fields: (schema) => (typeName, fieldName) => {
        const type = schema.getType(typeName);
        if (!type || !('getFields' in type)) return false;
        return JSON.stringify(type.getFields()[fieldName]?.astNode?.directives ?? []).includes('public');
      },
      anonymousContext: () => ({ user: null }),
    },
    transports: (name) => {
      const local = localTransport<Client>(schemas[name] as never);
      return batched<Client>(
        {
          ...local,
          fetch: (fetch) => {
            const ids = Object.values(fetch.request.variables).flatMap((list) =>
              (list as { id: string }[]).map(({ id }) => id),
            );
            const fields = [...fetch.request.query.matchAll(/title|fails|margin|phone|maker\b/g)].map(
              ([one]) => one,
            );
            if (name === 'shop') asked.push({ user: fetch.context.user, ids, fields: [...new Set(fields)] });
            return local.fetch(fetch);
          },
        },
        { windowMs: 100 },
      );
    },
  });
  return { channel, federation, asked };
}

async function subscribe(federation: Federation<Client>, query: string, user: string, signal?: AbortSignal) {
  const prepared = federation.prepare(query);
  return federation.subscribe(prepared, { contextValue: { user }, ...(signal && { signal }) });
}

const sale = (itemId: string, buyerId = 'b1') => ({ sold: { item: { id: itemId }, buyer: { id: buyerId } } });
const PUBLIC = 'subscription { sold { item { title } } }';

/** What `count` subscribers, u0, u1 and so on, are told when one item is sold. */
async function told(
  { federation, channel }: ReturnType<typeof open>,
  query: string,
  itemId: string,
  count: number,
): Promise<unknown[]> {
  const subscribers = await Promise.all(
    Array.from({ length: count }, (_, index) => subscribe(federation, query, `u${index}`)),
  );
  const answers = subscribers.map((events) => events.next());
  channel.push(sale(itemId));
  const results = (await Promise.all(answers)).map(({ value }) => value as FederationResult);
  await Promise.all(subscribers.map((events) => events.return?.()));
  return JSON.parse(JSON.stringify(results)) as unknown[];
}

describe('public fetches', () => {
  it('are sent anonymously, once for events of the same few milliseconds', async () => {
    const world = open();
    await using _ = world.federation;
    const answers = await told(world, PUBLIC, 'i1', 3);
    expect(answers).toEqual(Array(3).fill({ data: { sold: { item: { title: 'title of i1' } } } }));
    expect(world.asked).toEqual([{ user: null, ids: ['i1'], fields: ['title'] }]);
  });

  it('leave what is private to a request of the viewer’s own, which is never shared', async () => {
    const world = open();
    await using _ = world.federation;
    const { asked } = world;
    const item = { title: 'title of i1' };
    expect(await told(world, 'subscription { sold { item { title } buyer { phone } } }', 'i1', 2)).toEqual([
      { data: { sold: { item, buyer: { phone: 'phone for u0' } } } },
      { data: { sold: { item, buyer: { phone: 'phone for u1' } } } },
    ]);
    expect(asked.filter(({ user }) => user === null)).toEqual([
      { user: null, ids: ['i1'], fields: ['title'] },
    ]);
    expect(asked.filter(({ user }) => user !== null)).toEqual([
      { user: 'u0', ids: ['b1'], fields: ['phone'] },
      { user: 'u1', ids: ['b1'], fields: ['phone'] },
    ]);
  });

  it('are none when one field of the entity is private', async () => {
    const world = open();
    await using _ = world.federation;
    await told(world, 'subscription { sold { item { title margin } } }', 'i1', 2);
    expect(world.asked.map(({ user }) => user)).toEqual(['u0', 'u1']);
  });

  it('are none of a query', async () => {
    const { federation, asked } = open();
    await using _ = federation;
    const prepared = federation.prepare('{ sales { title } }');
    await federation.execute(prepared, { contextValue: { user: 'u1' } });
    expect(asked.map(({ user }) => user)).toEqual(['u1']);
  });

  it('are repeated as the viewer for what the anonymous viewer may not see, or what failed', async () => {
    const world = open();
    await using _ = world.federation;
    expect(await told(world, PUBLIC, 'hidden', 1)).toEqual([
      { data: { sold: { item: { title: 'title of hidden' } } } },
    ]);
    expect(world.asked.map(({ user }) => user)).toEqual([null, 'u0']);
    expect(await told(world, 'subscription { sold { item { fails } } }', 'broken', 1)).toEqual([
      {
        data: { sold: { item: { fails: null } } },
        errors: [
          {
            message: 'broken for u0',
            path: ['sold', 'item', 'fails'],
            extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', serviceName: 'shop' },
          },
        ],
      },
    ]);
  });

  it('give every subscriber objects of its own, which later fetches write into', async () => {
    const world = open();
    await using _ = world.federation;
    const answers = await told(world, 'subscription { sold { item { title maker { name } } } }', 'i1', 3);
    const item = { title: 'title of i1', maker: { name: 'name of m1' } };
    expect(answers).toEqual(Array(3).fill({ data: { sold: { item } } }));
  });

  it('go on when one of those who share them leaves', async () => {
    const { federation, channel, asked } = open();
    await using _ = federation;
    const leaving = new AbortController();
    const left = await subscribe(federation, PUBLIC, 'left', leaving.signal);
    const stays = await subscribe(federation, PUBLIC, 'stays');
    const answers = [left.next(), stays.next()];
    channel.push(sale('i1'));
    await new Promise(setImmediate);
    leaving.abort(new Error('gone'));
    expect((await answers[1])?.value).toEqual({ data: { sold: { item: { title: 'title of i1' } } } });
    expect(await answers[0]).toMatchObject({ done: true });
    expect(asked).toHaveLength(1);
    await stays.return?.();
  });
});
