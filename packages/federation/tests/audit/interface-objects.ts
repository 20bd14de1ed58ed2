import { byTypename, query, rows, type Scenario } from './scenario.js';

const ada = { __typename: 'Author', id: '1', name: 'Ada', pen: 'quill' };
const bob = { __typename: 'Editor', id: '2', name: 'Bob', desk: 7 };

const people = [
  `type Query { people: [Person!]! }
   interface Person @key(fields: "id") { id: ID! name: String! }
   type Author implements Person @key(fields: "id") { id: ID! name: String! pen: String }
   type Editor implements Person @key(fields: "id") { id: ID! name: String! desk: Int }`,
  {
    Query: query({ people: [ada, bob] }),
    Person: { ...byTypename, ...rows(ada, bob) },
    Author: rows(ada),
    Editor: rows(bob),
  },
] as const;

const second = { id: '2', fee: 20, boss: null };
const first = { id: '1', fee: 10, boss: second };

const fees = [
  `type Query { paid: [Person!]! }
   type Person @key(fields: "id") @interfaceObject { id: ID! fee: Int! boss: Person }`,
  {
    Query: query({ paid: [first, second] }),
    Person: rows(first, second),
  },
] as const;

export const interfaceObjects: readonly Scenario[] = [
  {
    suite: 'simple-interface-object',
    subgraphs: { people, fees },
    cases: [
      {
        query: `{ people { id name fee } }`,
        data: {
          people: [
            { id: '1', name: 'Ada', fee: 10 },
            { id: '2', name: 'Bob', fee: 20 },
          ],
        },
      },
      {
        query: `{ paid { fee id } }`,
        data: {
          paid: [
            { fee: 10, id: '1' },
            { fee: 20, id: '2' },
          ],
        },
      },
      {
        query: `{ paid { __typename } }`,
        data: { paid: [{ __typename: 'Author' }, { __typename: 'Editor' }] },
      },
      {
        query: `{ paid { name fee } }`,
        data: {
          paid: [
            { name: 'Ada', fee: 10 },
            { name: 'Bob', fee: 20 },
          ],
        },
      },
      { query: `{ paid { ... on Author { pen fee } } }`, data: { paid: [{ pen: 'quill', fee: 10 }, {}] } },
      {
        query: `{ paid { id ... on Editor { desk } } }`,
        data: { paid: [{ id: '1' }, { id: '2', desk: 7 }] },
      },
      {
        query: `{ paid { boss { __typename name fee boss { id } } } }`,
        data: {
          paid: [{ boss: { __typename: 'Editor', name: 'Bob', fee: 20, boss: null } }, { boss: null }],
        },
      },
      {
        query: `{ people { ... on Author { fee } ... on Editor { id } } }`,
        data: { people: [{ fee: 10 }, { id: '2' }] },
      },
      {
        query: `{ people { kind: __typename ... on Person { fee } } }`,
        data: {
          people: [
            { kind: 'Author', fee: 10 },
            { kind: 'Editor', fee: 20 },
          ],
        },
      },
    ],
  },
  {
    suite: 'interface-object-with-requires',
    subgraphs: {
      people,
      badges: [
        `type Query { visitors: [Person!]! }
         type Person @key(fields: "id") @interfaceObject { id: ID! name: String! @external badge: String! @requires(fields: "name") }`,
        {
          Query: query({ visitors: [{ id: '2' }, { id: '1' }] }),
          Person: { badge: ({ name }: { name: string }) => `#${name}` },
        },
      ],
    },
    cases: [
      {
        query: `{ visitors { id badge } }`,
        data: {
          visitors: [
            { id: '2', badge: '#Bob' },
            { id: '1', badge: '#Ada' },
          ],
        },
      },
      { query: `{ people { badge } }`, data: { people: [{ badge: '#Ada' }, { badge: '#Bob' }] } },
      {
        query: `{ visitors { ... on Author { pen badge name id } id } }`,
        data: { visitors: [{ id: '2' }, { pen: 'quill', badge: '#Ada', name: 'Ada', id: '1' }] },
      },
      { query: `{ people { ... on Editor { badge } } }`, data: { people: [{}, { badge: '#Bob' }] } },
    ],
  },
  {
    suite: 'interface-object-indirect-extension',
    subgraphs: {
      people,
      fees,
      books: [
        `type Query { book: Book } type Book @key(fields: "isbn") { isbn: ID! by: Author } type Author @key(fields: "id") { id: ID! }`,
        { Query: query({ book: { isbn: 'b', by: { id: '1' } } }) },
      ],
    },
    cases: [
      { query: `{ book { by { fee } } }`, data: { book: { by: { fee: 10 } } } },
      {
        query: `{ book { by { fee name boss { name ... on Editor { desk } } } } }`,
        data: { book: { by: { fee: 10, name: 'Ada', boss: { name: 'Bob', desk: 7 } } } },
      },
    ],
  },
  {
    suite: 'non-resolvable-interface-object',
    subgraphs: {
      people,
      fees: [
        `type Query { first: Person } type Person @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }`,
        { Query: query({ first: { id: '2' } }) },
      ],
    },
    cases: [
      { query: `{ first { id } }`, data: { first: { id: '2' } } },
      {
        query: `{ first { __typename name ... on Editor { desk } } }`,
        data: { first: { __typename: 'Editor', name: 'Bob', desk: 7 } },
      },
    ],
  },
];
