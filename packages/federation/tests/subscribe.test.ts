import { describe, expect, it } from '@jest/globals';
import { createFederation, localTransport, webSocketSubscriptions, withSubscriptions } from '../src/index.js';
import { composeSupergraph, executableSubgraphs, type TestSubgraph } from './support/compose.js';
import { serveWebSocket } from './support/servers.js';

/** Events pushed by a test, and whether the subgraph has been left. */
class Channel {
  readonly left = Promise.withResolvers<undefined>();
  private readonly waiting: ((result: IteratorResult<unknown>) => void)[] = [];
  private readonly queue: unknown[] = [];

  push(value: unknown): void {
    const next = this.waiting.shift();
    if (next) next({ value, done: false });
    else this.queue.push(value);
  }

  [Symbol.asyncIterator](): AsyncIterator<unknown> {
    return {
      next: () => {
        if (this.queue.length > 0) return Promise.resolve({ value: this.queue.shift(), done: false });
        return new Promise((resolve) => this.waiting.push(resolve));
      },
      return: () => {
        this.left.resolve(undefined);
        for (const resolve of this.waiting) resolve({ value: undefined, done: true });
        return Promise.resolve({ value: undefined, done: true });
      },
    };
  }
}

function chat(channel: Channel): Record<string, TestSubgraph> {
  return {
    messages: {
      typeDefs: `type Query { ok: Boolean } type Subscription { posted(room: ID!): Message }
        type Message @key(fields: "id") { id: ID! author: User! } type User @key(fields: "id", resolvable: false) { id: ID! }`,
      resolvers: { Subscription: { posted: { subscribe: () => channel } } },
    },
    users: {
      typeDefs: `type Query { me: User } type User @key(fields: "id") { id: ID! name: String }`,
      resolvers: {
        User: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `name of ${id}` }) },
      },
    },
  };
}

const query = `subscription ($room: ID!) { message: posted(room: $room) { author { name } id } }`;
const event = { posted: { id: 'm1', author: { id: 'u1' } } };
const answer = { data: { message: { author: { name: 'name of u1' }, id: 'm1' } } };

