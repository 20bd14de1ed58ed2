import { once } from 'node:events';
import { describe, expect, it, jest } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { createFederation, httpTransport, localTransport } from '../src/index.js';
import { composeSupergraph, executableSubgraphs, type TestSubgraph } from './support/compose.js';
import { serveHttp } from './support/servers.js';

const subgraphs: Record<string, TestSubgraph> = {
  users: {
    typeDefs: `type Query { me: User } type User @key(fields: "id") { id: ID! name: String }`,
    resolvers: { Query: { me: () => ({ id: 'u1', name: 'Asha' }) } },
  },
  scores: {
    typeDefs: `enum Level { LOW HIGH } type User @key(fields: "id") { id: ID! score: Int level: Level strict: Int! }`,
  },
};

/** `{ me { name score } }` with the second subgraph answering over HTTP as given. */
async function ask(
  answer: (response: ServerResponse, body: string) => void,
  field = 'score',
  options: { timeoutMs?: number; maxResponseBytes?: number } = {},
) {
  const schemas = executableSubgraphs(subgraphs);
  await using server = await serveHttp((_, response, body) => answer(response, body));
  await using federation = createFederation<unknown>({
    supergraphSdl: composeSupergraph(subgraphs),
    transports: (name) =>
      name === 'scores'
        ? httpTransport({ url: server.url, ...options })
        : localTransport(schemas[name] as never),
  });
  const result = await federation.execute(federation.prepare(`{ me { name ${field} } }`), {
    contextValue: {},
  });
  return JSON.parse(JSON.stringify(result)) as {
    data: unknown;
    errors?: { path: unknown; extensions: { code: string } }[];
  };
}

const json =
  (text: string, status = 200, headers: Record<string, string> = {}) =>
  (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(text);
  };
const entity = (fields: string) => json(`{"data":{"_entities":[{"__typename":"User",${fields}}]}}`);

describe('httpTransport', () => {
  it('sends the representation and reads the answer', async () => {
    let sent = '';
    const result = await ask((response, body) => {
      sent = body;
      entity('"score":7')(response);
    });
    expect(JSON.parse(sent)).toMatchObject({
      variables: { representations: [{ __typename: 'User', id: 'u1' }] },
    });
    expect(result).toEqual({ data: { me: { name: 'Asha', score: 7 } } });
  });

  const failures: [string, (response: ServerResponse) => void, string][] = [
    ['a wrong status', json('{}', 500), 'SUBGRAPH_HTTP_ERROR'],
    ['a client error', json('no', 403), 'SUBGRAPH_HTTP_ERROR'],
    ['a redirect', json('', 302, { location: 'http://169.254.169.254/' }), 'SUBGRAPH_REDIRECTED'],
    ['invalid JSON', json('{"data":'), 'SUBGRAPH_MALFORMED_RESPONSE'],
    ['JSON that is no GraphQL answer', json('[1]'), 'SUBGRAPH_MALFORMED_RESPONSE'],
    ['neither data nor errors', json('{}'), 'SUBGRAPH_MALFORMED_RESPONSE'],
    ['too few entities', json('{"data":{"_entities":[]}}'), 'SUBGRAPH_MALFORMED_RESPONSE'],
    ['an entity of the wrong shape', json('{"data":{"_entities":["x"]}}'), 'SUBGRAPH_MALFORMED_RESPONSE'],
    [
      'an answer that breaks off',
      (r) => {
        r.writeHead(200, { 'content-length': '500' });
        r.write('{"data":', () => r.destroy());
      },
      'SUBGRAPH_MALFORMED_RESPONSE',
    ],
    ['a closed connection', (r) => r.destroy(), 'SUBGRAPH_UNREACHABLE'],
  ];
  it.each(failures)('puts %s on the field and keeps the rest', async (_, answer, code) => {
    const result = await ask(answer);
    expect(result.data).toEqual({ me: { name: 'Asha', score: null } });
    expect(result.errors?.map((error) => [error.path, error.extensions.code])).toEqual([
      [['me', 'score'], code],
    ]);
  });

  it('gives up on a slow subgraph', async () => {
    const result = await ask(() => undefined, 'score', { timeoutMs: 50 });
    expect(result.errors?.[0]?.extensions.code).toBe('SUBGRAPH_TIMEOUT');
    expect(result.data).toEqual({ me: { name: 'Asha', score: null } });
  });

  it('stops reading an answer that is too large', async () => {
    const result = await ask(
      (response) => {
        response.writeHead(200);
        response.write('x'.repeat(5_000));
      },
      'score',
      { maxResponseBytes: 1_000 },
    );
    expect(result.errors?.[0]?.extensions.code).toBe('SUBGRAPH_RESPONSE_TOO_LARGE');
  });

  const values: [string, string, string, unknown, unknown][] = [
    ['a string for an Int', 'score', '"score":"7"', { name: 'Asha', score: null }, ['me', 'score']],
    ['an unknown enum value', 'level', '"level":"MID"', { name: 'Asha', level: null }, ['me', 'level']],
    ['a list for a leaf', 'score', '"score":[7]', { name: 'Asha', score: null }, ['me', 'score']],
    ['a missing non-null value', 'strict', '"other":1', null, ['me', 'strict']],
  ];
  it.each(values)('refuses %s', async (_, field, fields, me, path) => {
    const result = await ask(entity(fields), field);
    expect(result.data).toEqual({ me });
    expect(result.errors?.map((error) => error.path)).toEqual([path]);
  });

  it('leaves a connection before a subgraph that is asked to end closes it', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
    try {
      let left: Promise<unknown> | undefined;
      await using server = await serveHttp((_, response) => {
        left = once(response.socket as NonNullable<typeof response.socket>, 'end');
        json('{"data":{}}')(response);
      });
      const transport = httpTransport({ url: server.url });
      const request = { body: '{"query":"{__typename}"}', query: '{__typename}' };
      await transport.fetch({ request } as never);
      // It goes on answering for five seconds.
      jest.advanceTimersByTime(4_999);
      await left;
      await transport.close?.();
    } finally {
      jest.useRealTimers();
    }
  });
});
