import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import type { CancelSignal } from '../src/index.js';
import type { IsDenied } from '../src/serving.js';
import type { TestSubgraph } from './support/compose.js';
import { federate } from './support/federate.js';

const users = [
  { id: 'u1', name: 'Asha' },
  { id: 'u2', name: 'Bilal' },
];
const reviews = [
  {
    id: 'r1',
    body: 'good',
    author: { __typename: 'User', id: 'u1' },
    product: { __typename: 'Product', upc: 'p1' },
  },
  {
    id: 'r2',
    body: 'bad',
    author: { __typename: 'User', id: 'u2' },
    product: { __typename: 'Product', upc: 'p1' },
  },
  {
    id: 'r3',
    body: 'odd',
    author: { __typename: 'User', id: 'u1' },
    product: { __typename: 'Product', upc: 'p2' },
  },
];

function shop(): Record<string, TestSubgraph> {
  return {
    accounts: {
      typeDefs: `type Query { users: [User!] me: User } type User @key(fields: "id") { id: ID! name: String }
        type Mutation { rename(id: ID!, name: String!): User }`,
      resolvers: {
        Query: { users: () => users, me: () => users[0] },
        Mutation: { rename: (_: unknown, { id, name }: { id: string; name: string }) => ({ id, name }) },
        User: { __resolveReference: ({ id }: { id: string }) => users.find((user) => user.id === id) },
      },
    },
    products: {
      typeDefs: `type Query { product(upc: ID!): Product }
        type Product @key(fields: "upc") { upc: ID! title: String price: Int! broken: Int! }`,
      resolvers: {
        Query: { product: (_: unknown, { upc }: { upc: string }) => ({ upc, title: `T${upc}`, price: 3 }) },
        Product: {
          __resolveReference: ({ upc }: { upc: string }) => ({ upc, title: `T${upc}`, price: 3 }),
          broken: () => {
            throw new GraphQLError('no price', { extensions: { code: 'NO_PRICE' } });
          },
        },
      },
    },
    reviews: {
      typeDefs: `type Review @key(fields: "id") { id: ID! body: String! author: User! product: Product }
        type User @key(fields: "id") { id: ID! reviews: [Review!] }
        type Product @key(fields: "upc") { upc: ID! reviews: [Review!] price: Int @external
          cost: Int @requires(fields: "price") }`.replace('price: Int @external', 'price: Int! @external'),
      resolvers: {
        User: { reviews: ({ id }: { id: string }) => reviews.filter((review) => review.author.id === id) },
        Product: {
          reviews: ({ upc }: { upc: string }) => reviews.filter((review) => review.product.upc === upc),
          cost: ({ price }: { price: number }) => price * 2,
        },
      },
    },
  };
}

