import { byTypename, query, rows, type Scenario } from './scenario.js';

const book = { __typename: 'Book', id: 'b', title: 'Tides', pages: 90 };
const film = { __typename: 'Film', id: 'f', title: 'Monsoon', minutes: 100 };

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
