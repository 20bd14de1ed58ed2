import { query, rows, type Scenario } from './scenario.js';

export const keys: readonly Scenario[] = [
  {
    suite: 'null-keys',
    subgraphs: {
      a: [
        `type Query { boxes: [Box] } type Box { book: Book } type Book @key(fields: "upc") { upc: ID! }`,
        { Query: query({ boxes: [{ book: { upc: '1' } }, { book: { upc: '3' } }, { book: null }] }) },
      ],
      b: [
        `type Book @key(fields: "upc") @key(fields: "id") { upc: ID! id: ID }`,
        { Book: rows({ upc: '1', id: 'i1' }, { upc: '3', id: null }) },
      ],
      c: [
        `type Book @key(fields: "id") { id: ID author: Author } type Author @key(fields: "id") { id: ID! name: String }`,
        { Book: rows({ id: 'i1', author: { id: 'x', name: 'Anu' } }) },
      ],
    },
    cases: [
      {
        query: `{ boxes { book { upc author { name } } } }`,
        data: {
          boxes: [
            { book: { upc: '1', author: { name: 'Anu' } } },
            { book: { upc: '3', author: null } },
            { book: null },
          ],
        },
      },
    ],
  },
  {
    suite: 'keys-mashup',
    subgraphs: {
      a: [
        `type Query { top: A } type A @key(fields: "id") @key(fields: "pid") @key(fields: "pair { one two }") @key(fields: "id pair { two }") { id: ID! pid: ID! pair: Pair! name: String } type Pair @shareable { one: ID! two: ID! }`,
        {
          Query: query({ top: { id: '1', pid: 'p', pair: { one: 'o', two: 't' }, name: 'n' } }),
          A: rows({ id: '1', pid: 'p', pair: { one: 'o', two: 't' }, name: 'n' }),
        },
      ],
      b: [
        `type Query { b: B } type B @key(fields: "id") { id: ID! all: [A!]! }
         type A @key(fields: "id", resolvable: false) @key(fields: "pair { one two }") { id: ID! pair: Pair! name: String @external both: String @requires(fields: "name") } type Pair @shareable { one: ID! two: ID! }`,
        {
          Query: query({ b: { id: 'b', all: [{ id: '1', pair: { one: 'o', two: 't' } }] } }),
          A: {
            __resolveReference: (ref: { pair?: unknown }) => (ref.pair ? ref : null),
            both: ({ name, pair }: { name: string; pair: { one: string } }) => `${name}+${pair.one}`,
          },
        },
      ],
    },
    cases: [
      {
        query: `{ b { id all { id name both } } }`,
        data: { b: { id: 'b', all: [{ id: '1', name: 'n', both: 'n+o' }] } },
      },
      { query: `{ top { both } }`, data: { top: { both: 'n+o' } } },
    ],
  },
  {
    suite: 'complex-entity-call',
    subgraphs: {
      list: [
        `type Query { top: List } type List @key(fields: "items { id pid }") { items: [Item!]! first: Item } type Item @key(fields: "id pid") { id: ID! pid: ID }`,
        {
          Query: query({
            top: {
              items: [
                { id: '1', pid: null },
                { id: '2', pid: 'p2' },
              ],
              first: { id: '2', pid: 'p2' },
            },
          }),
        },
      ],
      links: [
        `type Item @key(fields: "id pid") { id: ID! pid: ID tag: Tag } type Tag @key(fields: "id tag") { id: ID! tag: String } type List @key(fields: "items { id pid }") { items: [Item!]! count: Int }`,
        {
          Item: { tag: ({ id, pid }: { id: string; pid: string | null }) => ({ id: `t${id}`, tag: pid }) },
          List: { count: ({ items }: { items: unknown[] }) => items.length },
        },
      ],
      tags: [
        `type Tag @key(fields: "id tag") { id: ID! tag: String text: String }`,
        { Tag: { text: ({ id, tag }: { id: string; tag: string | null }) => `${id}/${String(tag)}` } },
      ],
    },
    cases: [
      {
        query: `{ top { count items { id tag { text } } first { tag { id text } } } }`,
        data: {
          top: {
            count: 2,
            items: [
              { id: '1', tag: { text: 't1/null' } },
              { id: '2', tag: { text: 't2/p2' } },
            ],
            first: { tag: { id: 't2', text: 't2/p2' } },
          },
        },
      },
    ],
  },
  {
    suite: 'parent-entity-call',
    subgraphs: {
      a: [
        `type Query { products: [Product] } type Product @key(fields: "id pid") { id: ID! pid: ID! }`,
        {
          Query: query({
            products: [
              { id: '1', pid: 'a' },
              { id: '2', pid: 'b' },
            ],
          }),
        },
      ],
      b: [
        `type Product @key(fields: "id pid") { id: ID! pid: ID! category: Category @shareable } type Category { details: Details @shareable } type Details @shareable { text: String }`,
        {
          Product: {
            category: ({ id, pid }: { id: string; pid: string }) => ({ details: { text: `${id}${pid}` } }),
          },
        },
      ],
      c: [
        `type Product @key(fields: "id pid") { id: ID! pid: ID! category: Category @shareable } type Category { products: Int }`,
        { Product: { category: ({ id }: { id: string }) => ({ products: Number(id) }) } },
      ],
    },
    cases: [
      {
        query: `{ products { category { products details { text } } } }`,
        data: {
          products: [
            { category: { products: 1, details: { text: '1a' } } },
            { category: { products: 2, details: { text: '2b' } } },
          ],
        },
      },
    ],
  },
  {
    suite: 'fed1-external-extends',
    subgraphs: {
      a: [
        `# federation 1
         type Query { one: User } extend type User @key(fields: "id") { id: ID! @external name: String @external rid: ID tag: String @requires(fields: "name") }`,
        {
          Query: query({ one: { id: 'u', rid: 'r' } }),
          User: { tag: ({ name }: { name: string }) => `<${name}>`, rid: () => 'r' },
        },
      ],
      b: [
        `# federation 1
         type Query { two: User } type User @key(fields: "id") { id: ID! name: String nick: String }`,
        {
          Query: query({ two: { id: 'u', name: 'Uma', nick: 'U' } }),
          User: rows({ id: 'u', name: 'Uma', nick: 'U' }),
        },
      ],
    },
    cases: [
      { query: `{ one { id rid nick } }`, data: { one: { id: 'u', rid: 'r', nick: 'U' } } },
      { query: `{ two { id rid name } }`, data: { two: { id: 'u', rid: 'r', name: 'Uma' } } },
      { query: `{ one { tag } two { tag } }`, data: { one: { tag: '<Uma>' }, two: { tag: '<Uma>' } } },
    ],
  },
  {
    suite: 'circular-reference-interface',
    subgraphs: {
      a: [
        `type Query { product: Product } interface Product { samePrice: [Product] } type Book implements Product @key(fields: "id") { id: ID! samePrice: [Book] }`,
        {
          Query: query({ product: { __typename: 'Book', id: '1', samePrice: [{ id: '2' }, { id: '3' }] } }),
          Book: {
            ...rows({ id: '1' }, { id: '2' }, { id: '3' }),
            samePrice: ({ id }: { id: string }) =>
              ['1', '2', '3'].filter((one) => one !== id).map((one) => ({ id: one })),
          },
          Product: { __resolveType: () => 'Book' },
        },
      ],
      b: [`type Book @key(fields: "id") { id: ID! price: Float }`, { Book: { price: () => 9.5 } }],
    },
    cases: [
      {
        query: `{ product { samePrice { ... on Book { id price samePrice { price } } } } }`,
        data: {
          product: {
            samePrice: ['2', '3'].map((id) => ({
              id,
              price: 9.5,
              samePrice: [{ price: 9.5 }, { price: 9.5 }],
            })),
          },
        },
      },
    ],
  },
];
