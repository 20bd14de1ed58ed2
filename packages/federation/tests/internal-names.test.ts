import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { selectOperation } from '../src/operation/document.js';
import { inlineFragments } from '../src/operation/inline-fragments.js';
import { InvalidOperationError } from '../src/index.js';
import { Channel } from './support/channel.js';
import type { TestSubgraph } from './support/compose.js';
import { federate } from './support/federate.js';

const parcel = { id: 'p', org: { id: 'o', name: 'Org' }, weight: 3, size: 'L', dims: { w: 2, h: 'tall' } };

/** A composite key, a nested requirement and an interface: the plan adds names of every kind. */
function post(): Record<string, TestSubgraph> {
  return {
    depot: {
      typeDefs: `type Query { p: Parcel ps: [Parcel!]! any: Thing one: Parcel! either: Either }
        type Mutation { touch(n: Int): Parcel poke: Int! }
        interface Thing { id: ID! size: String }
        union Either = Parcel | Other
        type Other { id: ID! size: String }
        type Parcel implements Thing @key(fields: "id org { id }") { id: ID! org: Org! weight: Int size: String dims: Dims
          other: Org! scaled(by: Int!): Int }
        type Org { id: ID! name: String } type Dims { w: Int h: String }`,
      resolvers: {
        Query: {
          p: () => parcel,
          ps: () => [parcel, { ...parcel, id: 'q', weight: 4 }],
          any: () => ({ __typename: 'Parcel', ...parcel }),
          one: () => parcel,
          either: () => ({ __typename: 'Parcel', ...parcel }),
        },
        Mutation: { touch: () => parcel, poke: () => 1 },
        Parcel: {
          other: () => ({ id: 'x', name: 'Other' }),
          scaled: ({ weight }: typeof parcel, { by }: { by: number }) => weight * by,
        },
      },
    },
    ship: {
      typeDefs: `type Parcel @key(fields: "id org { id }") { id: ID! org: Org! weight: Int @external dims: Dims @external
          ship: Int @requires(fields: "weight") volume: Int @requires(fields: "dims { w }") }
        type Org { id: ID! @shareable } type Dims { w: Int @external }`,
      resolvers: {
        Parcel: {
          ship: ({ weight }: { weight: number }) => weight * 10,
          volume: ({ dims }: { dims: { w: number } }) => dims.w ** 3,
        },
      },
    },
  };
}

/** What the ship subgraph may be sent, whatever the client calls its fields. */
const SENT = { __typename: 'Parcel', id: 'p', org: { id: 'o' } };

