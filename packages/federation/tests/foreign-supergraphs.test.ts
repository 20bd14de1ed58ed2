import { describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { createFederation, httpTransport, InvalidOperationError, SupergraphError } from '../src/index.js';
import { composeSupergraph, type TestSubgraph } from './support/compose.js';
import { federate } from './support/federate.js';
import { serveHttp } from './support/servers.js';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@override"])`;
const one: Record<string, TestSubgraph> = {
  a: { typeDefs: `${LINK} type Query { n: Int }`, resolvers: { Query: { n: () => 1 } } },
};

describe('a root type of another name', () => {
  it('is not named in what its subgraph is sent', async () => {
    const { run, requests } = federate({
      a: {
        typeDefs: `schema @link(url: "https://specs.apollo.dev/federation/v2.9") { query: RootQ } type RootQ { n: Int m: Int }`,
        resolvers: { RootQ: { n: () => 1, m: () => 2 } },
      },
    });
    const query =
      'query ($yes: Boolean!) { ... on Query { n } ...F ... on Query @include(if: $yes) { k: m } } fragment F on Query { m }';
    expect(await run(query, { variables: { yes: true } })).toEqual({ data: { n: 1, m: 2, k: 2 } });
    expect(requests[0]?.query).not.toContain('Query');
  });
});

describe('an interface object', () => {
  it('takes fragments on its own interface', async () => {
    const { run } = federate({
      a: {
        typeDefs: `${LINK} interface Media @key(fields: "id") { id: ID! title: String }
          type Book implements Media @key(fields: "id") { id: ID! title: String }`,
        resolvers: { Media: { __resolveReference: () => ({ __typename: 'Book', title: 'T' }) } },
      },
      b: {
        typeDefs: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@interfaceObject"])
          type Query { media: Media } type Media @key(fields: "id") @interfaceObject { id: ID! rank: Int }`,
        resolvers: { Query: { media: () => ({ id: 'm', rank: 3 }) } },
      },
    });
    expect(await run('{ media { ... on Media { id rank } ...F } } fragment F on Media { rank }')).toEqual({
      data: { media: { id: 'm', rank: 3 } },
    });
  });
});

describe('introspection', () => {
  it('is answered without a subgraph, by all that graphql-js knows', async () => {
    const { run, requests } = federate({
      a: {
        typeDefs: `${LINK} type Query { n(by: By): Int } input By { id: ID name: String }`,
        resolvers: { Query: { n: () => 1 } },
      },
    });
    const result = await run(
      getIntrospectionQuery({ oneOf: true, specifiedByUrl: true, inputValueDeprecation: true }),
    );
    expect(result.errors).toBeUndefined();
    expect(await run('{ b: __type(name: "By") { name isOneOf } }')).toEqual({
      data: { b: { name: 'By', isOneOf: false } },
    });
    expect(requests).toEqual([]);
    expect(
      await run('query ($yes: Boolean!) { __schema @skip(if: $yes) { __typename } n }', {
        variables: { yes: true },
      }),
    ).toEqual({ data: { n: 1 } });
  });
});

describe('an operation of a kind the graph does not have', () => {
  it.each(['mutation { x }', 'subscription { x }'])('is invalid: %s', (query) => {
    const { federation } = federate(one);
    expect(() => federation.prepare(query)).toThrow(InvalidOperationError);
    expect(() => federation.prepare(query, undefined, { validated: true })).toThrow(
      /has no (mutation|subscription) type/,
    );
  });
});

describe('a subgraph over HTTP', () => {
  const supergraphSdl = composeSupergraph(one);
  const ask = async (url: string) => {
    const federation = createFederation<undefined>({
      supergraphSdl,
      transports: () => httpTransport({ url }),
    });
    await using _closing = federation;
    return await federation.execute(federation.prepare('{ n }'), { contextValue: undefined });
  };

  it('may begin its answer with a byte order mark', async () => {
    await using server = await serveHttp((_request, response) => {
      response.setHeader('content-type', 'application/json').end('\uFEFF{"data":{"n":1}}');
    });
    expect(await ask(server.url)).toEqual({ data: { n: 1 } });
  });

  it('is sent the credentials of its URL', async () => {
    await using server = await serveHttp(({ headers }, response) => {
      const n = headers.authorization === `Basic ${Buffer.from('us er:p@ss').toString('base64')}` ? 1 : 0;
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ data: { n } }));
    });
    expect(await ask(server.url.replace('//', '//us%20er:p%40ss@'))).toEqual({ data: { n: 1 } });
  });

  it.each(['', 'nonsense', 'ftp://user:hush@host/', 'localhost:4001/graphql'])(
    'is named when its URL is %j',
    (url) => {
      const load = () => createFederation({ supergraphSdl, transports: () => httpTransport({ url }) });
      expect(load).toThrow(SupergraphError);
      expect(load).toThrow(/Subgraph "a"/);
      expect(load).not.toThrow(/hush/);
    },
  );
});

describe('a progressive @override', () => {
  it('is refused when the supergraph is loaded', () => {
    expect(() =>
      federate({
        a: { typeDefs: `${LINK} type Query { n: Int }` },
        b: { typeDefs: `${LINK} type Query { n: Int @override(from: "a", label: "percent(5)") }` },
      }),
    ).toThrow(/Query.n: @override\(label:\) is not supported/);
  });
});
