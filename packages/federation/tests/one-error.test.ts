import { describe, expect, it } from '@jest/globals';
import { federate } from './support/federate.js';

const boom = () => {
  throw new Error('boom');
};

/** Root fields and entities whose non-null fields take their siblings with them. */
function graph() {
  return federate({
    a: {
      typeDefs: `type Query { ok: [Int!]! bad: Int! item: Item items: [Item!]! } type Mutation { ok: [Int!]! bad: Int! }
        type Item @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: {
          ok: () => [1],
          bad: boom,
          item: () => ({ id: '1' }),
          items: () => [{ id: '1' }, { id: '2' }],
        },
        Mutation: { ok: () => [1], bad: boom },
      },
    },
    b: {
      typeDefs: `type Item @key(fields: "id") { id: ID! good: Int! worse: Int! better: Int }`,
      resolvers: {
        Item: {
          good: () => 1,
          better: () => 2,
          worse: ({ id }: { id: string }) => (id === '1' ? boom() : 3),
        },
      },
    },
  });
}

describe('a failed non-null field', () => {
  it.each([
    ['{ ok bad }', ['bad']],
    ['{ bad ok }', ['bad']],
    ['{ x: ok bad }', ['bad']],
    ['mutation { ok bad }', ['bad']],
    ['mutation { bad ok }', ['bad']],
    ['{ item { good worse } }', ['item.worse']],
    ['{ item { worse good } }', ['item.worse']],
    ['{ items { good worse better } }', ['items.0.worse']],
    ['{ items { better worse good } item { good } }', ['items.0.worse']],
  ])('is the only error, whatever the order: %s', async (query, paths) => {
    const { errors } = await graph().run(query);
    expect(errors?.map(({ path, message }) => `${path?.join('.')}: ${message}`)).toEqual(
      paths.map((path) => `${path}: boom`),
    );
  });
});
