import { describe, expect, it } from '@jest/globals';
import { InvalidOperationError } from '../src/index.js';
import type { TestSubgraph } from './support/compose.js';
import { federate } from './support/federate.js';

const items = [
  { sku: 'i1', grams: 100 },
  { sku: 'i2', grams: 20 },
];

/** Two fields need one field with two different arguments, one of them nested. */
function warehouse(): Record<string, TestSubgraph> {
  return {
    stock: {
      typeDefs: `type Query { items: [Item] } type Item @key(fields: "sku") { sku: ID! grams: Int
        cost(in: String!): Int shelf: Shelf notes(first: Int!): [Note!] }
        type Shelf { rent(in: String!): Int }
        type Note @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: { items: () => items },
        Item: {
          cost: ({ grams }: { grams: number }, args: { in: string }) =>
            args.in === 'EUR' ? grams * 2 : grams,
          shelf: ({ grams }: { grams: number }) => ({ grams }),
          notes: ({ sku }: { sku: string }, { first }: { first: number }) =>
            Array.from({ length: first }, (_, index) => ({ id: `${sku}-${index}` })),
        },
        Shelf: {
          rent: ({ grams }: { grams: number }, args: { in: string }) =>
            args.in === 'EUR' ? grams + 1 : grams,
        },
      },
    },
    shipping: {
      typeDefs: `type Item @key(fields: "sku") { sku: ID! grams: Int @external cost(in: String!): Int @external
          shelf: Shelf @external notes(first: Int!): [Note!] @external label: String
          usd: String @requires(fields: "cost(in: \\"USD\\") grams")
          eur: String @requires(fields: "cost(in: \\"EUR\\") grams shelf { rent(in: \\"EUR\\") }")
          last: String @requires(fields: "notes(first: 3) { id }") }
        type Shelf { rent(in: String!): Int @external } type Note @key(fields: "id") { id: ID! }`,
      resolvers: {
        Item: {
          label: () => 'L',
          usd: ({ cost, grams }: { cost: number; grams: number }) => `${cost}/${grams}`,
          eur: ({ cost, shelf }: { cost: number; shelf: { rent: number } }) => `${cost}/${shelf.rent}`,
          last: ({ notes }: { notes: { id: string }[] }) => notes.at(-1)?.id,
        },
      },
    },
  };
}

describe('@requires with arguments', () => {
  it('gives each field its own value of what both require', async () => {
    const { run } = federate(warehouse());
    expect(await run(`{ items { usd eur label } }`)).toEqual({
      data: {
        items: [
          { usd: '100/100', eur: '200/101', label: 'L' },
          { usd: '20/20', eur: '40/21', label: 'L' },
        ],
      },
    });
  });

  it('leaves the field to the client, with the arguments the client wrote', async () => {
    const { run } = federate(warehouse());
    const query = `query ($n: Int = 1) { items { last notes(first: $n) { id } cost(in: "USD") eur } }`;
    expect(await run(query)).toEqual({
      data: {
        items: [
          { last: 'i1-2', notes: [{ id: 'i1-0' }], cost: 100, eur: '200/101' },
          { last: 'i2-2', notes: [{ id: 'i2-0' }], cost: 20, eur: '40/21' },
        ],
      },
    });
  });

  it('sends the required field by its real name, alone', async () => {
    const { run, requests } = federate(warehouse());
    await run(`{ items { usd eur } }`);
    const sent = requests.flatMap(({ variables }) => Object.values(variables).flat());
    expect(sent).toContainEqual({ __typename: 'Item', sku: 'i1', grams: 100, cost: 100 });
    expect(sent).toContainEqual({
      __typename: 'Item',
      sku: 'i1',
      grams: 100,
      cost: 200,
      shelf: { rent: 101 },
    });
    expect(JSON.stringify(sent)).not.toContain('__req_');
  });
});

describe('a key with resolvable: false', () => {
  it('is not used to come back to its subgraph', async () => {
    const { run } = federate({
      a: {
        typeDefs: `type Query { thing: Thing }
          type Thing @key(fields: "id", resolvable: false) @key(fields: "pair { left right }") {
            id: ID! pair: Pair! name: String @external title: String @requires(fields: "name") }
          type Pair { left: ID! right: ID! }`,
        resolvers: {
          Query: { thing: () => ({ id: 't', pair: { left: 'l', right: 'r' } }) },
          Thing: {
            __resolveReference: (reference: { pair?: { left: string }; name?: string }) => {
              if (!reference.pair) throw new Error('entered by the key that is not resolvable');
              return reference;
            },
            title: ({ pair, name }: { pair: { left: string }; name: string }) => `${pair.left} ${name}`,
          },
        },
      },
      b: {
        typeDefs: `type Thing @key(fields: "id") { id: ID! name: String }`,
        resolvers: { Thing: { name: ({ id }: { id: string }) => `name of ${id}` } },
      },
    });
    expect(await run(`{ thing { title } }`)).toEqual({ data: { thing: { title: 'l name of t' } } });
  });
});

describe('an interface object whose subgraph cannot be entered', () => {
  const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@interfaceObject"])`;
  const { federation, run } = federate({
    orders: {
      typeDefs: `${link} type Query { vehicle: Vehicle }
        type Vehicle @key(fields: "plate", resolvable: false) @interfaceObject { plate: ID! orders: Int }`,
      resolvers: { Query: { vehicle: () => ({ plate: 'v1', orders: 2 }) } },
    },
    fleet: {
      typeDefs: `${link} interface Vehicle @key(fields: "plate") { plate: ID! }
        type Van implements Vehicle @key(fields: "plate") { plate: ID! load: Int }
        type Bike implements Vehicle @key(fields: "plate") { plate: ID! gears: Int }`,
      resolvers: {
        Vehicle: { __resolveReference: ({ plate }: { plate: string }) => ({ __typename: 'Van', plate }) },
        Van: { load: () => 900 },
      },
    },
  });

  it('is narrowed to an implementation for the key alone', async () => {
    expect(await run('{ vehicle { ... on Van { plate } } }')).toEqual({ data: { vehicle: { plate: 'v1' } } });
    expect(await run('{ vehicle { ... on Bike { plate } } }')).toEqual({ data: { vehicle: {} } });
  });

  it('is narrowed to an implementation for what only that has', async () => {
    expect(await run('{ vehicle { orders ... on Van { plate load } ... on Bike { gears } } }')).toEqual({
      data: { vehicle: { orders: 2, plate: 'v1', load: 900 } },
    });
  });

  it('refuses what could only be fetched by coming back to it', () => {
    expect(() => federation.prepare('{ vehicle { ... on Van { orders } } }')).toThrow(InvalidOperationError);
  });
});

describe('an interface object that no subgraph can resolve', () => {
  const subgraphs: Record<string, TestSubgraph> = {
    a: {
      typeDefs: `type Query { ok: Boolean } interface Node @key(fields: "id") { id: ID! }
        type User implements Node @key(fields: "id") { id: ID! name: String }`,
    },
    b: {
      typeDefs: `type Query { node: Node } type Node @key(fields: "id") @interfaceObject { id: ID! extra: Int }`,
      resolvers: { Query: { node: () => ({ id: 'n', extra: 1 }) } },
    },
  };
  // Apollo's composition refuses this; others do not.
  const { federation, run } = federate(subgraphs, {}, (sdl) =>
    sdl.replaceAll('(graph: A, key: "id")', '(graph: A, key: "id", resolvable: false)'),
  );

  it('is an error where its real type is needed, not silent nulls', () => {
    expect(() => federation.prepare(`{ node { __typename ... on User { name } } }`)).toThrow(
      InvalidOperationError,
    );
  });

  it('still answers what the interface object itself knows', async () => {
    expect(await run(`{ node { id extra } }`)).toEqual({ data: { node: { id: 'n', extra: 1 } } });
  });
});

describe('@fromContext', () => {
  it('is refused, where its argument would be missing from the answer', () => {
    const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@context", "@fromContext"])`;
    const { federation } = federate({
      a: {
        typeDefs: `${link} type Query { t: T! } type T @key(fields: "id") @context(name: "ctx") { id: ID! u: U! prop: String! }
          type U @key(fields: "id") { id: ID! field(a: String @fromContext(field: "$ctx { prop }")): Int! }`,
      },
      b: { typeDefs: `${link} type Query { other: Int } type U @key(fields: "id") { id: ID! }` },
    });
    expect(() => federation.prepare('{ t { u { field } } }')).toThrow('@fromContext is not supported.');
    expect(federation.prepare('{ t { u { id } } }').operationKind).toBe('query');
  });
});
