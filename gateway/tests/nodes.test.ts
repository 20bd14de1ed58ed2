import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expectData, expectErrorCode, httpClient } from '@propmubi/testkit';
import { createNodeWorld, IDS, type NodeWorld } from './support/node-world.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';
import { AGENT } from './support/tokens.js';
import { TRANSPORTS } from './support/transports.js';

const LOOKUP = 'query($ids:[ID!]!){nodeTypes(ids:$ids)}';

describe('Query.node', () => {
  let world: NodeWorld;
  let test: TestGateway;
  let token: string;
  beforeAll(async () => {
    world = createNodeWorld();
    const { transports, supergraphSdl } = world;
    test = await startTestGateway({}, { transports, supergraphSdl });
    token = await test.identity.token(AGENT);
  });
  afterAll(() => test?.gateway.close());
  beforeEach(() => {
    world.requests.length = 0;
    world.down.clear();
  });
  const ask = (query: string, variables: Record<string, unknown> = {}, as?: string) =>
    httpClient(test.url)(query, variables, as);
  const askedForTypes = () => world.requests.filter(([, query]) => query === LOOKUP).map(([name]) => name);

  it('says beside them what is left of the limits of who asks', async () => {
    const response = await fetch(test.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: '{ rateLimit { name limit remaining windowSeconds resetSeconds } }' }),
    });
    const { data } = (await response.json()) as { data: { rateLimit: Record<string, unknown>[] } };
    expect(data.rateLimit.map(({ name }) => name)).toEqual([
      'requests-address',
      'requests-user',
      'cost-address',
      'cost-user',
    ]);
    // The tightest of each kind is in the headers, too.
    for (const [, name, limit] of (response.headers.get('ratelimit-policy') ?? '').matchAll(
      /"([\w-]+)";q=(\d+)/g,
    ))
      expect(data.rateLimit.find((one) => one['name'] === name)).toMatchObject({
        limit: Number(limit),
        windowSeconds: 60,
      });
    const { rateLimit } = expectData<{ rateLimit: { remaining: number; limit: number }[] }>(
      await ask('{ rateLimit { remaining limit } }'),
    );
    expect(rateLimit).toHaveLength(2);
  });

  const QUERY = `query($id: ID!, $ids: [ID!]!, $yes: Boolean!) {
    node(id: $id) { __typename ...home ... on Person { name } ... on Node { same: id } }
    person: node(id: "${IDS.person}") { ... on Person { name } }
    none: node(id: "${IDS.unknown}") { id }
    skipped: node(id: $id) @skip(if: $yes) { id }
    included: node(id: $id) @include(if: $yes) { ... on Home { rooms(atLeast: 3) } }
    nodes(ids: $ids) { kind: __typename id ...home }
  } fragment home on Home { title keeper { name } }`;
  const VARIABLES = { id: IDS.home, ids: [IDS.person, IDS.unknown, IDS.otherHome, IDS.person], yes: true };
  const ANSWER = {
    node: { __typename: 'Home', title: 'Title of 1', keeper: { name: 'Person 5' }, same: IDS.home },
    person: { name: 'Person 5' },
    none: null,
    included: { rooms: 3 },
    nodes: [
      { kind: 'Person', id: IDS.person },
      null,
      { kind: 'Home', id: IDS.otherHome, title: 'Title of 2', keeper: { name: 'Person 5' } },
      { kind: 'Person', id: IDS.person },
    ],
  };

  it.each(Object.keys(TRANSPORTS) as (keyof typeof TRANSPORTS)[])('answers over %s', async (transport) => {
    const { data, errors } = await TRANSPORTS[transport](test.url, {
      query: QUERY,
      variables: VARIABLES,
      token,
    });
    expect(errors).toBeUndefined();
    expect(data).toEqual(ANSWER);
  });

  it('answers a client that would take parts', async () => {
    const accept = 'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json';
    const response = await fetch(test.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify({ query: QUERY, variables: VARIABLES }),
    });
    expect(await response.json()).toEqual({ data: ANSWER });
  });

  it('takes an id in capitals, and gives it as it is', async () => {
    const query = 'query($id: ID!) { node(id: $id) { id ... on Home { title } } }';
    expect(expectData(await ask(query, { id: IDS.home.toUpperCase() }))).toEqual({
      node: { id: IDS.home, title: 'Title of 1' },
    });
  });

  it('asks each subgraph once for all ids of an operation', async () => {
    await ask(QUERY, VARIABLES, await test.identity.token({ sub: crypto.randomUUID() }));
    expect(askedForTypes().sort()).toEqual(['homes', 'people']);
  });

  it('remembers for a viewer whose an id is, and for no other', async () => {
    const query = `{ node(id: "${IDS.home}") { id } none: node(id: "${IDS.unknown}") { id } }`;
    const own = await test.identity.token({ sub: crypto.randomUUID() });
    await ask(query, {}, own);
    world.requests.length = 0;
    await ask(`{ node(id: "${IDS.home}") { id } }`, {}, own);
    expect(askedForTypes()).toEqual(['homes']);
    await ask(
      `{ node(id: "${IDS.home}") { id } }`,
      {},
      await test.identity.token({ sub: crypto.randomUUID() }),
    );
    expect(askedForTypes().slice(1).sort()).toEqual(['homes', 'people']);
  });

  it('is null, without an error, of what the subgraph or the gateway refuses the viewer', async () => {
    const query = `{ draft: node(id: "${IDS.draft}") { id } ledger: node(id: "${IDS.ledger}") { __typename } }`;
    expect((await ask(query)).body).toEqual({ data: { draft: null, ledger: null } });
    expect((await ask(query, {}, token)).body).toEqual({ data: { draft: { id: IDS.draft }, ledger: null } });
    const admin = await test.identity.token({ roles: ['ADMIN'] });
    expect((await ask(query, {}, admin)).body).toEqual({
      data: { draft: { id: IDS.draft }, ledger: { __typename: 'Ledger' } },
    });
  });

  it.each(['', 'x', '1', `${IDS.home}0`, ' ', '__proto__'])(
    'is null for %j, which no subgraph is asked about',
    async (id) => {
      const { body } = await ask('query($id: ID!) { node(id: $id) { id } }', { id });
      expect(body).toEqual({ data: { node: null } });
      expect(world.requests).toEqual([]);
    },
  );

  it('says that an id could not be looked up, and gives the others', async () => {
    world.down.add('people');
    const { body } = await ask('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: [IDS.home, IDS.unknown],
    });
    expect(body.data).toEqual({ nodes: [{ id: IDS.home }, null] });
    expect(body.errors).toMatchObject([{ path: ['nodes', 1], extensions: { code: 'SUBGRAPH_UNREACHABLE' } }]);
  });

  it('refuses more than 50 ids', async () => {
    const query = 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const ids = Array.from({ length: 50 }, () => IDS.unknown);
    expect(expectData(await ask(query, { ids }))).toEqual({ nodes: ids.map(() => null) });
    expectErrorCode(await ask(query, { ids: [...ids, IDS.home] }), 'TOO_MANY_IDS');
  });

  it('costs by the number of ids, and keeps the lookup from clients', async () => {
    const query = 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const costOf = async (ids: string[]) => {
      const response = await fetch(test.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-operation-cost': '1' },
        body: JSON.stringify({ query, variables: { ids } }),
      });
      return ((await response.json()) as { extensions: { cost: { requested: number } } }).extensions.cost
        .requested;
    };
    const [one, ten] = [await costOf([IDS.home]), await costOf(Array(10).fill(IDS.home))];
    expect(ten).toBe(10 * one);
    expectErrorCode(await ask(LOOKUP, { ids: [IDS.home] }), 'GRAPHQL_VALIDATION_FAILED');
  });

  it('finds what a new supergraph has, after a reload', async () => {
    await test.gateway.reload(world.supergraphSdl);
    expect(expectData(await ask(`{ node(id: "${IDS.person}") { ... on Person { name } } }`))).toEqual({
      node: { name: 'Person 5' },
    });
  });
});
