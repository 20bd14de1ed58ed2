import { describe, expect, it, jest } from '@jest/globals';
import { createFederation, type Federation } from '../src/index.js';
import { composeSupergraph, type TestSubgraph } from './support/compose.js';
import type { PlannerReading } from '../src/index.js';
import { federate, type RunOptions } from './support/federate.js';

const subgraphs: Record<string, TestSubgraph> = {
  homes: {
    typeDefs: `enum Sort { NEW OLD } input Filter { min: Int = 1 tags: [String!] sort: Sort inner: Filter }
      scalar Json
      type Query { homes(first: Int = 2, filter: Filter, sort: Sort = OLD, ids: [ID!], json: Json, open: Boolean): [Home!]! }
      type Mutation { keep(id: ID!): String leave(id: ID!): String }
      type Home @key(fields: "id") { id: ID! args: String near(km: Float): [Home!] }`,
    resolvers: {
      Query: { homes: (_: unknown, args: object) => [{ id: '1', args: JSON.stringify(args) }] },
      Mutation: {
        keep: (_: unknown, { id }: { id: string }) => `kept ${id}`,
        leave: (_: unknown, { id }: { id: string }) => `left ${id}`,
      },
      Home: { near: (_: unknown, args: object) => [{ id: '2', args: JSON.stringify(args) }] },
    },
  },
  scores: {
    typeDefs: `type Home @key(fields: "id") { id: ID! score(of: String): String }`,
    resolvers: { Home: { score: ({ id }: { id: string }, { of }: { of: string }) => `${id}/${of}` } },
  },
};

/** A federation that counts what its planner is asked. */
function counted() {
  const world = federate(subgraphs);
  const { planner } = world.federation.prepare('{ __typename }').model.reading as PlannerReading;
  return { ...world, planned: jest.spyOn(planner, 'buildQueryPlan') };
}

const BASE = 'query A { homes(first: 1, filter: { min: 3 }) { id score(of: "a") args } }';

describe('the plan of an operation', () => {
  const { federation, planned, run } = counted();
  const { plan } = federation.prepare(BASE);

  it.each([
    ['renamed', BASE.replace('query A', 'query Other')],
    ['without a name', BASE.replace('query A ', '')],
    ['in another layout, with comments', BASE.replaceAll(' ', '\n,,  ').replace('{', '{ # here\n')],
    [
      'with other literals',
      BASE.replace('1', '77').replace('min: 3', 'tags: ["x", "y"]').replace('"a"', '"""b"""'),
    ],
    [
      'with other aliases of its leaves',
      BASE.replace('id score', 'score: id other: score').replace('args }', 'id: args }'),
    ],
    ['in another order', 'query A { homes(first: 1, filter: { min: 3 }) { args score(of: "a") id } }'],
    [
      'with fragments',
      'query A { ...F } fragment F on Query { homes(first: 1, filter: { min: 3 }) { ... { id args } ...H } } fragment H on Home { score(of: "a") id }',
    ],
  ])('is found by the same operation %s', (_, source) => {
    planned.mockClear();
    expect(federation.prepare(source).plan).toBe(plan);
    expect(planned).not.toHaveBeenCalled();
  });

  it('is found by the same operation among others', () => {
    const source = `${BASE} query B { homes { id } ...F } fragment F on Query { __typename }`;
    expect(federation.prepare(source, 'A').plan).toBe(plan);
  });

  it('is made once for 5,000 names', () => {
    planned.mockClear();
    for (let index = 0; index < 5_000; index++)
      federation.prepare(
        `query N${index} { homes(first: ${index}) { id near(km: ${index / 4}) { id score } } }`,
      );
    expect(planned).toHaveBeenCalledTimes(1);
  });

  it('does not name requests after the client’s operation', async () => {
    const names = new Set<string | undefined>();
    for (const name of ['One', 'Two'])
      await federation.execute(federation.prepare(BASE.replace('A', name)), {
        contextValue: {},
        onFetch: ({ operationName }) => void names.add(operationName) as undefined,
      });
    expect(names).toEqual(new Set([undefined]));
  });

  it('runs the fields of a mutation in the client’s order', async () => {
    const source = 'mutation { leave(id: 2) keep(id: 1) again: leave(id: 2) }';
    const text = JSON.stringify(await run(source));
    expect(text).toBe('{"data":{"leave":"left 2","keep":"kept 1","again":"left 2"}}');
  });
});

