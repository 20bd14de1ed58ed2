import { describe, expect, it } from '@jest/globals';
import type { FetchContext, SubgraphResponse, SubgraphTransport } from '../src/index.js';
import { federate } from './support/federate.js';

/** A subgraph that answers whatever the test says, right or wrong. */
function answering(answer: (fetch: FetchContext<unknown>) => unknown): SubgraphTransport<unknown> {
  return { fetch: (fetch) => Promise.resolve({ data: answer(fetch) } as SubgraphResponse) };
}

describe('a value that breaks the schema', () => {
  const typeDefs = `type Query { n: Int m: Int! s: String! list: [Int!] box: Box } type Box { n: Int! s: String }`;
  it.each([
    ['{ n }', { n: 2 ** 31 }, { n: null }, ['n']],
    ['{ n }', { n: -(2 ** 31) - 1 }, { n: null }, ['n']],
    ['{ n }', { n: 1.5 }, { n: null }, ['n']],
    ['{ n }', { n: '1' }, { n: null }, ['n']],
    ['{ m }', { m: null }, null, ['m']],
    ['{ m }', {}, null, ['m']],
    ['{ m }', { m: 2 ** 31 }, null, ['m']],
    ['{ s }', { s: null }, null, ['s']],
    ['{ s }', { s: 5 }, null, ['s']],
    ['{ list }', { list: [1, null] }, { list: null }, ['list.1']],
    ['{ box { n s } }', { box: { n: null, s: 'x' } }, { box: null }, ['box.n']],
  ])('is null with one error: %s of %j', async (query, answer, data, paths) => {
    const { run } = federate({ a: { typeDefs } }, { a: answering(() => answer) });
    const result = await run(query);
    expect(result.data).toEqual(data);
    expect(result.errors?.map(({ path, extensions }) => [path?.join('.'), extensions?.code])).toEqual(
      paths.map((path) => [path, 'INVALID_SUBGRAPH_VALUE']),
    );
  });

  it.each([2 ** 31 - 1, -(2 ** 31), 0])('is none of %d, an Int', async (n) => {
    const { run } = federate({ a: { typeDefs } }, { a: answering(() => ({ n })) });
    expect(await run('{ n }')).toEqual({ data: { n } });
  });
});

describe('two answers for one object', () => {
  it('do not merge the custom scalars in them: the later one stands whole', async () => {
    const schema = (more: string) => `scalar Json type Query { ${more} }
      type T @key(fields: "id") { id: ID! json: Json @shareable json2: Json }`;
    const { run } = federate(
      { a: { typeDefs: schema('t: T').replace('json2: Json', '') }, b: { typeDefs: schema('unused: Int') } },
      {
        a: answering(() => ({ t: { __typename: 'T', id: '1', json: { only: { a: 1 } } } })),
        b: answering(() => ({ _entities: [{ __typename: 'T', json: { only: { b: 2 } }, json2: { c: 3 } }] })),
      },
    );
    expect(await run('{ t { json json2 } }')).toEqual({
      data: { t: { json: { only: { b: 2 } }, json2: { c: 3 } } },
    });
  });

  it('keep the concrete type where one knows the interface only', async () => {
    const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@interfaceObject"])`;
    const { run } = federate(
      {
        a: {
          typeDefs: `${link} type Query { media: Media } interface Media @key(fields: "id") { id: ID! }
            type Book implements Media @key(fields: "id") { id: ID! pages: Int }`,
        },
        b: { typeDefs: `${link} type Media @key(fields: "id") @interfaceObject { id: ID! rank: Int }` },
      },
      {
        a: answering(() => ({ media: { __typename: 'Book', id: 'm', pages: 9 } })),
        b: answering(() => ({ _entities: [{ __typename: 'Media', rank: 3 }] })),
      },
    );
    expect(await run('{ media { __typename rank ... on Book { pages } } }')).toEqual({
      data: { media: { __typename: 'Book', rank: 3, pages: 9 } },
    });
  });
});

describe('a policy on the field of an interface', () => {
  const { run, requests } = federate({
    a: {
      typeDefs: `type Query { book: Book media: Media } interface Media { title: String } interface Paper implements Media { title: String }
        type Book implements Media & Paper { title: String pages: Int }`,
      resolvers: {
        Query: {
          book: () => ({ title: 'T', pages: 1 }),
          media: () => ({ __typename: 'Book', title: 'T', pages: 1 }),
        },
      },
    },
  });
  const denied = (type: string, field: string) =>
    type === 'Media' && field === 'title' ? 'FORBIDDEN' : undefined;

  it.each([
    '{ book { title pages } }',
    '{ media { ... on Book { title pages } } }',
    '{ media { ... on Paper { title } ... on Book { pages } } }',
  ])('holds for its implementations: %s', async (query) => {
    requests.length = 0;
    const result = await run(query, { denied });
    expect(Object.values(result.data ?? {})).toEqual([{ title: null, pages: 1 }]);
    expect(result.errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN']);
    expect(requests.some(({ query: sent }) => sent.includes('title'))).toBe(false);
  });
});
