import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expectData, expectErrorCode, httpClient } from '@propmubi/testkit';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';

const repeat = (count: number, make: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => make(n)).join(' ');

describe('limits', () => {
  let test: TestGateway;
  beforeAll(async () => {
    test = await startTestGateway({ introspection: 'scope' });
  });
  afterAll(() => test.gateway.close());
  beforeEach(() => {
    test.world.resolved.length = 0;
  });
  const ask = (query: string, variables?: Record<string, unknown>) =>
    httpClient(test.url, { accept: 'application/graphql-response+json' })(query, variables);
  const nested = (depth: number) =>
    `{ listing(id: "l1") { ${'named { ... on Listing { '.repeat(depth)} title ${'} }'.repeat(depth)} } }`;
  const bomb = `{ listing(id: "l1") { ...f0 } } ${repeat(30, (n) => `fragment f${n} on Listing { ${n === 29 ? 'title' : `named { ...f${n + 1} } b: named { ...f${n + 1} }`} }`)}`;

  it.each([
    ['depth 50', nested(50), 'TOO_DEEP'],
    [
      '1,000 aliases of a mutation',
      `mutation { ${repeat(1_000, (n) => `a${n}: renameListing(id: "l", title: "t") { id }`)} }`,
      'TOO_MANY_TOKENS',
    ],
    [
      '200 aliases of a mutation',
      `mutation { ${repeat(150, (n) => `a${n}: renameListing(id: "l", title: "t") { id }`)} }`,
      'TOO_MANY_ROOT_FIELDS',
    ],
    ['400 aliases', `{ listing(id: "l1") { ${repeat(400, (n) => `a${n}: title`)} } }`, 'TOO_MANY_ALIASES'],
    ['10,000 repeated fields', `{ ${repeat(10_000, () => 'leads')} }`, 'TOO_MANY_TOKENS'],
    ['4,000 repeated fields', `{ listing(id: "l1") { ${repeat(4_000, () => 'title')} } }`, 'TOO_MANY_FIELDS'],
    ['600,000 characters', `{ ${'leads '.repeat(100_000)} }`, 'DOCUMENT_TOO_LARGE'],
    ['20,000 tokens', `{ ${'leads '.repeat(20_000)} }`, 'TOO_MANY_TOKENS'],
    ['a bomb of nested fragments', bomb, 'TOO_DEEP'],
    [
      'a flat bomb of fragments',
      bomb.replaceAll(/f(\d+)/g, 'f$1').replace(
        '...f0',
        repeat(1_500, () => '...f25'),
      ),
      'TOO_MANY_FIELDS',
    ],
    ['many directives', `{ ${repeat(120, () => 'leads @include(if: true)')} }`, 'TOO_MANY_DIRECTIVES'],
    [
      'a cycle of fragments',
      '{ listing(id: "l1") { ...a } } fragment a on Listing { ...b } fragment b on Listing { ...a }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a branching cycle of fragments',
      '{ leads } fragment a on Listing { named { ...a } b: named { ...a } c: named { ...a } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a reserved name', '{ __proto__: leads }', 'RESERVED_NAME'],
    [
      'first: 100 nested four deep',
      `{ feed(first: 100) { edges { node { similar(first: 100) { edges { node { similar(first: 100) { edges { node { similar(first: 100) { edges { node { id } } } } } } } } } } } } }`,
      'OPERATION_TOO_EXPENSIVE',
    ],
    ['first: 1e9', '{ feed(first: 1000000000) { edges { node { id } } } }', 'OPERATION_TOO_EXPENSIVE'],
  ])('refuses %s before any subgraph is called', async (_what, query, code) => {
    const answer = await ask(query);
    expectErrorCode(answer, code);
    expect(answer.status).toBe(400);
    expect(test.world.resolved).toEqual([]);
  });

  it('prices a page asked for by a variable, and its default', async () => {
    const query = 'query ($n: Int = 90000) { feed(first: $n) { edges { node { id } } } }';
    expectErrorCode(await ask(query), 'OPERATION_TOO_EXPENSIVE');
    expectErrorCode(await ask(query, { n: 50_000 }), 'OPERATION_TOO_EXPENSIVE');
    expectData(await ask(query, { n: 2 }));
    expectData(await ask('{ feed { edges { node { id } } } }'));
  });

  it('refuses 10,000 variables and variables with too much inside', async () => {
    const declared = `query (${repeat(200, (n) => `$v${n}: String`)}) { leads }`;
    expectErrorCode(await ask(declared), 'TOO_MANY_VARIABLES');
    const given = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`v${n}`, n]));
    expectErrorCode(await ask('{ leads }', given), 'TOO_MANY_VARIABLES');
    expectErrorCode(
      await ask('query ($s: String) { feed(after: $s) { edges { node { id } } } }', { s: { a: [1] } }),
      'BAD_USER_INPUT',
    );
  });

  it('refuses a body of 10 MB as 413', async () => {
    const answer = await ask(`{ leads } # ${'x'.repeat(10 * 1024 * 1024)}`);
    expect(answer.status).toBe(413);
    expectErrorCode(answer, 'BODY_TOO_LARGE');
  });

  it('refuses a batch', async () => {
    const response = await fetch(test.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ query: '{ leads }' }, { query: '{ leads }' }]),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  it('refuses a body that sets a prototype', async () => {
    const response = await fetch(test.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ leads }","variables":{"__proto__":{"admin":true}}}',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  it('prices a persisted query like any other', async () => {
    const query = '{ feed(first: 99999) { edges { node { id } } } }';
    const extensions = {
      persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') },
    };
    const send = async (body: unknown) => {
      const response = await fetch(test.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return (await response.json()) as { errors: [{ extensions: { code: string } }] };
    };
    expect((await send({ extensions })).errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect((await send({ query, extensions })).errors[0].extensions.code).toBe('OPERATION_TOO_EXPENSIVE');
    expect(test.world.resolved).toEqual([]);
  });

  it('lets holders of graph:introspect alone read the schema', async () => {
    const query = '{ __schema { queryType { name } } }';
    expectErrorCode(await ask(query), 'INTROSPECTION_DISABLED');
    expectErrorCode(
      await ask('{ ...f } fragment f on Query { __type(name: "Query") { name } }'),
      'INTROSPECTION_DISABLED',
    );
    const partner = await test.identity.token({ scopes: ['graph:introspect'] });
    expectData(await httpClient(test.url)(query, {}, partner));
    expectData(await ask('{ __typename }'));
  });

  it('tells holders of graph:introspect how an operation is answered, beside its answer or instead of it', async () => {
    const partner = await test.identity.token({ scopes: ['graph:introspect'] });
    const explained = (how: string, query: string, token?: string) =>
      httpClient(test.url, { 'x-query-plan': how })(query, {}, token);
    const query = 'query Home { listing(id: "l1") { title agent { name } } }';
    expect((await explained('1', query)).body.extensions).toBeUndefined();
    const beside = await explained('1', query, partner);
    expectData(beside);
    expect(beside.body.extensions).toMatchObject({
      queryPlan: expect.stringContaining('Fetch(service: "identity")'),
      fetches: [
        { subgraph: 'property', path: '', entities: 0, failed: false },
        { subgraph: 'identity', path: 'listing.agent', entities: 1, failed: false },
      ],
    });
    const resolved = test.world.resolved.length;
    const { body } = await explained('only', query, partner);
    const agent = { kind: 'Fetch', subgraph: 'identity', path: 'listing.agent', entities: ['Agent(id)'] };
    expect(body).toMatchObject({
      data: null,
      extensions: {
        queryPlanTree: [
          {
            kind: 'Sequence',
            nodes: [
              { kind: 'Fetch', subgraph: 'property', path: '', entities: [] },
              { kind: 'Flatten', path: 'listing.agent', nodes: [agent] },
            ],
          },
        ],
      },
    });
    const mutation = 'mutation { renameListing(id: "l1", title: "x") { title } }';
    expect((await explained('only', mutation, partner)).body.data).toBeNull();
    const subscription = await explained('only', 'subscription { ticks { n } }', partner);
    expect(subscription.body.extensions).toMatchObject({
      queryPlanTree: [{ kind: 'Subscription', nodes: [{ kind: 'Fetch', subgraph: 'crm' }] }],
    });
    expectErrorCode(await explained('only', mutation), 'INTROSPECTION_DISABLED');
    const byGet = await fetch(`${test.url}?query=%7Bleads%7D`, { headers: { 'x-query-plan': 'only' } });
    expect(byGet.status).toBe(400);
    expect(test.world.resolved).toHaveLength(resolved);
  });
});
