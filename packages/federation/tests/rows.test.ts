import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { GraphQLScalarType } from 'graphql';
import type { TestSubgraph } from './support/compose.js';
import { inTwoForms, type Change } from './support/two-forms.js';

const AGENTS = [
  {
    id: '1',
    name: 'Asha "A" \\ Patil\n',
    kind: 'BROKER',
    tags: ['सदनिका', ''],
    about: { years: [1, 2.5, null], nested: { open: true } },
    rate: 2.25,
    deals: 2_147_483_647,
    isOpen: true,
    homes: ['a', 'b'],
    first: 'a',
  },
  {
    id: '2',
    name: 'Ravi',
    kind: null,
    tags: null,
    about: null,
    rate: null,
    deals: -3,
    isOpen: false,
    homes: [],
  },
  null,
  {
    id: '3',
    name: 'Zoë',
    kind: 'OWNER',
    tags: [],
    about: 'text',
    rate: 1e21,
    deals: 0,
    homes: ['b'],
    first: 'b',
  },
];
const home = (id: string) => ({ id, title: `Home ${id}` });
const any = new GraphQLScalarType({ name: 'Any' });

const subgraphs: Record<string, TestSubgraph> = {
  crm: {
    typeDefs: `scalar Any enum Kind { BROKER OWNER }
      type Query { agents: [Agent] lone: Agent version: String! }
      type Agent @key(fields: "id") { id: ID! name: String! kind: Kind tags: [String!] about: Any rate: Float
        deals: Int isOpen: Boolean homes: [Home!]! first: Home }
      type Home @key(fields: "id") { id: ID! title: String }`,
    resolvers: {
      Any: any,
      Query: { agents: () => AGENTS, lone: () => null, version: () => '1' },
      Agent: {
        homes: ({ homes }: { homes: string[] }) => homes.map(home),
        first: ({ first }: { first?: string }) => (first === undefined ? null : home(first)),
      },
    },
  },
  scores: {
    typeDefs: `type Agent @key(fields: "id") { id: ID! score: Int notes: [String] }
      type Home @key(fields: "id") { id: ID! price: Int must: Int! }`,
    resolvers: {
      Agent: {
        __resolveReference: ({ id }: { id: string }) =>
          id === '4' ? null : { id, score: 10 * Number(id), notes: ['x', null] },
      },
      Home: {
        __resolveReference: ({ id }: { id: string }) => ({
          id,
          price: id === 'a' ? 1_500_000_000 : null,
          must: 1,
        }),
      },
    },
  },
};

const QUERY = `{ version lone { name } agents { __typename id called: name kind tags about rate deals isOpen score notes
  homes { id title price must } first { title price } } }`;

/** Runs an operation in both ways, and expects the same of both. */
async function both(query: string, change?: Change): Promise<string> {
  const forms = inTwoForms(subgraphs);
  const rows = await forms.rows(query, change);
  expect(forms.takenAsBytes).toBeGreaterThan(0);
  expect(JSON.parse(rows)).toEqual(JSON.parse(await forms.objects(query, change)));
  return rows;
}

const ofScores =
  (edit: (text: string) => string): Change =>
  (answer, subgraph) =>
    subgraph === 'scores' ? Buffer.from(edit(answer.toString())) : answer;

