import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ATTACKS_BY_TRANSPORT } from '../support/attacks-by-transport.js';
import { startTestGateway, type TestGateway } from '../support/start-gateway.js';
import { TRANSPORTS } from '../support/transports.js';

describe('documents that ask for too much', () => {
  let test: TestGateway;
  beforeAll(async () => {
    test = await startTestGateway();
  });
  afterAll(() => test.gateway.close());
  beforeEach(() => {
    test.world.resolved.length = 0;
  });

  it.each(ATTACKS_BY_TRANSPORT)(
    '$transport: $name → $code',
    async ({ transport, query, variables, code }) => {
      const answer = await TRANSPORTS[transport](test.url, { query, variables });
      expect(answer.errors?.map(({ extensions }) => extensions?.['code'])).toContain(code);
      expect(answer.data ?? null).toBeNull();
      if (transport === 'POST' || transport === 'GET') expect(answer.status).toBe(400);
      expect(test.world.resolved).toEqual([]);
    },
  );

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
  const cases = ATTACKS_BY_TRANSPORT.filter(({ code }) => code !== 'OPERATION_TOO_EXPENSIVE');

  it.each(cases)('$transport: $name is no failure of ours', async ({ transport, query, variables }) => {
    const { errors = [] } = await TRANSPORTS[transport](test.url, { query, variables });
    const codes = errors.map(({ extensions }) => extensions?.['code']);
    expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
    expect(codes).not.toContain(undefined);
  });
});