describe('literals that became variables', () => {
  const { run, requests } = counted();
  const argsOf = async (args: string, options: RunOptions = {}, head = ''): Promise<unknown> => {
    requests.length = 0;
    const { data, errors } = await run(`${head} { homes${args} { args } }`, options);
    expect(errors).toBeUndefined();
    const [home] = data?.homes as { args: string }[];
    return JSON.parse(home?.args ?? '');
  };
  const defaults = { first: 2, sort: 'OLD' };

  it.each([
    ['', defaults],
    ['(first: null)', { first: null, sort: 'OLD' }],
    ['(first: 5, sort: NEW)', { first: 5, sort: 'NEW' }],
    ['(filter: {})', { ...defaults, filter: { min: 1 } }],
    [
      '(filter: { tags: "one", sort: NEW, min: null })',
      { ...defaults, filter: { min: null, tags: ['one'], sort: 'NEW' } },
    ],
    [
      '(filter: { inner: { inner: { tags: [] } } })',
      { ...defaults, filter: { min: 1, inner: { min: 1, inner: { min: 1, tags: [] } } } },
    ],
    ['(ids: 7)', { ...defaults, ids: ['7'] }],
    ['(ids: [7, "x"])', { ...defaults, ids: ['7', 'x'] }],
    [
      '(json: { a: [1, "x", true, null, { b: {} }] })',
      { ...defaults, json: { a: [1, 'x', true, null, { b: {} }] } },
    ],
    ['(json: 1.50)', { ...defaults, json: 1.5 }],
    ['(open: false)', { ...defaults, open: false }],
  ])('are coerced as they were: %s', async (args, expected) => {
    expect(await argsOf(args)).toEqual(expected);
  });

  it('stay beside variables in one value', async () => {
    const head = 'query ($min: Int, $tag: String!, $representations: Int, $literal__v0: Int)';
    const args =
      '(first: $representations, filter: { min: $min, tags: [$tag, "b"], inner: { min: 9, tags: [$tag] } }, ids: [1], json: $literal__v0)';
    const variables = { min: 4, tag: 'a', representations: 6, literal__v0: 8 };
    await expect(
      argsOf(
        args.replace(', json: $literal__v0', ''),
        { variables },
        head.replace(', $literal__v0: Int', ''),
      ),
    ).resolves.toEqual({
      first: 6,
      sort: 'OLD',
      ids: ['1'],
      filter: { min: 4, tags: ['a', 'b'], inner: { min: 9, tags: ['a'] } },
    });
  });

  it('do not take a name that the client uses', async () => {
    const head = 'query ($literal__v0: Int)';
    const variables = { literal__v0: 8 };
    expect(await argsOf('(first: $literal__v0, sort: NEW)', { variables }, head)).toEqual({
      first: 8,
      sort: 'NEW',
    });
  });

  it('merge where the fields merge, and only there', async () => {
    const { data } = await run(
      '{ homes(first: 1) { id } homes(first: 1) { args } a: homes(first: 2) { args } b: homes(first: 1) { args } }',
    );
    expect(data).toEqual({
      homes: [{ id: '1', args: '{"first":1,"sort":"OLD"}' }],
      a: [{ args: '{"first":2,"sort":"OLD"}' }],
      b: [{ args: '{"first":1,"sort":"OLD"}' }],
    });
  });

  it('of directives decide what is fetched', async () => {
    expect(await run('{ homes { id args @include(if: false) } }')).toEqual({
      data: { homes: [{ id: '1' }] },
    });
    expect(requests.at(-1)?.query).toContain('@include(if:false)');
  });

  it('keep collapsed answers apart', async () => {
    const { federation } = federate(subgraphs);
    const answers = await Promise.all(
      ['query A { homes(first: 1) { args } }', 'query B { homes(first: 2) { args } }'].map((source) =>
        federation.executeToJson(federation.prepare(source), { contextValue: {}, scopeKey: 'one' }),
      ),
    );
    expect(String(answers[0])).toContain('\\"first\\":1');
    expect(String(answers[1])).toContain('\\"first\\":2');
  });
});

describe('the caches', () => {
  const CACHE_BYTES = 3 * 1024 * 1024;
  const open = (): Federation<unknown> =>
    createFederation<unknown>({
      supergraphSdl: composeSupergraph(subgraphs),
      transports: () => ({ fetch: () => Promise.reject(new Error('not asked')) }),
      cacheBytes: CACHE_BYTES,
    });

  it.each([
    ['names', (index: number) => `query N${index} { homes { id } }`],
    ['aliases', (index: number) => `{ a${index}: homes { id } }`],
    ['comments', (index: number) => `{ homes { id } } # ${index}`],
    [
      'literals in conditions',
      (index: number) => `{ homes { id ${'args '.repeat(index % 50)} @skip(if: true) } }`,
    ],
  ])('stay within their bytes for 12,500 documents that differ in %s', (_, sourceOf) => {
    const federation = open();
    let most = 0;
    for (let index = 0; index < 12_500; index++) {
      federation.prepare(sourceOf(index));
      most = Math.max(most, federation.cachedBytes);
    }
    expect(most).toBeGreaterThan(CACHE_BYTES / 10);
    expect(most).toBeLessThanOrEqual(CACHE_BYTES);
  });

  it('forget plans that are least recently used, and make them again', () => {
    const federation = open();
    const first = federation.prepare('{ homes { id } }').plan;
    for (let index = 0; index < 400; index++)
      federation.prepare(
        `query (${'abcdefghi'.slice(index % 9)}${index}: Boolean!) { homes { id } }`
          .replace('(', '($')
          .replace('{ id }', `{ id @include(if: $${'abcdefghi'.slice(index % 9)}${index}) args }`),
      );
    expect(federation.prepare('{ homes { id } }').plan).not.toBe(first);
  });
});