describe('answers that are read as rows', () => {
  it('are written without being parsed', async () => {
    const forms = inTwoForms(subgraphs);
    const expected = await forms.objects(QUERY);
    const parse = jest.spyOn(JSON, 'parse');
    const text = await forms.rows(QUERY);
    // Subgraphs of this process parse what they are asked.
    expect(parse).not.toHaveBeenCalledWith(expect.stringMatching(/^\{"data"/));
    parse.mockRestore();
    expect(JSON.parse(text)).toEqual(JSON.parse(expected));
    expect(text).toContain('"price":1500000000,');
    expect(text).toContain('सदनिका');
  });

  it('are what they are of objects, key by key', async () => {
    const forms = inTwoForms(subgraphs);
    const query = '{ agents { name score homes { price id } } }';
    expect(await forms.rows(query)).toBe(await forms.objects(query));
  });

  it.each<[string, (text: string) => string]>([
    ['an entity that is gone', (text) => text.replace(/\{"score":20[^}]*\}/, 'null')],
    [
      'an error beside data',
      (text) => text.replace(/\}$/, ',"errors":[{"message":"no","path":["_0",0,"score"]}]}'),
    ],
    ['errors alone', () => '{"errors":[{"message":"no"}],"data":null}'],
    ['extensions', (text) => text.replace(/\}$/, ',"extensions":{"cost":[1,{"a":"b"}]}}')],
    ['white space', (text) => text.replaceAll(',', ', ')],
    ['another order of fields', (text) => text.replace(/("score":\d+),("notes":\[[^\]]*\])/, '$2,$1')],
    ['a list that is too short', (text) => text.replace(/\{"score":10[^}]*\},/, '')],
    ['a value of another type', (text) => text.replace('"score":10', '"score":"ten"')],
    ['a number that is no Int', (text) => text.replace('"score":10', '"score":2147483648')],
    ['an Int with a fraction of zero', (text) => text.replace('"score":10', '"score":10.0')],
    ['minus zero', (text) => text.replace('"score":10', '"score":-0')],
    ['a null that may not be', (text) => text.replace('"must":1', '"must":null')],
    ['half of an answer', (text) => text.slice(0, text.length / 2)],
    ['no JSON in its middle', (text) => text.replace('"score":10', '"score":+10')],
    ['an escape that is none', (text) => text.replace('"x"', '"\\x"')],
    ['a lone surrogate', (text) => text.replace('"x"', '"\\ud800"')],
    ['a control character', (text) => text.replace('"x"', '"\u0001"')],
  ])('are completed with care where there is %s', async (_, edit) => {
    const query = '{ agents { name score notes homes { price must } } }';
    await both(query, ofScores(edit));
  });

  it('are completed with care where the bytes are not UTF-8', async () => {
    await both('{ agents { name } }', (answer) =>
      Buffer.from(answer.toString().replace('Zoë', 'Zo\xeb'), 'latin1'),
    );
  });

  it('turn into objects while another request is under way', async () => {
    const late: Change = async (answer, subgraph) => {
      if (subgraph !== 'scores') return answer;
      const text = answer.toString();
      const isOfHomes = text.includes('price');
      // The answer that is as usual comes last, when the run goes on with objects.
      for (let turn = 0; turn < (isOfHomes ? 5 : 1); turn++) await new Promise(setImmediate);
      return Buffer.from(isOfHomes ? text : text.replace(/\{"score":20[^}]*\}/, 'null'));
    };
    await both('{ agents { score homes { price } } }', late);
  });

  it('are not asked for any more when a subgraph always answers in another form', async () => {
    const forms = inTwoForms(subgraphs);
    const spaced: Change = (answer) => Buffer.from(JSON.stringify(JSON.parse(answer.toString()), null, 1));
    const taken: number[] = [];
    for (let run = 0; run < 20; run++) {
      await forms.rows('{ agents { name } }', spaced);
      taken.push(forms.takenAsBytes);
    }
    expect(taken.slice(0, 16)).toEqual(Array(16).fill(1));
    expect(taken.slice(16)).toEqual([0, 0, 0, 0]);
  });

  it('are asked for again after errors, however many', async () => {
    const forms = inTwoForms(subgraphs);
    const refused: Change = () => Buffer.from('{"errors":[{"message":"no"}],"data":null}');
    for (let run = 0; run < 20; run++) await forms.rows('{ agents { name } }', refused);
    expect(forms.takenAsBytes).toBe(1);
  });

  it('are as those of objects, whatever a subgraph answers', async () => {
    const forms = inTwoForms(subgraphs);
    const edits = fc.array(fc.tuple(fc.nat(4_000), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 2,
    });
    const property = fc.asyncProperty(edits, fc.boolean(), async (places, isOfScores) => {
      const change: Change = (answer, subgraph) => {
        if (isOfScores !== (subgraph === 'scores')) return answer;
        for (const [at, byte] of places) answer[at % answer.length] = byte;
        return answer;
      };
      expect(JSON.parse(await forms.rows(QUERY, change))).toEqual(
        JSON.parse(await forms.objects(QUERY, change)),
      );
    });
    await fc.assert(property, { numRuns: 1_500, seed: 20_261_128 });
  });
});
