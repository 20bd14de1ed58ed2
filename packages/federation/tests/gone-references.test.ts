import { describe, expect, it } from '@jest/globals';
import { federate } from './support/federate.js';

/** Listings that name agents, of whom their owner knows one. */
function graph() {
  return federate({
    property: {
      typeDefs: `type Query { feed: [Listing!]! }
        type Listing { id: ID! agent: Agent seller: Agent! }
        type Agent @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: { feed: () => [{ id: '1' }, { id: '2' }] },
        Listing: {
          agent: ({ id }: { id: string }) => ({ id }),
          seller: ({ id }: { id: string }) => ({ id }),
        },
      },
    },
    identity: {
      typeDefs: `type Agent @key(fields: "id") { id: ID! name: String! city: String }`,
      resolvers: {
        Agent: {
          __resolveReference: ({ id }: { id: string }) => (id === '1' ? { id, name: 'Asha' } : null),
        },
      },
    },
  });
}

describe('a reference to an entity that its owner does not know', () => {
  it('is null without an error where it may be null', async () => {
    expect(await graph().run(`{ feed { id agent { id name } } }`)).toEqual({
      data: {
        feed: [
          { id: '1', agent: { id: '1', name: 'Asha' } },
          { id: '2', agent: null },
        ],
      },
    });
  });

  it('keeps what is known of it where nothing that must be there is missing', async () => {
    expect(await graph().run(`{ feed { agent { id city } } }`)).toEqual({
      data: { feed: [{ agent: { id: '1', city: null } }, { agent: { id: '2', city: null } }] },
    });
  });

  it('is one error where it may not be null', async () => {
    const { data, errors } = await graph().run(`{ feed { seller { name } } }`);
    expect(data).toBeNull();
    expect(errors?.map(({ path }) => path)).toEqual([['feed', 1, 'seller']]);
  });
});
