import { expect, it } from '@jest/globals';
import { buildClientSchema, type IntrospectionQuery, lexicographicSortSchema, printSchema } from 'graphql';
import { committed } from '../support/contract-names.js';
import { startTestGateway, type TestGateway } from '../support/start-gateway.js';

const OFF = { address: 0, user: 0, key: 0, tenant: 0 };

/** `/schema.graphql` and `/schema.json`. */
export function describeSchemaFiles(gateway: () => TestGateway): void {
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(new URL(path, gateway().url), { headers });
    return { status: response.status, etag: response.headers.get('etag') ?? '', text: await response.text() };
  };
  const as = async (claims: Parameters<TestGateway['identity']['token']>[0]) => ({
    authorization: `Bearer ${await gateway().identity.token(claims)}`,
  });

  it('is the caller’s: of a contract, or everything for who may introspect it', async () => {
    const introspector = { roles: ['ADMIN'], scopes: ['graph:introspect'] };
    expect((await get('/schema.graphql')).text).toBe(committed('contracts/public'));
    expect((await get('/schema.graphql', await as({ key: true, ...introspector }))).text).toBe(
      committed('contracts/partner'),
    );
    expect((await get('/schema.graphql', await as(introspector))).text).toBe(committed('api'));
    expect((await get('/schema.graphql?contract=partner')).text).toBe(committed('contracts/partner'));
    const { data } = JSON.parse((await get('/schema.json')).text) as { data: IntrospectionQuery };
    expect(printSchema(lexicographicSortSchema(buildClientSchema(data)))).toBe(
      committed('contracts/public').trimEnd(),
    );
    for (const contract of ['internal', 'constructor', ''])
      expect((await get(`/schema.graphql?contract=${contract}`)).status).toBe(404);
    expect((await get('/schema.json', { authorization: 'Bearer a.b.c' })).status).toBe(401);
  });

  it('is not sent again to who has it', async () => {
    const { etag } = await get('/schema.graphql');
    const held = (tag: string) => get('/schema.graphql', { 'if-none-match': tag });
    expect(await held(etag)).toEqual({ status: 304, etag, text: '' });
    expect((await held(`"x", W/${etag}`)).status).toBe(304);
    expect((await held('"x"')).status).toBe(200);
    expect(
      (await get('/schema.graphql', { ...(await as({ key: true })), 'if-none-match': etag })).status,
    ).toBe(200);
  });

  it('is for a stranger what they pay for: a thousand times', async () => {
    const clientLimits = {
      requestsPerMinute: OFF,
      costPerMinute: { ...OFF, address: 3_000 },
      costInFlight: OFF,
      planningMsPerMinute: 0,
    };
    const limited = await startTestGateway({ clientLimits });
    const url = new URL('/schema.json', limited.url);
    const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await fetch(url)).status));
    await limited.gateway.close();
    expect(statuses.filter((status) => status === 200)).toHaveLength(3);
    expect(statuses.filter((status) => status === 429)).toHaveLength(17);
  });
}
