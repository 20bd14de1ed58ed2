import { describe, expect, it } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';
import {
  localTransport,
  sharedSubscriptions,
  webSocketSubscriptions,
  withSubscriptions,
  type SubgraphResponse,
  type SubgraphTransport,
} from '../src/index.js';
import { RequestTemplate } from '../src/plan/request.js';
import { Channel } from './support/channel.js';
import { executableSubgraphs } from './support/compose.js';
import { serveWebSocket } from './support/servers.js';

const template = new RequestTemplate(
  'subscription($room:ID){posted(room:$room){id}}',
  undefined,
  'subscription',
);

function messages(channel: Channel): GraphQLSchema {
  const { only } = executableSubgraphs({
    only: {
      typeDefs: `type Query { ok: Boolean } type Subscription { posted(room: ID): Message } type Message { id: ID }`,
      resolvers: {
        Subscription: {
          posted: {
            subscribe: (_: unknown, { room }: { room?: string }) =>
              room === 'closed' ? Promise.reject(new Error('closed')) : channel.listen(),
          },
        },
      },
    },
  });
  if (!only) throw new Error('There is one subgraph.');
  return only;
}

interface Upstream extends AsyncDisposable {
  readonly transport: SubgraphTransport<string>;
}

function inProcess(channel: Channel): Promise<Upstream> {
  const transport = localTransport<string>(messages(channel));
  return Promise.resolve({ transport, [Symbol.asyncDispose]: () => Promise.resolve() });
}

async function overSockets(channel: Channel): Promise<Upstream> {
  const schema = messages(channel);
  const server = await serveWebSocket(schema, () => undefined);
  const sockets = webSocketSubscriptions<string>({ url: server.url, scopeKey: ({ context }) => context });
  return {
    transport: withSubscriptions(localTransport<string>(schema), sockets),
    [Symbol.asyncDispose]: async () => {
      await sockets.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

describe.each([
  ['in process', inProcess],
  ['over graphql-ws', overSockets],
])('subscriptions shared %s', (_, connect) => {
  const start = async (options: { maxWaiting?: number } = {}) => {
    const channel = new Channel();
    const upstream = await connect(channel);
    const transport = sharedSubscriptions(upstream.transport, {
      scopeKey: ({ context }) => context,
      ...options,
    });
    const subscribe = async (scope: string, variables = {}): Promise<AsyncIterator<SubgraphResponse>> => {
      const request = template.request(variables, []);
      const fetch = {
        subgraph: 's',
        request,
        context: scope,
        signal: undefined,
        isPublic: false,
        sharingEpoch: 0,
      };
      const events = await transport.subscribe?.(fetch);
      if (!events) throw new Error('The transport subscribes.');
      return events[Symbol.asyncIterator]();
    };
    return { channel, subscribe, [Symbol.asyncDispose]: () => upstream[Symbol.asyncDispose]() };
  };
  const message = (id: string) => ({ posted: { id } });
  const told = async (events: AsyncIterator<SubgraphResponse>) =>
    ((await events.next()).value as SubgraphResponse).data;

  it('open one upstream for one scope and one question, and close it after the last', async () => {
    await using world = await start();
    const { channel, subscribe } = world;
    const [one, two] = await Promise.all([subscribe('a'), subscribe('a')]);
    const three = await subscribe('a');
    const others = await Promise.all([subscribe('b'), subscribe('a', { room: '1' })]);
    await channel.hasOpen(3);
    const answers = [one, two, three].map((events) => told(events));
    channel.push(message('m1'));
    expect(await Promise.all(answers)).toEqual(Array(3).fill(message('m1')));
    await one.return?.();
    await two.return?.();
    const last = told(three);
    channel.push(message('m2'));
    expect(await last).toEqual(message('m2'));
    await three.return?.();
    await channel.hasOpen(2);
    for (const events of others) await events.return?.();
    await channel.hasOpen(0);
    expect(channel.opened).toBe(3);
  });

  it('give each subscriber an event of its own to write into', async () => {
    await using world = await start();
    const { channel, subscribe } = world;
    const subscribers = await Promise.all([subscribe('a'), subscribe('a')]);
    await channel.hasOpen(1);
    const answers = subscribers.map((events) => told(events));
    channel.push(message('m1'));
    const [first, second] = await Promise.all(answers);
    expect(first).toEqual(second);
    expect(first).not.toBe(second);
    for (const events of subscribers) await events.return?.();
  });

  it('refuse a subscriber that would miss an event', async () => {
    await using world = await start();
    const { channel, subscribe } = world;
    const early = await subscribe('a');
    await channel.hasOpen(1);
    const first = told(early);
    channel.push(message('m1'));
    await first;
    const late = await subscribe('a');
    await channel.hasOpen(2);
    await early.return?.();
    await late.return?.();
    await channel.hasOpen(0);
  });

  it('end who takes too little, and leave the others alone', async () => {
    await using world = await start({ maxWaiting: 2 });
    const { channel, subscribe } = world;
    const [slow, healthy] = await Promise.all([subscribe('a'), subscribe('a')]);
    await channel.hasOpen(1);
    for (const id of ['m1', 'm2', 'm3', 'm4']) {
      const next = told(healthy);
      channel.push(message(id));
      expect(await next).toEqual(message(id));
    }
    expect([await told(slow), await told(slow)]).toEqual([message('m1'), message('m2')]);
    await expect(slow.next()).rejects.toMatchObject({ code: 'SLOW_READER' });
    expect(await slow.next()).toMatchObject({ done: true });
    await healthy.return?.();
    await channel.hasOpen(0);
  });

  it('do not wait for each other: a pending next() ends with its subscriber', async () => {
    await using world = await start();
    const { channel, subscribe } = world;
    const [one, two] = await Promise.all([subscribe('a'), subscribe('a')]);
    await channel.hasOpen(1);
    const pending = [one.next(), two.next()];
    await one.return?.();
    expect(await pending[0]).toMatchObject({ done: true });
    channel.push(message('m1'));
    expect(await pending[1]).toMatchObject({ value: { data: message('m1') } });
    await two.return?.();
    await channel.hasOpen(0);
  });

  it('report to every subscriber why they did not open, and are tried again by the next', async () => {
    await using world = await start();
    const { subscribe } = world;
    for (let attempt = 0; attempt < 2; attempt++) {
      const events = await Promise.all([
        subscribe('a', { room: 'closed' }),
        subscribe('a', { room: 'closed' }),
      ]);
      for (const one of events)
        expect((await one.next()).value).toMatchObject({
          errors: [{ message: expect.stringContaining('closed') }],
        });
      for (const one of events) expect(await one.next()).toMatchObject({ done: true });
    }
  });
});

it('share nothing without a scope', async () => {
  const channel = new Channel();
  const transport = sharedSubscriptions(localTransport<string>(messages(channel)), {
    scopeKey: () => undefined,
  });
  const request = template.request({}, []);
  const fetch = { subgraph: 's', request, context: '', signal: undefined, isPublic: false, sharingEpoch: 0 };
  await transport.subscribe?.(fetch);
  await transport.subscribe?.(fetch);
  expect(channel.open).toBe(2);
});
