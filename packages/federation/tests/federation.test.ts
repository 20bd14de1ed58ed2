import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import {
  apolloGateway,
  createFederation,
  localTransport,
  type FetchEnd,
  type FetchStart,
} from '../src/index.js';
import { composeSupergraph, executableSubgraphs, type TestSubgraph } from './support/compose.js';
import { federate } from './support/federate.js';

function greeter(text: string, extra = ''): Record<string, TestSubgraph> {
  return {
    hello: {
      typeDefs: `type Query { greet: String ${extra} }`,
      resolvers: { Query: { greet: () => text } },
    },
  };
}

describe('Federation.reload', () => {
  it('lets an operation finish on the supergraph it was prepared with, and starts new ones on the new', async () => {
    const gate = Promise.withResolvers<undefined>();
    const opened: string[] = [];
    const [schema] = Object.values(executableSubgraphs(greeter('hi')));
    await using federation = createFederation<unknown>({
      supergraphSdl: composeSupergraph(greeter('hi')),
      transports: (name) => {
        opened.push(name);
        const transport = localTransport(schema as never);
        return { fetch: (fetch) => gate.promise.then(() => transport.fetch(fetch)) };
      },
    });
    const before = federation.prepare('{ greet }');
    const running = federation.execute(before, { contextValue: {} });
    const schemas: unknown[] = [];
    federation.onReload(({ schema: next }) => schemas.push(next));
    federation.reload(composeSupergraph(greeter('hi', 'added: Int')));
    expect(schemas).toEqual([federation.schema]);
    gate.resolve(undefined);
    expect(await running).toEqual({ data: { greet: 'hi' } });
    expect(await federation.execute(before, { contextValue: {} })).toEqual({ data: { greet: 'hi' } });
    const after = await federation.execute(
      federation.prepare('{ greet __type(name: "Query") { fields { name } } }'),
      { contextValue: {} },
    );
    expect(JSON.stringify(after.data)).toContain('added');
    // The subgraph stayed where it was: its connections are kept.
    expect(opened).toEqual(['hello']);
  });

  it('keeps the old supergraph when the new one cannot be loaded', async () => {
    const { federation, run } = federate(greeter('hi'));
    expect(() => federation.reload('type Query { a: Int }')).toThrow();
    expect(await run('{ greet }')).toEqual({ data: { greet: 'hi' } });
  });
});

describe('many operations at once', () => {
  /** Asks for `text` so many times in one turn; `answer` decides when the subgraph does. */
  const askAtOnce = async (count: number, answer: (asked: number) => Promise<unknown>) => {
    let [asked, open, most] = [0, 0, 0];
    await using federation = createFederation<unknown>({
      supergraphSdl: composeSupergraph(greeter('hi')),
      transports: () => ({
        async fetch() {
          asked += 1;
          most = Math.max(most, (open += 1));
          await answer(asked);
          open -= 1;
          return { data: { greet: 'hi' } };
        },
      }),
    });
    const operation = federation.prepare('{ greet }');
    const texts = await Promise.all(
      Array.from({ length: count }, () => federation.executeToJson(operation, { contextValue: {} })),
    );
    expect(new Set(texts.map(String))).toEqual(new Set(['{"data":{"greet":"hi"}}']));
    expect(asked).toBe(count);
    return most;
  };

  it('are begun while others are finished, when a subgraph answers as fast as it is asked', async () => {
    const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
    expect(await askAtOnce(200, nextTurn)).toBeLessThan(20);
  });

  it('are all begun when a subgraph answers none before it was asked all', async () => {
    const { promise: all, resolve } = Promise.withResolvers<undefined>();
    expect(await askAtOnce(200, (asked) => (asked === 200 && resolve(undefined), all))).toBe(200);
  });

  it('wait for those of their own client, and not for all of another that came before', async () => {
    const begun: string[] = [];
    await using federation = createFederation<{ client: string }>({
      supergraphSdl: composeSupergraph(greeter('hi')),
      clientKey: ({ client }) => client,
      transports: () => ({
        async fetch({ context: { client } }) {
          begun.push(client);
          await new Promise((resolve) => setImmediate(resolve));
          return { data: { greet: 'hi' } };
        },
      }),
    });
    const operation = federation.prepare('{ greet }');
    const clients = [...Array<string>(1_000).fill('flood'), 'visitor', 'visitor', 'other'];
    await Promise.all(
      clients.map((client) => federation.executeToJson(operation, { contextValue: { client } })),
    );
    expect(begun).toHaveLength(clients.length);
    expect(begun.indexOf('other')).toBeLessThan(20);
    expect(begun.lastIndexOf('visitor')).toBeLessThan(20);
  });
});

describe('prepare', () => {
  it('finds documents that differ only in layout in the cache', () => {
    const { federation } = federate(greeter('hi'));
    expect(federation.prepare('{ greet }').plan).toBe(federation.prepare('{\n  # said\n  greet\n}').plan);
    expect(federation.prepare(parse('{greet}')).plan).toBe(federation.prepare('{ greet }').plan);
    expect(federation.prepare('query A { greet } query B { __typename }', 'A').operationName).toBe('A');
  });

  it.each([
    ['{', 'Syntax Error'],
    ['{ nothing }', 'Cannot query field "nothing"'],
    ['query A { greet } query B { greet }', 'Must provide operation name'],
  ])('refuses %s with GraphQL errors', (query, message) => {
    const { federation } = federate(greeter('hi'));
    expect(() => federation.prepare(query)).toThrow(message);
  });
});