describe('subscribe', () => {
  it('answers each event with the rest of the plan, in process, and leaves upstream on return()', async () => {
    const channel = new Channel();
    const schemas = executableSubgraphs(chat(channel));
    await using federation = createFederation<unknown>({
      supergraphSdl: composeSupergraph(chat(channel)),
      transports: (name) => localTransport(schemas[name] ?? fail(name)),
    });
    const events = await federation.subscribe(federation.prepare(query), {
      variables: { room: '1' },
      contextValue: {},
    });
    channel.push(event);
    expect((await events.next()).value).toEqual(answer);
    channel.push({ posted: null });
    expect((await events.next()).value).toEqual({ data: { message: null } });
    const pending = events.next();
    await events.return?.();
    await channel.left.promise;
    expect(await pending).toEqual({ value: undefined, done: true });
  });

  it('does the same over graphql-ws, with connection parameters of the client', async () => {
    const channel = new Channel();
    const schemas = executableSubgraphs(chat(channel));
    const parameters: unknown[] = [];
    await using server = await serveWebSocket(schemas.messages ?? fail('messages'), (given) =>
      parameters.push(given),
    );
    await using federation = createFederation<{ token: string }>({
      supergraphSdl: composeSupergraph(chat(channel)),
      transports: (name) =>
        withSubscriptions(
          localTransport(schemas[name] ?? fail(name)),
          webSocketSubscriptions({
            url: server.url,
            scopeKey: ({ context }) => context.token,
            connectionParams: ({ context }) => ({ token: context.token }),
          }),
        ),
    });
    const events = await federation.subscribe(federation.prepare(query), {
      variables: { room: '1' },
      contextValue: { token: 't1' },
    });
    const first = events.next();
    channel.push(event);
    expect((await first).value).toEqual(answer);
    expect(parameters).toEqual([{ token: 't1' }]);
    await events.return?.();
    await channel.left.promise;
  });

  it('sends what belongs to one client with its subscription, where clients share a socket', async () => {
    const subgraphs = {
      greetings: {
        typeDefs: 'type Query { ok: Boolean } type Subscription { greeted: String }',
        resolvers: {
          Subscription: {
            greeted: {
              subscribe: async function* (_: unknown, __: unknown, { token }: { token: string }) {
                yield await Promise.resolve({ greeted: `hello ${token}` });
              },
            },
          },
        },
      },
    };
    let sockets = 0;
    await using server = await serveWebSocket(
      executableSubgraphs(subgraphs).greetings ?? fail('greetings'),
      () => (sockets += 1),
    );
    await using federation = createFederation<{ token: string }>({
      supergraphSdl: composeSupergraph(subgraphs),
      transports: () => ({
        fetch: () => Promise.reject(new Error('Nothing is fetched here.')),
        ...webSocketSubscriptions<{ token: string }>({
          url: server.url,
          extensions: ({ context }) => ({ token: context.token }),
        }),
      }),
    });
    const prepared = federation.prepare('subscription { greeted }');
    const clients = await Promise.all(
      ['t1', 't2'].map((token) => federation.subscribe(prepared, { contextValue: { token } })),
    );
    const first = await Promise.all(clients.map((events) => events.next()));
    expect(first.map(({ value }) => value?.data?.greeted)).toEqual(['hello t1', 'hello t2']);
    expect(sockets).toBe(1);
    for (const events of clients) await events.return?.();
  });

  it('opens nothing for a client that may not subscribe', async () => {
    const channel = new Channel();
    const schemas = executableSubgraphs(chat(channel));
    await using federation = createFederation<unknown>({
      supergraphSdl: composeSupergraph(chat(channel)),
      transports: (name) => ({
        fetch: localTransport(schemas[name] ?? fail(name)).fetch,
        subscribe: () => Promise.reject(new Error('was opened')),
      }),
    });
    const prepared = federation.prepare(query, undefined, { denied: () => 'UNAUTHENTICATED' });
    const events = await federation.subscribe(prepared, { variables: { room: '1' }, contextValue: {} });
    const { value } = await events.next();
    expect(
      value?.errors?.map(({ path, extensions }: { path?: unknown; extensions?: unknown }) => [
        path,
        extensions,
      ]),
    ).toEqual([[['message'], { code: 'UNAUTHENTICATED' }]]);
    expect((await events.next()).done).toBe(true);
  });

  it('answers an event without what the client may not read', async () => {
    const channel = new Channel();
    const schemas = executableSubgraphs(chat(channel));
    await using federation = createFederation<unknown>({
      supergraphSdl: composeSupergraph(chat(channel)),
      transports: (name) => localTransport(schemas[name] ?? fail(name)),
    });
    const denied = (_: string, field: string) => (field === 'name' ? 'FORBIDDEN' : undefined);
    const prepared = federation.prepare(query, undefined, { denied });
    const events = await federation.subscribe(prepared, { variables: { room: '1' }, contextValue: {} });
    channel.push(event);
    const { value } = await events.next();
    expect(value?.data).toEqual({ message: { author: { name: null }, id: 'm1' } });
    await events.return?.();
  });

  it('says which subgraph could not be subscribed to', async () => {
    const schemas = executableSubgraphs(chat(new Channel()));
    await using federation = createFederation<unknown>({
      supergraphSdl: composeSupergraph(chat(new Channel())),
      transports: (name) => ({ fetch: localTransport(schemas[name] ?? fail(name)).fetch }),
    });
    const events = await federation.subscribe(federation.prepare(query), {
      variables: { room: '1' },
      contextValue: {},
    });
    const { value } = await events.next();
    expect(value?.errors?.[0]?.extensions).toEqual({
      code: 'DOWNSTREAM_SERVICE_ERROR',
      serviceName: 'messages',
    });
    expect((await events.next()).done).toBe(true);
  });
});

function fail(name: string): never {
  throw new Error(`No subgraph ${name}`);
}
