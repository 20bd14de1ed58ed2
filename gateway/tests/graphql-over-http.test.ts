import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';

describe('GraphQL over HTTP, by the audits of graphql-http', () => {
  let test: TestGateway;
  beforeAll(async () => {
    test = await startTestGateway();
  });
  afterAll(() => test.gateway.close());

  /** A GET that a form could send is refused, which the specification allows; these send what a form cannot. */
  const send = (url: string, init: RequestInit = {}) =>
    fetch(url, { ...init, headers: { ...init.headers, 'apollo-require-preflight': '1' } });
  const audits = serverAudits({ url: () => test.url, fetchFn: send });

  it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))(
    '%s %s',
    async (_id, _name, audit) => {
      const result = await audit.fn();
      expect(result.status === 'ok' ? 'ok' : { status: result.status, reason: result.reason }).toBe('ok');
    },
  );
});
