import { byTypename, query, rows, type Scenario } from './scenario.js';

const parts = [
  { id: '1', weight: 2, size: 3 },
  { id: '2', weight: 5, size: 1 },
];
const partsSubgraph = [
  `type Query { parts: [Part!] } type Part @key(fields: "id") { id: ID! weight: Int @shareable size: Int }`,
  { Query: query({ parts }), Part: rows(...parts) },
] as const;

export const requires: readonly Scenario[] = [
  {
    suite: 'simple-requires-provides',
    subgraphs: {
      parts: partsSubgraph,
      freight: [
        `type Query { boxed: Part @provides(fields: "weight") }
         type Part @key(fields: "id") { id: ID! weight: Int @external size: Int @external
           cost: Int @requires(fields: "weight size") }`.replace(
          'weight: Int @external',
          'weight: Int @external',
        ),
        {
          Query: query({ boxed: { id: '1', weight: 2 } }),
          Part: { cost: ({ weight, size }: { weight: number; size: number }) => weight * size },
        },
      ],
    },
    cases: [
      { query: `{ parts { cost } }`, data: { parts: [{ cost: 6 }, { cost: 5 }] } },
      {
        query: `{ parts { id cost weight } }`,
        data: {
          parts: [
            { id: '1', cost: 6, weight: 2 },
            { id: '2', cost: 5, weight: 5 },
          ],
        },
      },
      { query: `{ boxed { id weight } }`, data: { boxed: { id: '1', weight: 2 } } },
      { query: `{ boxed { cost } }`, data: { boxed: { cost: 6 } } },
    ],
  },
  {
    suite: 'requires-requires',
    subgraphs: {
      parts: partsSubgraph,
      freight: [
        `type Part @key(fields: "id") { id: ID! weight: Int @external cost: Int @requires(fields: "weight") }`,
        { Part: { cost: ({ weight }: { weight: number }) => weight * 10 } },
      ],
      tax: [
        `type Part @key(fields: "id") { id: ID! cost: Int @external size: Int @external
           tax: Int @requires(fields: "cost") label: String @requires(fields: "cost size") }`,
        {
          Part: {
            tax: ({ cost }: { cost: number }) => cost / 5,
            label: ({ cost, size }: { cost: number; size: number }) => `${cost}@${size}`,
          },
        },
      ],
      bill: [
        `type Part @key(fields: "id") { id: ID! tax: Int @external due: Boolean @requires(fields: "tax") }`,
        { Part: { due: ({ tax }: { tax: number }) => tax > 5 } },
      ],
    },
    cases: [
      { query: `{ parts { tax } }`, data: { parts: [{ tax: 4 }, { tax: 10 }] } },
      { query: `{ parts { due } }`, data: { parts: [{ due: false }, { due: true }] } },
      {
        query: `{ parts { label due cost } }`,
        data: {
          parts: [
            { label: '20@3', due: false, cost: 20 },
            { label: '50@1', due: true, cost: 50 },
          ],
        },
      },
      {
        query: `{ parts { label tax a: due b: due } }`,
        data: {
          parts: [
            { label: '20@3', tax: 4, a: false, b: false },
            { label: '50@1', tax: 10, a: true, b: true },
          ],
        },
      },
    ],
  },
  {
    suite: 'requires-with-fragments',
    subgraphs: {
      things: [
        `type Query { things: [Thing!] } type Thing @key(fields: "id") { id: ID! body: Body }
         union Body = Text | Image type Text { words: Int } type Image { pixels: Int meta: Meta } type Meta { alt: String }`,
        {
          Query: query({ things: [{ id: '1' }, { id: '2' }, { id: '3' }] }),
          Thing: rows(
            { id: '1', body: { __typename: 'Text', words: 4 } },
            { id: '2', body: { __typename: 'Image', pixels: 9, meta: { alt: 'x' } } },
            { id: '3', body: null },
          ),
          Body: byTypename,
        },
      ],
      sizes: [
        `type Thing @key(fields: "id") { id: ID! body: Body @external
           size: String @requires(fields: "body { ... on Text { words } ... on Image { pixels meta { alt } } }") }
         union Body = Text | Image type Text { words: Int @external } type Image { pixels: Int @external meta: Meta @external }
         type Meta { alt: String @external }`,
        {
          Thing: {
            size: ({ body }: { body: Record<string, unknown> | null }) =>
              body === null
                ? 'none'
                : `${String(body.words ?? body.pixels)} ${JSON.stringify(body.meta ?? null)}`,
          },
          Body: byTypename,
        },
      ],
    },
    // The rows are only reachable by reference, so the root gives keys alone.
    cases: [
      {
        query: `{ things { size } }`,
        data: { things: [{ size: 'none' }, { size: 'none' }, { size: 'none' }] },
      },
    ],
  },
  {
    suite: 'requires-interface',
    subgraphs: {
      users: [
        `type Query { u: User } type User @key(fields: "id") { id: ID! address: Address }
         interface Address { id: ID! } type Home implements Address @key(fields: "id") { id: ID! city: String } type Work implements Address @key(fields: "id") { id: ID! city: String }`,
        {
          Query: query({ u: { id: 'u', address: { __typename: 'Work', id: 'w', city: 'Pune' } } }),
          User: rows({ id: 'u', address: { __typename: 'Work', id: 'w', city: 'Pune' } }),
          Address: byTypename,
        },
      ],
      geo: [
        `type User @key(fields: "id") { id: ID! address: Address @external city: String @requires(fields: "address { id ... on Work { city } }") }
         interface Address { id: ID! } type Home implements Address @key(fields: "id") { id: ID! } type Work implements Address @key(fields: "id") { id: ID! city: String @external }`,
        {
          User: {
            city: ({ address }: { address: { id: string; city: string } }) => `${address.id}:${address.city}`,
          },
          Address: byTypename,
        },
      ],
    },
    cases: [
      { query: `{ u { city } }`, data: { u: { city: 'w:Pune' } } },
      {
        query: `{ u { city address { __typename id } } }`,
        data: { u: { city: 'w:Pune', address: { __typename: 'Work', id: 'w' } } },
      },
      {
        query: `{ u { address { ... on Work { city } ... on Home { id } } city } }`,
        data: { u: { address: { city: 'Pune' }, city: 'w:Pune' } },
      },
    ],
  },
  {
    suite: 'requires-circular',
    subgraphs: {
      posts: [
        `type Query { posts: [Post!] } type Post @key(fields: "id") { id: ID! by: Writer byNovice: Boolean @external byExpert: Boolean @requires(fields: "byNovice") }
         type Writer @key(fields: "id") { id: ID! years: Int }`,
        {
          Query: query({
            posts: [
              { id: '1', by: { id: 'w', years: 1 } },
              { id: '2', by: { id: 'x', years: 9 } },
            ],
          }),
          Post: {
            ...rows({ id: '1', by: { id: 'w', years: 1 } }, { id: '2', by: { id: 'x', years: 9 } }),
            byExpert: ({ byNovice }: { byNovice: boolean }) => !byNovice,
          },
        },
      ],
      ranks: [
        `type Post @key(fields: "id") { id: ID! by: Writer @external byNovice: Boolean @requires(fields: "by { years }") } type Writer { years: Int @external }`,
        { Post: { byNovice: ({ by }: { by: { years: number } }) => by.years < 2 } },
      ],
    },
    cases: [
      { query: `{ posts { byExpert } }`, data: { posts: [{ byExpert: false }, { byExpert: true }] } },
      {
        query: `{ posts { byNovice byExpert by { id } } }`,
        data: {
          posts: [
            { byNovice: true, byExpert: false, by: { id: 'w' } },
            { byNovice: false, byExpert: true, by: { id: 'x' } },
          ],
        },
      },
    ],
  },
];
