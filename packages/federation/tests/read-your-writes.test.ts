import { describe, expect, it } from '@jest/globals';
import {
  createFederation,
  deduplicated,
  localTransport,
  type FetchContext,
  type SubgraphTransport,
} from '../src/index.js';
import { Channel } from './support/channel.js';
import { composeSupergraph, executableSubgraphs, type TestSubgraph } from './support/compose.js';

interface Client {
  readonly user: string;
}

/** A price that one subgraph keeps and another shows; reads of it can be held back after they were answered. */
function shop(joinsEarlier?: () => boolean) {
  let price = 1;
  const changed = new Channel();
  const subgraphs: Record<string, TestSubgraph> = {
    listing: {
      typeDefs: `type Query { listing: Listing } type Mutation { reprice(to: Int!): Listing }
        type Subscription { repriced: Listing } type Listing @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: { listing: () => ({ id: 'l' }) },
        Mutation: {
          reprice: (_: unknown, { to }: { to: number }) => {
            price = to;
            return { id: 'l' };
          },
        },
        Subscription: { repriced: { subscribe: () => changed.listen() } },
      },
    },
    pricing: {
      typeDefs: `type Query { price: Int } type Listing @key(fields: "id") { id: ID! price: Int }`,
      resolvers: { Query: { price: () => price }, Listing: { price: () => price } },
    },
  };
  const schemas = executableSubgraphs(subgraphs);
  const held = new Set<() => void>();
  let holding = false;
  let sent = 0;
  /** Answers at once, and delivers when the test says so: an answer that was long on its way. */
  const slow = (transport: SubgraphTransport<Client>): SubgraphTransport<Client> => ({
    ...transport,
    async fetch(fetch: FetchContext<Client>) {
      sent += 1;
      const isHeld = holding;
      const response = await transport.fetch(fetch);
      if (isHeld) await new Promise<void>((resolve) => held.add(resolve));
      return response;
    },
  });
  const federation = createFederation<Client>({
    supergraphSdl: composeSupergraph(subgraphs),
    viewerKey: ({ user }) => user,
    ...(joinsEarlier && { joinsEarlier }),
    publicFetches: { fields: () => () => true, anonymousContext: () => ({ user: '' }) },
    transports: (name) => {
      const local = localTransport<Client>(schemas[name] as never);
      return deduplicated(name === 'pricing' ? slow(local) : local, {
        scopeKey: ({ context }) => context.user,
      });
    },
  });
  return {
    federation,
    changed,
    sent: () => sent,
    /** A write that another process sends. */
    repriceElsewhere: (to: number) => (price = to),
    /** Whether reads of the price that begin from now on are delivered late. */
    hold: (isHeld: boolean) => (holding = isHeld),
    /** Resolves when so many answers wait. */
    async holds(count: number) {
      while (held.size < count) await new Promise((resolve) => setImmediate(resolve));
    },
    deliver() {
      for (const resolve of held) resolve();
      held.clear();
    },
    ask(query: string, user: string): Promise<unknown> {
      const options = { contextValue: { user } };
      return federation.execute(federation.prepare(query), options).then(({ data }) => data);
    },
    async askText(query: string, user: string): Promise<unknown> {
      const options = { contextValue: { user }, scopeKey: user };
      const answer = await federation.executeToJson(federation.prepare(query), options);
      return (JSON.parse(answer.toString()) as { data: unknown }).data;
    },
  };
}

const READS = ['{ price }', '{ listing { price } }'];
const WRITE = 'mutation { reprice(to: 2) { id } }';

describe.each(READS)('a read that is under way: %s', (query) => {
  const answer = (price: number) => (query.includes('listing') ? { listing: { price } } : { price });

  it.each(['ask', 'askText'] as const)('is not joined after a write of its viewer (%s)', async (ask) => {
    const { hold, holds, deliver, ...shopOf } = shop();
    hold(true);
    const before = shopOf[ask](query, 'u');
    await holds(1);
    hold(false);
    await shopOf.ask(WRITE, 'u');
    expect(await shopOf[ask](query, 'u')).toEqual(answer(2));
    deliver();
    expect(await before).toEqual(answer(1));
  });

  it.each(['ask', 'askText'] as const)(
    'is not joined after a write when it began during it (%s)',
    async (ask) => {
      const { hold, holds, deliver, ...shopOf } = shop();
      hold(true);
      const write = shopOf.ask('mutation { reprice(to: 2) { price } }', 'u');
      await holds(1);
      const during = shopOf[ask](query, 'u');
      await holds(2);
      deliver();
      hold(false);
      await write;
      const sent = shopOf.sent();
      expect(await shopOf[ask](query, 'u')).toEqual(answer(2));
      expect(shopOf.sent()).toBe(sent + 1);
      await during;
    },
  );

  it.each(['ask', 'askText'] as const)(
    'is not joined by a client that may have written by another process (%s)',
    async (ask) => {
      const { hold, holds, deliver, repriceElsewhere, ...shopOf } = shop(() => false);
      hold(true);
      const before = shopOf[ask](query, 'u');
      await holds(1);
      hold(false);
      repriceElsewhere(2);
      expect(await shopOf[ask](query, 'u')).toEqual(answer(2));
      deliver();
      expect(await before).toEqual(answer(1));
    },
  );

  it('is still joined by others, and after writes of others', async () => {
    const { hold, holds, deliver, ask, sent } = shop();
    hold(true);
    const first = ask(query, 'u');
    await holds(1);
    await ask(WRITE, 'other');
    const second = ask(query, 'u');
    await new Promise((resolve) => setImmediate(resolve));
    deliver();
    expect([await first, await second]).toEqual([answer(1), answer(1)]);
    expect(sent()).toBe(1);
  });
});

describe('an entity fetch that is under way', () => {
  it('is not joined by the answer of a mutation', async () => {
    const { hold, holds, deliver, ask } = shop();
    hold(true);
    const read = ask('{ listing { price } }', 'u');
    await holds(1);
    hold(false);
    expect(await ask('mutation { reprice(to: 2) { price } }', 'u')).toEqual({ reprice: { price: 2 } });
    deliver();
    await read;
  });

  it('is not joined by the answer to an event', async () => {
    const { federation, changed, hold, holds, deliver, ask } = shop();
    const prepared = federation.prepare('subscription { repriced { price } }');
    const events = await federation.subscribe(prepared, { contextValue: { user: 'reader' } });
    const event = events.next();
    await changed.hasOpen(1);
    hold(true);
    const read = ask('{ listing { price } }', '');
    await holds(1);
    hold(false);
    await ask(WRITE, 'writer');
    changed.push({ repriced: { id: 'l' } });
    expect((await event).value).toEqual({ data: { repriced: { price: 2 } } });
    deliver();
    await read;
    await events.return?.();
  });
});
