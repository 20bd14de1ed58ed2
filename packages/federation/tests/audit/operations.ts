import { query, rows, type Scenario } from './scenario.js';

const sums = new Map<string, number>();
const change = (id: string, by: (value: number) => number): number => {
  sums.set(id, by(sums.get(id) ?? 0));
  return sums.get(id) ?? 0;
};

export const operations: readonly Scenario[] = [
  {
    suite: 'mutations',
    subgraphs: {
      a: [
        `type Query { ok: Boolean } type Mutation { add(n: Int!, id: ID!): Int make(name: String!): Thing } type Thing @key(fields: "id") { id: ID! name: String }`,
        {
          Mutation: {
            add: (_: unknown, { n, id }: { n: number; id: string }) => change(id, (value) => value + n),
            make: (_: unknown, { name }: { name: string }) => ({ id: `id-${name}`, name }),
          },
        },
      ],
      b: [
        `type Mutation { multiply(by: Int!, id: ID!): Int } type Thing @key(fields: "id") { id: ID! name: String @external shout: String @requires(fields: "name") }`,
        {
          Mutation: {
            multiply: (_: unknown, { by, id }: { by: number; id: string }) =>
              change(id, (value) => value * by),
          },
          Thing: { shout: ({ name }: { name: string }) => name.toUpperCase() },
        },
      ],
    },
    cases: [
      {
        query: `mutation { make(name: "x") { id shout name } }`,
        data: { make: { id: 'id-x', shout: 'X', name: 'x' } },
      },
      {
        query: `mutation { five: add(n: 5, id: "k") ten: multiply(by: 2, id: "k") twelve: add(n: 2, id: "k") last: multiply(by: 10, id: "k") }`,
        data: { five: 5, ten: 10, twelve: 12, last: 120 },
      },
    ],
  },
  {
    suite: 'include-skip',
    subgraphs: {
      a: [
        `type Query { p: Product } type Product @key(fields: "id") { id: ID! price: Float }`,
        { Query: query({ p: { id: '1', price: 3 } }), Product: rows({ id: '1', price: 3 }) },
      ],
      b: [
        `type Product @key(fields: "id") { id: ID! price: Float @external dear: Boolean @requires(fields: "price") }`,
        { Product: { dear: ({ price }: { price: number }) => price > 2 } },
      ],
      c: [
        `type Product @key(fields: "id") { id: ID! dear: Boolean @external include: Boolean skip: Boolean @requires(fields: "dear") neither: Boolean }`,
        {
          Product: { include: () => true, skip: ({ dear }: { dear: boolean }) => dear, neither: () => false },
        },
      ],
    },
    cases: [
      {
        query: `query ($on: Boolean = false) { p { price dear @include(if: $on) } }`,
        data: { p: { price: 3 } },
      },
      {
        query: `query ($on: Boolean = true) { p { neither @skip(if: $on) include @include(if: $on) skip @skip(if: $on) } }`,
        data: { p: { include: true } },
      },
      {
        query: `query ($on: Boolean!) { p { ... @include(if: $on) { skip dear } id } }`,
        variables: { on: true },
        data: { p: { skip: true, dear: true, id: '1' } },
      },
      { query: `query ($on: Boolean!) { p @skip(if: $on) { skip } }`, variables: { on: true }, data: {} },
    ],
  },
  {
    suite: 'simple-override',
    subgraphs: {
      a: [
        `type Query { feed: [Post] @shareable } type Post @key(fields: "id") { id: ID! at: String @override(from: "b") }`,
        { Query: query({ feed: [{ id: '1', at: 'a1' }] }), Post: rows({ id: '1', at: 'a1' }) },
      ],
      b: [
        `type Query { feed: [Post] @shareable fromB: [Post] } type Post @key(fields: "id") { id: ID! at: String }`,
        {
          Query: query({ feed: [{ id: '1', at: 'b1' }], fromB: [{ id: '1', at: 'b1' }] }),
          Post: rows({ id: '1', at: 'b1' }),
        },
      ],
    },
    cases: [
      { query: `{ feed { at } }`, data: { feed: [{ at: 'a1' }] } },
      { query: `{ fromB { id at } }`, data: { fromB: [{ id: '1', at: 'a1' }] } },
    ],
  },
  {
    suite: 'override-with-requires',
    subgraphs: {
      a: [
        `type Query { user: User } type User @key(fields: "id") { id: ID! first: String other: String }`,
        {
          Query: query({ user: { id: 'u', first: 'F', other: 'O' } }),
          User: rows({ id: 'u', first: 'F', other: 'O' }),
        },
      ],
      b: [`type User @key(fields: "id") { id: ID! full: String }`, { User: { full: () => 'old' } }],
      c: [
        `type User @key(fields: "id") { id: ID! other: String @external full: String @override(from: "b") @requires(fields: "other") }`,
        { User: { full: ({ other }: { other: string }) => `new ${other}` } },
      ],
    },
    cases: [{ query: `{ user { full first } }`, data: { user: { full: 'new O', first: 'F' } } }],
  },
  {
    suite: 'nested-provides',
    subgraphs: {
      a: [
        `type Query { deals: [Deal] @provides(fields: "product { category { name } }") } type Deal @key(fields: "id") { id: ID! product: Product @external }
         type Product @key(fields: "id") { id: ID! category: Category @external } type Category @key(fields: "id") { id: ID! name: String @external }`,
        { Query: query({ deals: [{ id: 'd', product: { id: 'p', category: { id: 'c', name: 'tea' } } }] }) },
      ],
      b: [
        `type Deal @key(fields: "id") { id: ID! product: Product @shareable } type Product @key(fields: "id") { id: ID! category: Category @shareable price: Int }
         type Category @key(fields: "id") { id: ID! name: String @shareable size: Int }`,
        {
          Deal: rows({
            id: 'd',
            product: { id: 'p', price: 4, category: { id: 'c', name: 'tea', size: 2 } },
          }),
          Product: rows({ id: 'p', price: 4, category: { id: 'c', name: 'tea', size: 2 } }),
          Category: rows({ id: 'c', name: 'tea', size: 2 }),
        },
      ],
    },
    cases: [
      {
        query: `{ deals { product { category { name } } } }`,
        data: { deals: [{ product: { category: { name: 'tea' } } }] },
      },
      {
        query: `{ deals { id product { price category { size name } } } }`,
        data: { deals: [{ id: 'd', product: { price: 4, category: { size: 2, name: 'tea' } } }] },
      },
    ],
  },
  {
    suite: 'shared-root',
    subgraphs: Object.fromEntries(
      (['name', 'category', 'price'] as const).map((part) => [
        part,
        [
          `type Query { product: Product @shareable products: [Product] @shareable } type Product @shareable { id: ID! ${part}: Part${part} } type Part${part} { value: String }`,
          {
            Query: query({
              product: { id: '1', [part]: { value: part } },
              products: [
                { id: '1', [part]: { value: part } },
                { id: '2', [part]: null },
              ],
            }),
          },
        ] as const,
      ]),
    ),
    cases: [
      {
        query: `{ product { id name { value } category { value } price { value } } }`,
        data: {
          product: {
            id: '1',
            name: { value: 'name' },
            category: { value: 'category' },
            price: { value: 'price' },
          },
        },
      },
      {
        query: `{ products { price { value } id name { value } } }`,
        data: {
          products: [
            { price: { value: 'price' }, id: '1', name: { value: 'name' } },
            { price: null, id: '2', name: null },
          ],
        },
      },
    ],
  },
  {
    suite: 'simple-inaccessible',
    subgraphs: {
      a: [
        `type Query { users: [User] } type User @key(fields: "id") { id: ID age: Int }`,
        { Query: query({ users: [{ id: 'u', age: 9 }] }) },
      ],
      b: [
        `type User @key(fields: "id") { id: ID @inaccessible friends(kind: Kind): [User!]! } enum Kind { ALL @inaccessible NEAR }`,
        { User: { friends: () => [{ id: 'u' }] } },
      ],
    },
    cases: [
      { query: `{ users { age friends { age } } }`, data: { users: [{ age: 9, friends: [{ age: null }] }] } },
    ],
  },
  {
    suite: 'input-object-intersection',
    subgraphs: {
      a: [
        `type Query { a(filter: Filter!): [User!] } type User @key(fields: "id") { id: ID! } input Filter { first: Int! second: Int }`,
        {
          Query: {
            a: (_: unknown, { filter }: { filter: { first: number } }) => [{ id: String(filter.first) }],
          },
        },
      ],
      b: [
        `type Query { b(filter: Filter!): Int } input Filter { first: Int! }`,
        { Query: { b: (_: unknown, { filter }: { filter: { first: number } }) => filter.first } },
      ],
    },
    cases: [
      {
        query: `query ($f: Filter!) { a(filter: $f) { id } b(filter: $f) }`,
        variables: { f: { first: 3 } },
        data: { a: [{ id: '3' }], b: 3 },
      },
      { query: `{ a(filter: { first: 1 }) { id } }`, data: { a: [{ id: '1' }] } },
    ],
  },
];