describe('names the plan adds', () => {
  it.each([
    ['{ p { weight: size ship } }', { p: { weight: 'L', ship: 30 } }, { ...SENT, weight: 3 }],
    ['{ p { id: size ship } }', { p: { id: 'L', ship: 30 } }, { ...SENT, weight: 3 }],
    ['{ p { org: size ship } }', { p: { org: 'L', ship: 30 } }, { ...SENT, weight: 3 }],
    [
      '{ p { org: other { id: name } ship } }',
      { p: { org: { id: 'Other' }, ship: 30 } },
      { ...SENT, weight: 3 },
    ],
    ['{ p { org { id: name } ship } }', { p: { org: { id: 'Org' }, ship: 30 } }, { ...SENT, weight: 3 }],
    [
      '{ p { dims { w: h } volume } }',
      { p: { dims: { w: 'tall' }, volume: 8 } },
      { ...SENT, dims: { w: 2 } },
    ],
    ['{ p { weight: scaled(by: 9) ship } }', { p: { weight: 27, ship: 30 } }, { ...SENT, weight: 3 }],
    ['{ p { __typename: size ship } }', { p: { __typename: 'L', ship: 30 } }, { ...SENT, weight: 3 }],
    ['{ p { id: __typename ship } }', { p: { id: 'Parcel', ship: 30 } }, { ...SENT, weight: 3 }],
    ['{ p { ship: weight weight: ship } }', { p: { ship: 3, weight: 30 } }, { ...SENT, weight: 3 }],
    [
      '{ any { __typename: size id: size ... on Parcel { weight: size ship } } }',
      { any: { __typename: 'L', id: 'L', weight: 'L', ship: 30 } },
      { ...SENT, weight: 3 },
    ],
    [
      '{ either { ...F } } fragment F on Either { ... on Parcel { id: size weight: size ship } ... on Other { id: size } }',
      { either: { id: 'L', weight: 'L', ship: 30 } },
      { ...SENT, weight: 3 },
    ],
    [
      'mutation { touch { weight: size ship } }',
      { touch: { weight: 'L', ship: 30 } },
      { ...SENT, weight: 3 },
    ],
  ])("are not the client's: %s", async (query, data, sent) => {
    const { run, requests } = federate(post());
    const result = await run(query);
    expect(JSON.stringify(result)).toBe(JSON.stringify({ data }));
    const representations = requests.flatMap(({ subgraph, variables }) =>
      subgraph === 'ship' ? (Object.values(variables).flat() as unknown[]) : [],
    );
    expect(representations).toEqual([sent]);
  });

  it("are not the client's in a list whose entities are fetched together", async () => {
    const { run } = federate(post());
    expect(await run('{ ps { weight: size ship } one { weight: size id: size ship } }')).toEqual({
      data: {
        ps: [
          { weight: 'L', ship: 30 },
          { weight: 'L', ship: 40 },
        ],
        one: { weight: 'L', id: 'L', ship: 30 },
      },
    });
  });

  it("are not the client's in the events of a subscription", async () => {
    const channel = new Channel();
    const subgraphs = post();
    const { federation } = federate({
      depot: {
        typeDefs: `${subgraphs.depot?.typeDefs} type Subscription { moved: Parcel }`,
        resolvers: {
          ...subgraphs.depot?.resolvers,
          Subscription: { moved: { subscribe: () => channel.listen() } },
        },
      },
      ship: subgraphs.ship as TestSubgraph,
    });
    const prepared = federation.prepare('subscription { moved { id: size weight: size org: size ship } }');
    const events = await federation.subscribe(prepared, { contextValue: {} });
    const first = events.next();
    await channel.hasOpen(1);
    channel.push({ moved: parcel });
    expect((await first).value).toEqual({
      data: { moved: { id: 'L', weight: 'L', org: 'L', ship: 30 } },
    });
    await events.return?.();
  });

  it("are not the client's variables", async () => {
    const { run } = federate(post());
    const query = `query ($representations: Int!, $representations0: Boolean!) {
      p { a: scaled(by: $representations) ship @include(if: $representations0) } }`;
    expect(await run(query, { variables: { representations: 2, representations0: true } })).toEqual({
      data: { p: { a: 6, ship: 30 } },
    });
  });
});

describe('aliases', () => {
  it('run a mutation once for each', async () => {
    const { run, requests } = federate(post());
    expect(await run('mutation { a: poke b: poke poke }')).toEqual({ data: { a: 1, b: 1, poke: 1 } });
    expect(requests[0]?.query.match(/poke/g)?.length).toBeGreaterThanOrEqual(3);
  });

  it('of one object have nulls of their own', async () => {
    const { run } = federate({
      depot: {
        typeDefs: `type Query { a: Box } type Box { ok: Int bad: Int! }`,
        resolvers: { Query: { a: () => ({ ok: 1 }) } },
      },
      ship: { typeDefs: `type Query { unused: Int }`, resolvers: {} },
    });
    const result = await run('{ a { ok } b: a { bad } }');
    expect(result.data).toEqual({ a: { ok: 1 }, b: null });
    expect(result.errors?.map(({ path }) => path)).toEqual([['b', 'bad']]);
  });

  it('have an error each where their one field failed', async () => {
    const { run } = federate({
      a: {
        typeDefs: `type Query { t: T } type T @key(fields: "id") { id: ID! x: Int y: Int }`,
        resolvers: {
          Query: { t: () => ({ id: 1 }) },
          T: {
            x: () => {
              throw new Error('boom');
            },
          },
        },
      },
    });
    const result = await run('{ t { y: x id: x z: y } u: t { x } }');
    expect(result.data).toEqual({ t: { y: null, id: null, z: null }, u: { x: null } });
    expect(result.errors?.map(({ path }) => path?.join('.')).sort()).toEqual(['t.id', 't.y', 'u.x']);
  });

  it('of introspection do not collide with fields', async () => {
    const { run } = federate(post());
    expect(await run('{ p: __type(name: "Parcel") { name } q: p { size } t: __typename }')).toEqual({
      data: { p: { name: 'Parcel' }, q: { size: 'L' }, t: 'Query' },
    });
  });
});

describe('fragments', () => {
  it('that multiply are refused before they are opened', () => {
    const { federation } = federate(post());
    const nested = Array.from(
      { length: 40 },
      (_, index) => `fragment G${index} on T { a: t { ...G${index + 1} } b: t { ...G${index + 1} } }`,
    );
    const document = parse(`{ t { ...G0 } } ${nested.join('\n')} fragment G40 on T { x }`);
    const operation = selectOperation(federation.schema, document, undefined);
    expect(() => inlineFragments(federation.schema, operation)).toThrow(InvalidOperationError);
  });
});
