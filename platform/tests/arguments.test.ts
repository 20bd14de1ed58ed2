import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeCursor, type Subgraph } from '@propmubi/runtime';
import { expectData, httpClient } from '@propmubi/testkit';
import { type ExecutionResult, parse } from 'graphql';
import { callsOf, type FieldCall, inLists, isNullable, leafNameOf } from './generated-operations.js';
import { type GeneratedWorld, openGeneratedWorld, SUBGRAPHS } from './generated-world.js';

const MINUTE = 60_000;
const REFUSED = /^(BAD_USER_INPUT|BAD_CURSOR)$/;

const BAD_TEXTS = ['a\u0000b', '\ud800', 'x\udc00y'];
const BAD_VALUES: Readonly<Record<string, readonly unknown[]>> = {
  String: BAD_TEXTS,
  ID: BAD_TEXTS,
  LocalDate: ['0000-01-01', '2026-02-30', '12026-01-01', 'x'],
  DateTime: ['0000-01-01T00:00:00Z', '-000001-01-01T00:00:00Z', '+275760-01-01T00:00:00Z', 'x'],
  EmailAddress: ['not-an-email', 'a\u0000@example.com'],
  URL: ['no url'],
  Rupees: [12.5, 9_007_199_254_740_993, 'x'],
  SafeInt: [12.5, 9_007_199_254_740_993, 'x'],
};
/** What is no one's mistake to send, and must have an answer of any kind but an internal error. */
const EXTREME_VALUES: Readonly<Record<string, readonly unknown[]>> = {
  String: ['', ' ', '%_\\', '\'"$1?', 'x'.repeat(20_000), '1e999', '🏠'],
  ID: ['', 'not-an-id', '0', 'x'.repeat(5_000)],
  Int: [0, -1, 2_147_483_647, -2_147_483_648],
  Float: [0, -1e300, 1e300, 1e-300],
  LocalDate: ['0001-01-01', '9999-12-31'],
  DateTime: ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'],
  Rupees: [0, -1, 9_007_199_254_740_991, -9_007_199_254_740_991],
  SafeInt: [0, -1, 9_007_199_254_740_991, -9_007_199_254_740_991],
};
const BAD_CURSORS = [
  'garbage', '%', encodeCursor([]), encodeCursor([null]), encodeCursor(['x']), encodeCursor(['x', 'y']),
  encodeCursor(['a\u0000', '0193d3a0-0000-7000-8000-0000000000aa']), encodeCursor([1e300]), encodeCursor([-1, -1]),
  encodeCursor(['NEWEST', 'x', 'y']), encodeCursor(['NEWEST', '99999-01-01', '0193d3a0-0000-7000-8000-0000000000aa']),
  encodeCursor(['PRICE_ASC', 'x', '0193d3a0-0000-7000-8000-0000000000aa']), encodeCursor([1e300, 'x']),
  encodeCursor(['\ud800', '0193d3a0-0000-7000-8000-0000000000aa']), encodeCursor([2 ** 63]), encodeCursor(['name', 'no-uuid']),
]; // prettier-ignore

describe('arguments of every field', () => {
  let world: GeneratedWorld;

  beforeAll(async () => {
    world = await openGeneratedWorld();
  }, 2 * MINUTE);
  afterAll(() => world?.close());

  const send = ({ document, variables }: Pick<FieldCall, 'document' | 'variables'>, subgraph: Subgraph) =>
    subgraph.execute({ document: parse(document), variables }, world.viewer);

  async function answersOf(subgraph: Subgraph, calls: Iterable<FieldCall>) {
    const answers: { name: string; codes: unknown[] }[] = [];
    for (const call of calls) answers.push({ name: call.name, codes: codesOf(await send(call, subgraph)) });
    return answers;
  }
  const internal = (answers: { name: string; codes: unknown[] }[]) =>
    answers.filter(({ codes }) => codes.includes('INTERNAL_SERVER_ERROR')).map(({ name }) => name);

  describe.each(SUBGRAPHS)('of %s', (name) => {
    it(
      'may be null where they may be left out',
      async () => {
        const subgraph = world.subgraphOf(name);
        const calls = callsOf(subgraph.schema, world.known, (input) => (isNullable(input) ? [null] : []));
        const answers = await answersOf(subgraph, calls);
        expect(answers.length).toBeGreaterThan(0);
        expect(internal(answers)).toEqual([]);
        expect(answers.filter(({ codes }) => codes.includes('BAD_CURSOR'))).toEqual([]);
      },
      2 * MINUTE,
    );

    it(
      'are refused when they cannot be kept or are no value of their type',
      async () => {
        const subgraph = world.subgraphOf(name);
        const calls = callsOf(subgraph.schema, world.known, (input) =>
          (BAD_VALUES[leafNameOf(input) ?? ''] ?? []).map((value) => inLists(input, value)),
        );
        const answers = await answersOf(subgraph, calls);
        expect(answers.length).toBeGreaterThan(0);
        expect(answers.filter(({ codes }) => !REFUSED.test(String(codes[0])))).toEqual([]);
      },
      4 * MINUTE,
    );

    it(
      'never cause an internal error by being extreme, nor do altered cursors',
      async () => {
        const subgraph = world.subgraphOf(name);
        const calls = callsOf(subgraph.schema, world.known, (input) => {
          const values = EXTREME_VALUES[leafNameOf(input) ?? ''] ?? [];
          const cursors = ['after', 'before'].includes(input.name) ? BAD_CURSORS : [];
          return [...values, ...cursors].map((value) => inLists(input, value));
        });
        expect(internal(await answersOf(subgraph, calls))).toEqual([]);
      },
      6 * MINUTE,
    );
  });

  it('are refused as literals like as variables', async () => {
    const literals = [
      ['identity', 'mutation { updateProfile(input: { email: "not-an-email" }) { __typename } }'],
      ['property', '{ feed(filter: { priceMin: "abc" }) { __typename } }'],
      ['property', '{ feed(filter: { priceMin: 12.5 }) { __typename } }'],
      ['property', '{ feed(first: 3000000000) { __typename } }'],
    ] as const;
    for (const [name, document] of literals) {
      expect([document, codesOf(await send({ document, variables: {} }, world.subgraphOf(name)))]).toEqual([
        document,
        ['BAD_USER_INPUT'],
      ]);
    }
  });

  it('reach the subgraphs through the gateway as null', async () => {
    const ask = httpClient(world.platform.url);
    const whole = expectData(await ask('{ feed { edges { node { id } } } }'));
    const literal = '{ feed(filter: null, first: null, after: null, sort: null) { edges { node { id } } } }';
    expect(expectData(await ask(literal))).toEqual(whole);
    const variables = { filter: null, first: null, after: null };
    const byVariable =
      'query($filter: ListingFilter, $first: Int, $after: String) { feed(filter: $filter, first: $first, after: $after) { edges { node { id } } } }';
    expect(expectData(await ask(byVariable, variables))).toEqual(whole);
    const { body } = await ask('{ feed(filter: { priceMin: "abc" }) { edges { node { id } } } }');
    expect(body.errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });
});

function codesOf({ errors = [] }: ExecutionResult): unknown[] {
  return errors.map(({ extensions }) => extensions['code']);
}
