import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/start-gateway.js';

describe('a page that sends a visitor’s browser', () => {
  let test: TestGateway;
  beforeAll(async () => {
    test = await startTestGateway();
  });
  afterAll(() => test.gateway.close());

  const mutation = 'mutation M { renameListing(id: "l1", title: "x") { id } }';
  const both = `query Q { leads } ${mutation}`;
  const search = (...parameters: [string, string][]) => new URLSearchParams(parameters).toString();
  it.each([
    ['alone', search(['query', mutation]), 405],
    ['named', search(['query', both], ['operationName', 'M']), 405],
    ['named twice', search(['query', both], ['operationName', 'M'], ['operationName', 'Q']), 400],
    ['beside a query', search(['query', mutation], ['query', '{ leads }']), 400],
    ['after a second question mark', `?${search(['query', both], ['operationName', 'M'])}`, 400],
  ])('takes no mutation by GET: %s', async (_how, parameters, status) => {
    for (const path of ['', '/stream']) {
      const response = await fetch(`${test.url}${path}?${parameters}`, {
        headers: { accept: 'text/event-stream' },
      });
      expect([path, response.status]).toEqual([path, status]);
      if (status === 405) expect(response.headers.get('allow')).toBe('POST');
    }
    expect(test.world.resolved).toEqual([]);
  });
});
