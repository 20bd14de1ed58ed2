import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from '@jest/globals';
import {
  amount,
  consumerPact,
  each,
  exampleOf,
  given,
  type GraphExchange,
  graphInteraction,
  id,
  oneOf,
  type ProviderState,
  text,
} from '@propmubi/pacts';
import { parse, print } from 'graphql';

const python = join(import.meta.dirname, '../python');
const hasPython = spawnSync('python3', ['-c', 'import typing; typing.NotRequired']).status === 0;
const pythonIt = hasPython ? it : it.skip;
if (!hasPython)
  process.stderr.write('Skipped: the pact of the Python client, for want of a python3 of 3.11 or later.\n');

interface Call {
  description: string;
  states?: ProviderState[];
  /** Header of a key; left out, a visitor asks. */
  key?: string;
  method: string;
  arguments: Record<string, unknown>;
  answer: GraphExchange<unknown>['answer'];
}

const home = {
  id: id(),
  title: text('2 BHK in Chembur'),
  listPrice: amount(12_500_000),
  locality: { name: text('Chembur') },
  trust: { score: amount(71.5), band: oneOf('B', 'A', 'C', 'D', 'NEW') },
};

const CALLS: Call[] = [
  {
    description: 'finds homes as a visitor',
    method: 'find_homes',
    arguments: { filter: { bedrooms: [2] }, first: 3 },
    answer: { data: { feed: { totalCount: amount(12), edges: each({ node: home }) } } },
  },
  {
    description: 'reads a home with an API key',
    states: [
      { name: 'a partner has an API key', params: { phone: '+919820000071' } },
      { name: 'a home is on the market', params: { agent: 'A51800000001' } },
    ],
    key: given('Bearer ${apiKey}', 'Bearer pk_test_of_the_pact'),
    method: 'home',
    arguments: { id: given('${listingId}', exampleOf(id())) },
    answer: {
      data: {
        listing: { ...home, agent: { name: text('Asha Kulkarni'), reraNumber: text('A51800000001') } },
      },
    },
  },
  {
    description: 'asks about a home that is not on the market, with an API key',
    states: [{ name: 'a partner has an API key', params: { phone: '+919820000071' } }],
    key: given('Bearer ${apiKey}', 'Bearer pk_test_of_the_pact'),
    method: 'create_lead',
    arguments: {
      input: {
        idempotencyKey: 'about-no-home-of-python',
        listingId: '00000000-0000-4000-8000-000000000000',
        contact: { phone: '+919820000031' },
        consents: [{ channel: 'CALL', purpose: 'LEAD_FOLLOW_UP' }],
      },
    },
    answer: {
      data: {
        createLead: {
          userErrors: each({
            code: oneOf('LISTING_NOT_FOUND'),
            field: each(text('listingId')),
            message: text('There is no such listing.'),
          }),
        },
      },
    },
  },
  {
    description: 'finds homes by a price that cannot be',
    method: 'find_homes',
    arguments: { filter: { priceMax: -1 } },
    answer: { code: 'BAD_USER_INPUT', status: 200 },
  },
  {
    description: 'asks with a key that is none',
    key: 'Bearer pk_test_wrong',
    method: 'lead_feed_cursor',
    arguments: {},
    answer: { code: 'UNAUTHENTICATED', status: 401 },
  },
];

const FOLDERS: Record<string, string> = {
  create_lead: join(python, 'operations'),
  lead_feed_cursor: join(python, 'operations'),
};
const STORED = join(import.meta.dirname, '../../packages/mcp/operations');

/** Of a method, as `pnpm codegen` writes it into the client. */
function operation(method: string): string {
  return print(parse(readFileSync(join(FOLDERS[method] ?? STORED, `${method}.graphql`), 'utf8')));
}

/** What the Python client itself sends, as a program of its own. */
describe('the pact of the Python client', () => {
  const descriptions = CALLS.map(({ description }) => description);
  const pact = consumerPact('python', descriptions);
  afterAll(() => pact.close());

  pythonIt.each(CALLS)('$description', async ({ method, key, answer, ...call }) => {
    const interaction = graphInteraction<unknown>({
      ...call,
      path: '/graphql/partner',
      headers: {
        accept: 'application/json',
        'apollographql-client-name': 'propmubi-python',
        ...(key && { authorization: key }),
      },
      body: { query: operation(method), variables: call.arguments },
      answer,
    });
    const run = async (url: string): Promise<unknown> => {
      const asked = {
        url: `${url}/graphql/partner`,
        key: key ? exampleOf(key).replace('Bearer ', '') : null,
        method,
        arguments: exampleOf(call.arguments),
      };
      const args = ['-B', '-m', 'tests.pact_call', JSON.stringify(asked)];
      const { stdout } = await promisify(execFile)('python3', args, { cwd: python, timeout: 30_000 });
      return JSON.parse(stdout);
    };
    const { result, written, recorded } = await pact.exchange(interaction, run);
    expect(result).toEqual('data' in answer ? exampleOf(answer.data) : { code: answer.code });
    expect(written).toEqual(recorded);
  });

  it('has nothing on record that is not sent', () => {
    expect(pact.descriptions()).toEqual(descriptions);
  });
});