describe('execute', () => {
  it('joins entities of three subgraphs in the order the client asked', async () => {
    const { run } = federate(shop());
    const result = await run(`{ users { reviews { product { title cost } id } name __typename } }`);
    expect(JSON.stringify(result)).toBe(
      JSON.stringify({
        data: {
          users: [
            {
              reviews: [
                { product: { title: 'Tp1', cost: 6 }, id: 'r1' },
                { product: { title: 'Tp2', cost: 6 }, id: 'r3' },
              ],
              name: 'Asha',
              __typename: 'User',
            },
            {
              reviews: [{ product: { title: 'Tp1', cost: 6 }, id: 'r2' }],
              name: 'Bilal',
              __typename: 'User',
            },
          ],
        },
      }),
    );
  });

  it('asks for one representation once, however often it is met', async () => {
    const { run, requests } = federate(shop());
    await run(`{ users { reviews { product { title } } } }`);
    const asked = requests.find((request) => request.subgraph === 'products');
    expect(asked?.variables.representations).toEqual([
      { __typename: 'Product', upc: 'p1' },
      { __typename: 'Product', upc: 'p2' },
    ]);
  });

  it('maps an entity error to every place of the client that shows the entity', async () => {
    const { run } = federate(shop());
    const result = await run(`{ users { reviews { product { broken } } } }`);
    expect(result.errors?.map(({ path, extensions }) => ({ path, extensions }))).toEqual(
      [
        ['users', 0, 'reviews', 0, 'product', 'broken'],
        ['users', 1, 'reviews', 0, 'product', 'broken'],
        ['users', 0, 'reviews', 1, 'product', 'broken'],
      ].map((path) => ({ path, extensions: { code: 'NO_PRICE', serviceName: 'products' } })),
    );
    expect(result.data).toEqual({
      users: [{ reviews: [{ product: null }, { product: null }] }, { reviews: [{ product: null }] }],
    });
  });

  it('answers introspection and __typename without a subgraph', async () => {
    const { run, requests } = federate(shop());
    const result = await run(
      `{ __typename __type(name: "User") { name } aliased: __schema { queryType { name } } }`,
    );
    expect(result).toEqual({
      data: { __typename: 'Query', __type: { name: 'User' }, aliased: { queryType: { name: 'Query' } } },
    });
    expect(requests).toEqual([]);
  });

  it('decides @skip and @include on both sides of a subgraph border', async () => {
    const { run, requests } = federate(shop());
    const query = `query ($yes: Boolean!, $no: Boolean!) {
      me { name @include(if: $no) reviews @skip(if: $no) { id } id @skip(if: $yes) } }`;
    const result = await run(query, { variables: { yes: true, no: false } });
    expect(result).toEqual({ data: { me: { reviews: [{ id: 'r1' }, { id: 'r3' }] } } });
    requests.length = 0;
    expect(await run(query, { variables: { yes: false, no: true } })).toEqual({
      data: { me: { name: 'Asha', id: 'u1' } },
    });
    expect(requests.map((request) => request.subgraph)).toEqual(['accounts']);
  });

  it('runs mutations in the order they are written', async () => {
    const { run, requests } = federate(shop());
    const result = await run(
      `mutation { a: rename(id: "u1", name: "A") { name reviews { id } } b: rename(id: "u2", name: "B") { name } }`,
    );
    expect(result).toEqual({
      data: { a: { name: 'A', reviews: [{ id: 'r1' }, { id: 'r3' }] }, b: { name: 'B' } },
    });
    expect(requests.length).toBeGreaterThan(1);
  });

  it('keeps the rest when a subgraph fails', async () => {
    const { run } = federate(shop(), { reviews: { fetch: () => Promise.reject(new Error('secret host')) } });
    const result = await run(`{ me { name reviews { id } } }`);
    expect(result).toEqual({
      data: { me: { name: 'Asha', reviews: null } },
      errors: [
        {
          message: 'The subgraph request failed.',
          path: ['me', 'reviews'],
          extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', serviceName: 'reviews' },
        },
      ],
    });
  });

  it('refuses variables that do not fit, before any fetch', async () => {
    const { run, requests } = federate(shop());
    const result = await run(`query ($upc: ID!) { product(upc: $upc) { title } }`, { variables: {} });
    expect(result.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(requests).toEqual([]);
  });
});

describe('executeToJson', () => {
  it('gives the bytes of what execute gives, errors included', async () => {
    for (const query of [
      '{ users { name reviews { product { title cost } } } }',
      '{ users { reviews { product { broken } } } }',
    ]) {
      const { federation } = federate(shop());
      const prepared = federation.prepare(query);
      const answer = await federation.executeToJson(prepared, { contextValue: {} });
      expect(answer.toString()).toBe(
        JSON.stringify(await federation.execute(prepared, { contextValue: {} })),
      );
    }
  });

  it('runs identical queries of one scope once while they are under way, others by themselves', async () => {
    const { federation, requests } = federate(shop());
    const prepared = federation.prepare('{ me { name } }');
    const run = (scopeKey?: string) => federation.executeToJson(prepared, { contextValue: {}, scopeKey });
    const answers = await Promise.all([run('a'), run('a'), run('b'), run(), run()]);
    expect(new Set(answers.map(String))).toEqual(new Set(['{"data":{"me":{"name":"Asha"}}}']));
    expect(requests.length).toBe(4);
    await run('a');
    expect(requests.length).toBe(5);
  });
});

describe('an answer that several wait for', () => {
  /** Its subgraph answers when `answer` is called, and fails when it is aborted. */
  function held() {
    const sent: (CancelSignal | undefined)[] = [];
    let answer = (): void => undefined;
    const world = federate(shop(), {
      accounts: {
        fetch: ({ signal }) =>
          new Promise((resolve, reject) => {
            sent.push(signal);
            signal?.addEventListener('abort', () => reject(signal.reason as Error));
            answer = () => resolve({ data: { me: { name: 'Asha' } } });
          }),
      },
    });
    const prepared = world.federation.prepare('{ me { name } }');
    const ask = (signal: AbortSignal) =>
      world.federation.executeToJson(prepared, { contextValue: {}, scopeKey: 'a', signal });
    return { sent, ask, answer: () => answer() };
  }
  const ABORTED = expect.objectContaining({
    extensions: { code: 'REQUEST_ABORTED', serviceName: 'accounts' },
  });

  it('comes to the others when one leaves, and is joined again', async () => {
    const { sent, ask, answer } = held();
    const [leaving, staying] = [new AbortController(), new AbortController()];
    const answers = [ask(leaving.signal), ask(staying.signal), ask(staying.signal)];
    leaving.abort(new Error('The request took too long.'));
    expect(JSON.parse(String(await answers[0]))).toMatchObject({ data: { me: null }, errors: [ABORTED] });
    answers.push(ask(staying.signal));
    answer();
    const others = await Promise.all(answers.slice(1));
    expect(new Set(others.map(String))).toEqual(new Set(['{"data":{"me":{"name":"Asha"}}}']));
    expect([sent.length, sent[0]?.aborted]).toEqual([1, false]);
  });

  it('is aborted when the last one leaves, and joined by none then', async () => {
    const { sent, ask, answer } = held();
    const gone = new AbortController();
    const answers = [ask(gone.signal), ask(gone.signal)];
    gone.abort(new Error('The client left.'));
    const next = ask(new AbortController().signal);
    for (const bytes of await Promise.all(answers))
      expect(JSON.parse(bytes.toString())).toMatchObject({ data: { me: null }, errors: [ABORTED] });
    expect(sent.map((signal) => signal?.aborted)).toEqual([true, false]);
    answer();
    expect(String(await next)).toBe('{"data":{"me":{"name":"Asha"}}}');
  });
});

describe('denied fields', () => {
  it('are null with their code and never fetched', async () => {
    const { run, requests } = federate(shop());
    const result = await run(`{ me { id name } }`, {
      denied: (type, field) => (type === 'User' && field === 'name' ? 'UNAUTHENTICATED' : undefined),
    });
    expect(result.data).toEqual({ me: { id: 'u1', name: null } });
    expect(result.errors).toMatchObject([{ path: ['me', 'name'], extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(requests.every(({ query }) => !query.includes('name'))).toBe(true);
  });

  it('are not fetched through @requires: the field that needs them is denied too', async () => {
    const { run, requests } = federate(shop());
    const result = await run(`{ product(upc: "p1") { title cost } }`, {
      denied: (type, field) => (type === 'Product' && field === 'price' ? 'FORBIDDEN' : undefined),
    });
    expect(result.data).toEqual({ product: { title: 'Tp1', cost: null } });
    expect(result.errors).toMatchObject([{ path: ['product', 'cost'], extensions: { code: 'FORBIDDEN' } }]);
    expect(requests.every(({ query }) => !query.includes('price'))).toBe(true);
  });

  it('do not leak into the plan of a client that may read them', async () => {
    const { run } = federate(shop());
    await run(`{ me { name } }`, { denied: () => 'FORBIDDEN' });
    expect(await run(`{ me { name } }`)).toEqual({ data: { me: { name: 'Asha' } } });
  });

  it('are worked out once for an operation and a policy', () => {
    const { federation } = federate(shop());
    const asked: string[] = [];
    const noNames: IsDenied = (type, field) => {
      asked.push(`${type}.${field}`);
      return field === 'name' ? 'FORBIDDEN' : undefined;
    };
    const deniedBy = (source: string, denied: IsDenied) => [
      ...federation.prepare(source, undefined, { denied }).denied.keys(),
    ];
    expect(deniedBy(`query A { me { id name } }`, noNames)).toEqual(['User.name']);
    const once = asked.length;
    expect(deniedBy(`query B { me { id name } }`, noNames)).toEqual(['User.name']);
    expect(asked).toHaveLength(once);
    expect(deniedBy(`query A { me { id name } }`, () => 'UNAUTHENTICATED')).toEqual([
      'Query.me',
      'User.id',
      'User.name',
    ]);
    // Policies without end push others out, and change no answer.
    for (let index = 0; index < 40; index++)
      expect(deniedBy(`query A { me { id name } }`, () => undefined)).toEqual([]);
    expect(deniedBy(`query A { me { id name } }`, noNames)).toEqual(['User.name']);
    expect(asked).toHaveLength(2 * once);
  });
});
