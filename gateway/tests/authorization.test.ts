import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expectData, httpClient } from '@propmubi/testkit';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';
import { AGENT } from './support/tokens.js';

describe('authorization', () => {
  let test: TestGateway;
  beforeAll(async () => {
    test = await startTestGateway();
  });
  afterAll(() => test.gateway.close());
  beforeEach(() => {
    test.world.resolved.length = 0;
  });
  const ask = (query: string, token?: string) => httpClient(test.url)(query, {}, token);
  const denied = (path: (string | number)[], code: string) =>
    expect.objectContaining({ path, extensions: { code } });

  it('nulls what an anonymous viewer may not read, says where and why, and never fetches it', async () => {
    const { body } = await ask('{ listing(id: "l1") { title secret ownerPhone } }');
    expect(body.data).toEqual({ listing: { title: 'Listing l1', secret: null, ownerPhone: null } });
    expect(body.errors).toEqual([
      denied(['listing', 'secret'], 'UNAUTHENTICATED'),
      denied(['listing', 'ownerPhone'], 'UNAUTHENTICATED'),
    ]);
    expect(test.world.resolved).toEqual([]);
  });

  it.each([
    ['an alias', '{ listing(id: "l1") { open: secret } }', ['listing', 'open']],
    ['an inline fragment', '{ listing(id: "l1") { ... on Listing { secret } } }', ['listing', 'secret']],
    [
      'a named fragment',
      '{ listing(id: "l1") { ...f } } fragment f on Listing { secret }',
      ['listing', 'secret'],
    ],
    ['an interface', '{ listing(id: "l1") { named { secret } } }', ['listing', 'named', 'secret']],
    [
      'a fragment in an interface',
      '{ listing(id: "l1") { named { ... on Listing { secret } } } }',
      ['listing', 'named', 'secret'],
    ],
  ])('holds through %s', async (_what, query, path) => {
    const { body } = await ask(query);
    expect(body.errors).toEqual([denied(path, 'UNAUTHENTICATED')]);
    expect(test.world.resolved).toEqual([]);
  });

  it('wants one whole alternative of @requiresScopes', async () => {
    const query = '{ listing(id: "l1") { ownerPhone } }';
    const half = await ask(query, await test.identity.token({ scopes: ['leads:read'] }));
    expect(half.body.errors).toEqual([denied(['listing', 'ownerPhone'], 'MISSING_SCOPE')]);
    expectData(await ask(query, await test.identity.token(AGENT)));
    expectData(await ask(query, await test.identity.token({ scopes: ['platform:admin'] })));
  });

  it('decides @policy by role', async () => {
    const query = '{ listing(id: "l1") { audit } }';
    const agent = await ask(query, await test.identity.token(AGENT));
    expect(agent.body.errors).toEqual([denied(['listing', 'audit'], 'POLICY_DENIED')]);
    expectData(await ask(query, await test.identity.token({ roles: ['ADMIN'] })));
  });

  it('nulls only the forbidden one of a hundred aliases', async () => {
    const fields = Array.from({ length: 100 }, (_, n) => (n === 57 ? 'a57: secret' : `a${n}: title`)).join(
      ' ',
    );
    const { body } = await ask(`{ listing(id: "l1") { ${fields} } }`);
    const { listing } = body.data as { listing: Record<string, unknown> };
    expect(Object.values(listing).filter((value) => value === null)).toHaveLength(1);
    expect(body.errors).toEqual([denied(['listing', 'a57'], 'UNAUTHENTICATED')]);
  });

  it('denies a root field, and answers the others', async () => {
    const { body } = await ask('{ me { id } leads }');
    expect(body.data).toEqual({ me: null, leads: 0 });
    expect(test.world.resolved).not.toContain('Query.me');
  });

  it('authorizes the operation that runs, not its neighbours in the document', async () => {
    const query = 'query open { leads } query closed { me { id } }';
    const response = await fetch(test.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, operationName: 'open' }),
    });
    expect(await response.json()).toEqual({ data: { leads: 0 } });
    const unnamed = await ask(query);
    expect(unnamed.body.errors).toMatchObject([{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }]);
  });

  it('never shares a plan between viewers who may read different fields', async () => {
    const query = '{ listing(id: "l2") { secret } }';
    const token = await test.identity.token({ sub: randomUUID() });
    expect((await ask(query)).body.data).toEqual({ listing: { secret: null } });
    expect((await ask(query, token)).body.data).toEqual({ listing: { secret: 'secret-value' } });
    expect((await ask(query)).body.data).toEqual({ listing: { secret: null } });
  });

  it('holds for requests that Apollo Server answers', async () => {
    const query = new URLSearchParams({ query: '{ listing(id: "l1") { secret } }' });
    const response = await fetch(`${test.url}?${query}`, { headers: { 'apollo-require-preflight': '1' } });
    expect(await response.json()).toMatchObject({
      data: { listing: { secret: null } },
      errors: [{ path: ['listing', 'secret'], extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });
});
