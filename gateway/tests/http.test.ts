import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData, httpClient } from '@propmubi/testkit';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';

describe('POST /graphql', () => {
  let test: TestGateway;
  beforeAll(async () => {
    test = await startTestGateway();
  });
  afterAll(() => test.gateway.close());

  it('answers across subgraphs in one round trip', async () => {
    const answer = await httpClient(test.url)(
      '{ feed(first: 2) { edges { node { title agent { name } } } } }',
    );
    expect(expectData(answer)).toEqual({
      feed: {
        edges: [
          { node: { title: 'Listing l0', agent: { name: 'Agent a1' } } },
          { node: { title: 'Listing l1', agent: { name: 'Agent a1' } } },
        ],
      },
    });
  });

  it('answers GET by Apollo Server when the request cannot be forged by a form', async () => {
    const query = new URLSearchParams({ query: '{ leads }' });
    const forged = await fetch(`${test.url}?${query}`);
    const meant = await fetch(`${test.url}?${query}`, { headers: { 'apollo-require-preflight': '1' } });
    expect(forged.status).toBe(400);
    expect(await meant.json()).toEqual({ data: { leads: 0 } });
  });
});
