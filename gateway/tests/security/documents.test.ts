import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DOCUMENT_ATTACKS } from '../support/document-attacks.js';
import { startTestGateway, type TestGateway } from '../support/start-gateway.js';
import { TRANSPORTS, type TransportName } from '../support/transports.js';

/** Node's own limit on a request line and its headers; a longer GET never reaches the gateway. */
const MAX_URL = 8 * 1024;

describe('documents that ask for too much', () => {
  let test: TestGateway;
  beforeAll(async () => {
    test = await startTestGateway();
  });
  afterAll(() => test.gateway.close());
  beforeEach(() => {
    test.world.resolved.length = 0;
  });

  const cases = (Object.keys(TRANSPORTS) as TransportName[]).flatMap((transport) =>
    DOCUMENT_ATTACKS.filter(
      ({ query, variables }) =>
        transport !== 'GET' || encodeURIComponent(query + JSON.stringify(variables ?? '')).length < MAX_URL,
    ).map((attack) => ({ transport, ...attack })),
  );

  it.each(cases)('$transport: $name → $code', async ({ transport, query, variables, code }) => {
    const answer = await TRANSPORTS[transport](test.url, { query, variables });
    expect(answer.errors?.map(({ extensions }) => extensions?.['code'])).toContain(code);
    expect(answer.data ?? null).toBeNull();
    if (transport === 'POST' || transport === 'GET') expect(answer.status).toBe(400);
    expect(test.world.resolved).toEqual([]);
  });

  it('says where in the document an error is, and suggests no names', async () => {
    const { errors } = await TRANSPORTS.POST(test.url, { query: '{\n  listing(id: "l1") { titel }\n}' });
    expect(errors).toMatchObject([
      { message: 'Cannot query field "titel" on type "Listing".', locations: [{ line: 2, column: 23 }] },
    ]);
  });
});

describe('the same documents where limits are off', () => {
  let test: TestGateway;
  beforeAll(async () => {
    test = await startTestGateway({ limits: undefined });
  });
  afterAll(() => test.gateway.close());

  // What could return too much would be returned here.
  const cases = (Object.keys(TRANSPORTS) as TransportName[]).flatMap((transport) =>
    DOCUMENT_ATTACKS.filter(
      ({ query, variables, code }) =>
        code !== 'OPERATION_TOO_EXPENSIVE' &&
        (transport !== 'GET' || encodeURIComponent(query + JSON.stringify(variables ?? '')).length < MAX_URL),
    ).map((attack) => ({ transport, ...attack })),
  );

  it.each(cases)('$transport: $name is no failure of ours', async ({ transport, query, variables }) => {
    const { errors = [] } = await TRANSPORTS[transport](test.url, { query, variables });
    const codes = errors.map(({ extensions }) => extensions?.['code']);
    expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
    expect(codes).not.toContain(undefined);
  });
});
