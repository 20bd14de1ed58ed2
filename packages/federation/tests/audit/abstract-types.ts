import { byTypename, query, rows, type Scenario } from './scenario.js';

const book = { __typename: 'Book', id: 'b', title: 'Tides', pages: 90 };
const film = { __typename: 'Film', id: 'f', title: 'Monsoon', minutes: 100 };

const PEN = { __typename: 'Pen', ink: 'blue' };
const ROPE = { __typename: 'Rope', metres: 7 };
const LAMP = { __typename: 'Lamp', watts: 9 };
const THINGS = '{ things { __typename ... on Pen { ink } ... on Rope { metres } ... on Lamp { watts } } }';

export const abstractTypes: readonly Scenario[] = [
  {
    suite: 'abstract-types',
    subgraphs: {
      catalog: [
        `type Query { items: [Item!]! similar(to: ID!): [Item] } interface Item { id: ID! title: String }
         type Book implements Item @key(fields: "id") { id: ID! title: String pages: Int } type Film implements Item @key(fields: "id") { id: ID! title: String minutes: Int }`,
        {
          Query: { items: () => [book, film], similar: () => [film, null, book] },
          Item: byTypename,
          Book: rows(book),
          Film: rows(film),
        },
      ],
      reviews: [
        `interface Rated { stars: Int } type Book implements Rated @key(fields: "id") { id: ID! stars: Int } type Film implements Rated @key(fields: "id") { id: ID! stars: Int critic: Critic }
         union Critic = Paper | Blog type Paper { name: String } type Blog { url: String }`,
        {
          Book: { stars: () => 4 },
          Film: { stars: () => 2, critic: () => ({ __typename: 'Blog', url: 'b.in' }) },
          Critic: byTypename,
          Rated: byTypename,
        },
      ],
    },
    cases: [
      {
        query: `{ items { title ... on Book { pages stars } ... on Film { minutes } } }`,
        data: {
          items: [
            { title: 'Tides', pages: 90, stars: 4 },
            { title: 'Monsoon', minutes: 100 },
          ],
        },
      },
      { query: `{ items { ... on Rated { stars } } }`, data: { items: [{ stars: 4 }, { stars: 2 }] } },
      {
        query: `{ items { __typename ... on Film { critic { __typename ... on Blog { url } ... on Paper { name } } } } }`,
        data: {
          items: [
            { __typename: 'Book' },
            { __typename: 'Film', critic: { __typename: 'Blog', url: 'b.in' } },
          ],
        },
      },
      {
        query: `query ($id: ID!) { similar(to: $id) { id ... on Rated { stars ... on Film { critic { ... on Paper { name } } } } } }`,
        variables: { id: 'x' },
        data: { similar: [{ id: 'f', stars: 2, critic: {} }, null, { id: 'b', stars: 4 }] },
      },
      {
        query: `{ items { ...A ...B } } fragment A on Item { id ... on Book { x: stars } } fragment B on Film { x: stars }`,
        data: {
          items: [
            { id: 'b', x: 4 },
            { id: 'f', x: 2 },
          ],
        },
      },
    ],
  },
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
  {
    suite: 'child-type-mismatch',
    subgraphs: {
      a: [
        `type Query { holders: [Holder] } union Holder = User | Admin type User @key(fields: "id") { id: ID! name: String } type Admin { id: ID name: String! }`,
        {
          Query: query({
            holders: [
              { __typename: 'User', id: 'u', name: null },
              { __typename: 'Admin', id: null, name: 'root' },
            ],
          }),
          Holder: byTypename,
        },
      ],
      b: [`type User @key(fields: "id") { id: ID! age: Int }`, { User: rows({ id: 'u', age: 5 }) }],
    },
    cases: [
      {
        query: `{ holders { ... on User { c: id name age } ... on Admin { a: name b: id } } }`,
        data: {
          holders: [
            { c: 'u', name: null, age: 5 },
            { a: 'root', b: null },
          ],
        },
      },
      {
        query: `{ holders { __typename ... on User { id } ... on Admin { adminId: id name } } }`,
        data: {
          holders: [
            { __typename: 'User', id: 'u' },
            { __typename: 'Admin', adminId: null, name: 'root' },
          ],
        },
      },
    ],
  },
  {
    suite: 'enum-intersection',
    subgraphs: {
      a: [
        `type Query { me: User } type User @key(fields: "id") { id: ID! kind: Kind @shareable } enum Kind { PLAIN HIDDEN @inaccessible }`,
        { Query: query({ me: { id: 'u', kind: 'HIDDEN' } }), User: rows({ id: 'u', kind: 'HIDDEN' }) },
      ],
      b: [
        `type Query { you: User } type User @key(fields: "id") { id: ID! kind: Kind @shareable } enum Kind { PLAIN HIDDEN }`,
        { Query: query({ you: { id: 'u', kind: 'PLAIN' } }) },
      ],
    },
    cases: [
      { query: `{ you { kind } }`, data: { you: { kind: 'PLAIN' } } },
      { query: `{ me { id kind } }`, data: { me: { id: 'u', kind: null } }, errorPaths: ['me.kind'] },
    ],
  },
  {
    suite: 'typename',
    subgraphs: {
      a: [
        `type Query { u: Pick users: [User!] } union Pick = Guest | User type Guest { x: Int } type User @key(fields: "id") { id: ID! }`,
        {
          Query: query({ u: { __typename: 'User', id: '1' }, users: [{ id: '1' }] }),
          Pick: byTypename,
          User: rows({ id: '1' }),
        },
      ],
      b: [`type User @key(fields: "id") { id: ID! name: String }`, { User: rows({ id: '1', name: 'N' }) }],
    },
    cases: [
      { query: `{ __typename u { __typename } }`, data: { __typename: 'Query', u: { __typename: 'User' } } },
      {
        query: `{ u { t: __typename ... on User { name t2: __typename } } }`,
        data: { u: { t: 'User', name: 'N', t2: 'User' } },
      },
      {
        query: `{ users { t: __typename name __typename } }`,
        data: { users: [{ t: 'User', name: 'N', __typename: 'User' }] },
      },
      {
        query: `{ __schema { queryType { name } } u { __typename } }`,
        data: { __schema: { queryType: { name: 'Query' } }, u: { __typename: 'User' } },
      },
    ],
  },
];
