import { byTypename, query, rows, type Scenario } from './scenario.js';

const book = { __typename: 'Book', id: 'b', title: 'Tides', pages: 90 };

const PEN = { __typename: 'Pen', ink: 'blue' };
const ROPE = { __typename: 'Rope', metres: 7 };
const LAMP = { __typename: 'Lamp', watts: 9 };
const THINGS = '{ things { __typename ... on Pen { ink } ... on Rope { metres } ... on Lamp { watts } } }';

/** Unions of which each subgraph knows some members. */
export const unions: readonly Scenario[] = [
  {
    suite: 'union-intersection',
    subgraphs: {
      a: [
        `type Query { media: Media @shareable shelf: Shelf @shareable } type Shelf @shareable { media: Media song: Media }
         union Media = Book | Song type Book @key(fields: "id") { id: ID! title: String @shareable inA: String } type Song @key(fields: "id") { id: ID! title: String @shareable }`,
        {
          Query: query({
            media: { ...book, inA: 'a' },
            shelf: { media: { ...book, inA: 'a' }, song: { __typename: 'Song', id: 's', title: 'Raga' } },
          }),
          Book: rows({ ...book, inA: 'a' }),
          Media: byTypename,
        },
      ],
      b: [
        `type Query { media: Media @shareable shelf: Shelf @shareable } type Shelf @shareable { media: Media song: Media }
         union Media = Book | Film type Book @key(fields: "id") { id: ID! title: String @shareable inB: String } type Film @key(fields: "id") { id: ID! title: String }`,
        {
          Query: query({
            media: { ...book, inB: 'b' },
            shelf: { media: { ...book, inB: 'b' }, song: { __typename: 'Film', id: 'f', title: 'wrong' } },
          }),
          Book: rows({ ...book, inB: 'b' }),
          Media: byTypename,
        },
      ],
    },
    cases: [
      { query: `{ media { ... on Film { title } } }`, data: { media: {} } },
      {
        query: `{ media { ... on Book { title } ... on Film { title } } }`,
        data: { media: { title: 'Tides' } },
      },
      {
        query: `{ media { __typename ... on Book { inA inB } } }`,
        data: { media: { __typename: 'Book', inA: 'a', inB: 'b' } },
      },
      {
        query: `{ shelf { media { ... on Song { title } ... on Book { title inB } } } }`,
        data: { shelf: { media: { title: 'Tides', inB: 'b' } } },
      },
    ],
  },
  {
    suite: 'partial-union',
    subgraphs: {
      a: [
        `type Query { feed: [Entry] } union Entry = Note type Note @key(fields: "id") { id: ID! text: String }`,
        { Query: query({ feed: [{ __typename: 'Note', id: 'n', text: 'hi' }, null] }), Entry: byTypename },
      ],
      b: [
        `type Query { other: [Entry] } union Entry = Note | Link type Note @key(fields: "id") { id: ID! likes: Int } type Link @key(fields: "id") { id: ID! url: String }`,
        {
          Query: query({
            other: [
              { __typename: 'Link', id: 'l', url: 'u' },
              { __typename: 'Note', id: 'n', likes: 3 },
            ],
          }),
          Note: rows({ id: 'n', likes: 3 }),
          Entry: byTypename,
        },
      ],
    },
    cases: [
      {
        query: `{ feed { ... on Note { text likes } ... on Link { url } } }`,
        data: { feed: [{ text: 'hi', likes: 3 }, null] },
      },
      {
        query: `{ other { ... on Link { url id } ... on Note { likes } } }`,
        data: { other: [{ url: 'u', id: 'l' }, { likes: 3 }] },
      },
    ],
  },
  {
    // A shelf can be entered in both subgraphs, so below `box` only the members both know are safe to ask for. What the
    // plan leaves out is null, as the audit decided; below `lid`, which only the attic has, the attic's members are safe.
    suite: 'partial-union-complex',
    subgraphs: {
      hall: [
        `type Query { hall: Shelf either: Shelf @shareable } type Shelf @key(fields: "id") { id: ID! box: Box @shareable }
          type Box @shareable { things: [Thing!]! } union Thing = Pen | Rope
          type Pen @shareable { ink: String } type Rope { metres: Int }`,
        {
          Query: query({ hall: { id: 's' }, either: { id: 's', box: { things: [PEN] } } }),
          Shelf: {
            __resolveReference: ({ id }: { id: string }) => ({ id }),
            box: ({ box }: { box?: unknown }) => box ?? { things: [PEN, ROPE] },
          },
          Thing: byTypename,
        },
      ],
      attic: [
        `type Query { attic: Shelf either: Shelf @shareable }
          type Shelf @key(fields: "id") { id: ID! box: Box @shareable lid: Box }
          type Box @shareable { things: [Thing!]! } union Thing = Pen | Lamp
          type Pen @shareable { ink: String } type Lamp { watts: Int }`,
        {
          Query: query({ attic: { id: 's' }, either: { id: 's', box: { things: [PEN] } } }),
          Shelf: {
            __resolveReference: ({ id }: { id: string }) => ({ id }),
            box: ({ box }: { box?: unknown }) => box ?? { things: [PEN, LAMP] },
            lid: () => ({ things: [PEN, LAMP] }),
          },
          Thing: byTypename,
        },
      ],
    },
    cases: [
      {
        query: `{ hall { box ${THINGS} } }`,
        data: { hall: { box: { things: [PEN, { __typename: 'Rope', metres: null }] } } },
      },
      {
        query: `{ attic { box ${THINGS} } }`,
        data: { attic: { box: { things: [PEN, { __typename: 'Lamp', watts: null }] } } },
      },
      {
        query: `{ hall { box { things { __typename ... on Lamp { watts } } } } }`,
        data: { hall: { box: { things: [{ __typename: 'Pen' }, { __typename: 'Rope' }] } } },
      },
      { query: `{ either { box ${THINGS} } }`, data: { either: { box: { things: [PEN] } } } },
      { query: `{ hall { lid ${THINGS} } }`, data: { hall: { lid: { things: [PEN, LAMP] } } } },
    ],
  },
  {
    suite: 'union-interface-distributed',
    subgraphs: {
      a: [
        `type Query { nodes: [Node] } interface Node { id: ID! } type Oven implements Node @key(fields: "id") { id: ID! } type Toaster implements Node @key(fields: "id") { id: ID! warranty: Int }`,
        {
          Query: query({
            nodes: [
              { __typename: 'Oven', id: 'o' },
              { __typename: 'Toaster', id: 't', warranty: 3 },
            ],
          }),
          Node: byTypename,
        },
      ],
      b: [
        `type Query { products: [Product] } union Product = Oven | Toaster type Oven @key(fields: "id") { id: ID! warranty: Int } type Toaster @key(fields: "id") { id: ID! }`,
        {
          Query: query({
            products: [
              { __typename: 'Toaster', id: 't' },
              { __typename: 'Oven', id: 'o', warranty: 1 },
            ],
          }),
          Oven: rows({ id: 'o', warranty: 1 }),
          Product: byTypename,
        },
      ],
    },
    cases: [
      {
        query: `{ nodes { id ... on Oven { warranty } } }`,
        data: { nodes: [{ id: 'o', warranty: 1 }, { id: 't' }] },
      },
      {
        query: `{ products { ... on Node { id __typename } ... on Oven { warranty } } }`,
        data: {
          products: [
            { id: 't', __typename: 'Toaster' },
            { id: 'o', __typename: 'Oven', warranty: 1 },
          ],
        },
      },
      {
        query: `{ nodes { ... on Toaster { warranty } ... on Oven { w: warranty } } }`,
        data: { nodes: [{ w: 1 }, { warranty: 3 }] },
      },
    ],
  },
];