describe('a supergraph with security directives', () => {
  it('loads as composed, and passes the directives to the access policy', async () => {
    const { federation, run } = federate({
      a: {
        typeDefs: `type Query { open: Int secret: Int @authenticated scoped: Int @requiresScopes(scopes: [["x"]]) }`,
        resolvers: { Query: { open: () => 1, secret: () => 2, scoped: () => 3 } },
      },
    });
    const isAuthenticated = (type: string, field: string) => {
      const found = federation.supergraphSchema.getType(type);
      const node = found && 'getFields' in found ? found.getFields()[field]?.astNode : undefined;
      return node?.directives?.some((directive) => directive.name.value === 'authenticated') ?? false;
    };
    const denied = (type: string, field: string) =>
      isAuthenticated(type, field) ? 'UNAUTHENTICATED' : undefined;
    const result = await run('{ open secret scoped }', { denied });
    expect(result.data).toEqual({ open: 1, secret: null, scoped: 3 });
    expect(result.errors?.map(({ extensions }) => extensions?.code)).toEqual(['UNAUTHENTICATED']);
  });
});

describe('denied fields of an interface', () => {
  it('are fetched only for the implementations that allow them', async () => {
    const { run, requests } = federate({
      a: {
        typeDefs: `type Query { all: [Being] } interface Being { name: String } type Cat implements Being { name: String }
          type Spy implements Being { name: String }`,
        resolvers: {
          Query: {
            all: () => [
              { __typename: 'Cat', name: 'Tom' },
              { __typename: 'Spy', name: '007' },
            ],
          },
          Being: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
        },
      },
    });
    const result = await run('{ all { name } }', {
      denied: (type, field) => (type === 'Spy' && field === 'name' ? 'FORBIDDEN' : undefined),
    });
    expect(result.data).toEqual({ all: [{ name: 'Tom' }, { name: null }] });
    expect(result.errors?.map(({ path }) => path)).toEqual([['all', 1, 'name']]);
    expect(requests[0]?.query).not.toMatch(/Spy\s*{\s*name/);
  });
});

describe('a composed executable directive', () => {
  const link = (version: string) => `extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.1", import: ["@composeDirective"])
    @link(url: "https://directives.test/trace/${version}", import: ["@trace"]) @composeDirective(name: "@trace")
    enum Level { LOW HIGH }`;
  const { run, requests } = federate({
    near: {
      typeDefs: `${link('v1.0')} directive @trace(level: Level!, label: String) on FIELD type Query { near: Int }`,
      resolvers: { Query: { near: () => 1 } },
    },
    far: {
      typeDefs: `${link('v1.1')} directive @trace(level: Level! = LOW, label: String) on FIELD type Query { far: Int }`,
      resolvers: { Query: { far: () => 2 } },
    },
  });

  it('is the client’s to use, and reaches each subgraph with the default the supergraph has', async () => {
    expect(await run('query ($as: String) { near @trace(label: $as) far @trace(level: HIGH) }')).toEqual({
      data: { near: 1, far: 2 },
    });
    const sent = new Map(requests.map(({ subgraph, query }) => [subgraph, query]));
    expect(sent.get('near')).toContain('near@trace(label:$as level:LOW)');
    expect(sent.get('far')).toContain('far@trace(level:HIGH)');
  });
});

describe('values', () => {
  it('keeps custom scalars whole, nested lists nested, and merges neither', async () => {
    const json = { a: [1, { b: null }], __proto: 'x' };
    const { run } = federate({
      a: {
        typeDefs: `scalar Json type Query { t: T } type T @key(fields: "id") { id: ID! json: Json @shareable grid: [[Int!]] rows: [[U]] } type U @key(fields: "id") { id: ID! }`,
        resolvers: {
          Query: { t: () => ({ id: 1, json, grid: [[1], null, []], rows: [[{ id: 'u' }, null], []] }) },
        },
      },
      b: {
        typeDefs: `scalar Json type U @key(fields: "id") { id: ID! n: Int }`,
        resolvers: { U: { n: () => 5 } },
      },
    });
    expect(await run('{ t { id json grid rows { n id } } }')).toEqual({
      data: { t: { id: '1', json, grid: [[1], null, []], rows: [[{ n: 5, id: 'u' }, null], []] } },
    });
  });
});

describe('onFetch', () => {
  it('tells start and end of every subgraph request', async () => {
    const { federation } = federate(greeter('hi'));
    const seen: [FetchStart, FetchEnd][] = [];
    await federation.execute(federation.prepare('query Hello { greet }'), {
      contextValue: {},
      onFetch: (start) => ({ end: (end) => void seen.push([start, end]) }),
    });
    expect(seen).toMatchObject([
      [
        { subgraph: 'hello', operationKind: 'query', path: '', entityCount: 0 },
        { errorCount: 0, error: undefined },
      ],
    ]);
  });
});

describe('apolloGateway', () => {
  it('gives Apollo Server its schema, every reload, and an executor', async () => {
    const { federation } = federate(greeter('hi'));
    const gateway = apolloGateway(federation);
    const { executor } = await gateway.load();
    const sdls: string[] = [];
    gateway.onSchemaLoadOrUpdate(({ coreSupergraphSdl }) => sdls.push(coreSupergraphSdl));
    federation.reload(composeSupergraph(greeter('hi', 'more: Int')));
    expect(sdls.length).toBe(2);
    const request = { request: {}, document: parse('{ greet }'), operationName: null, context: {} };
    expect(await executor(request)).toEqual({ data: { greet: 'hi' } });
    await gateway.stop();
    federation.reload(composeSupergraph(greeter('hi')));
    expect(sdls.length).toBe(2);
  });
});
