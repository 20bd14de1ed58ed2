import { describe, expect, it } from '@jest/globals';
import { AnswerBytes, createFederation, deduplicated, localTransport } from '../src/index.js';
import { composeSupergraph, executableSubgraphs } from './support/compose.js';

const LONG = 10_000;
const filled = (character: string, length = LONG) => AnswerBytes.copyOf(Buffer.alloc(length, character));

describe('the bytes of an answer', () => {
  it('are used again once they were released', () => {
    const first = filled('a');
    const { buffer } = first.bytes;
    first.release();
    const second = filled('b');
    expect(second.bytes.buffer).toBe(buffer);
    expect(second.toString()).toBe('b'.repeat(LONG));
    expect(() => first.bytes).toThrow('These bytes were released.');
  });

  it('stay while one of those who share them has not released them, who may say so twice', () => {
    const first = filled('a');
    const second = first.share();
    first.release();
    first.release();
    const others = Array.from({ length: 20 }, () => filled('b'));
    expect(second.toString()).toBe('a'.repeat(LONG));
    expect(others.some(({ bytes }) => bytes.buffer === second.bytes.buffer)).toBe(false);
  });

  it('are of any length', () => {
    for (const length of [0, 1, 4_095, 4_096, 4_097, 65_536, 1_048_576, 1_048_577, 5_000_000]) {
      const one = filled('x', length);
      expect(one.bytes.length).toBe(length);
      expect(one.bytes.every((code) => code === 0x78)).toBe(true);
      one.release();
    }
  });

  it('can be released where they are another’s, who keeps them', () => {
    const own = Buffer.from('own');
    const answer = AnswerBytes.of(own);
    answer.release();
    expect([answer.toString(), own.toString()]).toEqual(['own', 'own']);
  });
});

describe('many answers at once', () => {
  const HOMES = 200;
  const subgraphs = {
    homes: {
      typeDefs: `type Query { homes(of: Int!): [Home!]! }
        type Home @key(fields: "id") { id: ID! owner: String! }`,
      resolvers: {
        Query: {
          homes: (_: unknown, { of }: { of: number }) =>
            Array.from({ length: HOMES }, (__, id) => ({ id: `${of}-${id}`, owner: `Owner ${of}` })),
        },
      },
    },
    titles: {
      typeDefs: `type Home @key(fields: "id") { id: ID! title: String! }`,
      resolvers: {
        Home: {
          __resolveReference: ({ id }: { id: string }) => ({ id }),
          title: ({ id }: { id: string }) => `Title of ${id}`,
        },
      },
    },
  };
  const expected = (of: number): string => {
    const homes = Array.from({ length: HOMES }, (_, id) => ({
      owner: `Owner ${of}`,
      title: `Title of ${of}-${id}`,
    }));
    return JSON.stringify({ data: { homes } });
  };

  it('are each their own client’s, however many share them, and whenever they are released', async () => {
    const schemas = executableSubgraphs(subgraphs);
    const federation = createFederation<object>({
      supergraphSdl: composeSupergraph(subgraphs),
      transports: (name) => {
        const local = localTransport<object>(schemas[name] as never);
        const giving = {
          fetch: async (fetch: Parameters<typeof local.fetch>[0]) => {
            const { data, errors } = await local.fetch(fetch);
            const bytes = Buffer.from(JSON.stringify({ data, errors }));
            return fetch.takesBytes ? { body: AnswerBytes.copyOf(bytes) } : { data, errors };
          },
        };
        return deduplicated(giving, { scopeKey: () => '' });
      },
    });
    const prepared = federation.prepare('query ($of: Int!) { homes(of: $of) { owner title } }');
    const wrong: number[] = [];
    const ask = async (number: number): Promise<void> => {
      const of = number % 7;
      // Some join the whole answer of others, some their fetches alone.
      const scopeKey = number % 3 === 0 ? 'shared' : undefined;
      const answer = await federation.executeToJson(prepared, {
        variables: { of },
        contextValue: {},
        ...(scopeKey && { scopeKey }),
      });
      for (let turns = number % 5; turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve));
      if (answer.toString() !== expected(of)) wrong.push(number);
      answer.release();
    };
    for (let round = 0; round < 5; round++)
      await Promise.all(Array.from({ length: 60 }, (_, number) => ask(round * 60 + number)));
    expect(wrong).toEqual([]);
  });
});
