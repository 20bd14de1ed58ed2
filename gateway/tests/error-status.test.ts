import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rawSocket } from './support/socket-client.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';

interface Refused {
  readonly code: string;
  /** Under `application/graphql-response+json`. */
  readonly status: number;
  /** Under `application/json`, where GraphQL over HTTP wants 200 for a wrong document or wrong variables. */
  readonly jsonStatus?: number;
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
  readonly authorization?: string;
  /** A stream answers it. */
  readonly isSubscription?: true;
}

const MANY_ALIASES = Array.from({ length: 300 }, (_, n) => `a${n}: leads`).join(' ');
const DEEP = `{ listing(id: "l1") { ${'named { ... on Listing { '.repeat(30)}title${' } }'.repeat(30)} } }`;
const similar = (depth: number): string =>
  depth === 0 ? 'id' : `similar(first: 100) { edges { node { ${similar(depth - 1)} } } }`;

const REFUSED: readonly Refused[] = [
  { code: 'UNAUTHENTICATED', status: 401, query: '{ leads }', authorization: 'Bearer a.b.c' },
  { code: 'UNAUTHENTICATED', status: 401, query: '{ leads }', authorization: 'Basic YTpi' },
  { code: 'GRAPHQL_PARSE_FAILED', status: 400, jsonStatus: 200, query: '{ leads ' },
  { code: 'GRAPHQL_VALIDATION_FAILED', status: 400, jsonStatus: 200, query: '{ noSuchField }' },
  {
    code: 'BAD_USER_INPUT',
    status: 400,
    jsonStatus: 200,
    query: 'query ($n: Int!) { feed(first: $n) { edges { node { id } } } }',
    variables: { n: 'many' },
  },
  { code: 'OPERATION_RESOLUTION_FAILURE', status: 400, query: 'query A { leads }', operationName: 'B' },
  { code: 'OPERATION_RESOLUTION_FAILURE', status: 400, query: 'query A { leads } query B { leads }' },
  { code: 'TOO_MANY_ALIASES', status: 400, query: `{ ${MANY_ALIASES} }` },
  { code: 'TOO_DEEP', status: 400, query: DEEP },
  { code: 'OPERATION_TOO_EXPENSIVE', status: 400, query: `{ listing(id: "l1") { ${similar(3)} } }` },
  { code: 'INTROSPECTION_DISABLED', status: 400, query: '{ __schema { types { name } } }' },
  {
    code: 'SUBSCRIPTION_TRANSPORT_REQUIRED',
    status: 400,
    query: 'subscription { ticks { n } }',
    isSubscription: true,
  },
];

const STRICT = 'application/graphql-response+json';

type Send = (test: TestGateway, refused: Refused, accept: string) => Promise<Response>;

const headersOf = ({ authorization }: Refused, accept: string): Record<string, string> => ({
  accept,
  'apollo-require-preflight': '1',
  ...(authorization && { authorization }),
});
const post = (test: TestGateway, refused: Refused, accept: string, extensions?: unknown) =>
  fetch(test.url, {
    method: 'POST',
    headers: { ...headersOf(refused, accept), 'content-type': 'application/json' },
    body: JSON.stringify({
      query: refused.query,
      variables: refused.variables,
      operationName: refused.operationName,
      extensions,
    }),
  });
const get = (test: TestGateway, refused: Refused, accept: string, extensions?: unknown) => {
  const search = new URLSearchParams({
    query: refused.query,
    // Clients that use GET send what they leave out as empty text.
    operationName: refused.operationName ?? '',
    variables: refused.variables ? JSON.stringify(refused.variables) : '',
    extensions: extensions ? JSON.stringify(extensions) : '',
  });
  return fetch(`${test.url}?${search}`, { headers: headersOf(refused, accept) });
};
const persisted = ({ query }: Refused) => ({
  persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') },
});

const PATHS: Readonly<Record<string, Send>> = {
  'JSON POST': post,
  'JSON POST with extensions': (test, refused, accept) =>
    post(test, refused, accept, { clientLibrary: { name: 'a client', version: '1' } }),
  GET: get,
  'persisted query by POST': (test, refused, accept) => post(test, refused, accept, persisted(refused)),
  'persisted query by GET': (test, refused, accept) => get(test, refused, accept, persisted(refused)),
};

describe('the status of a refused request', () => {
  let direct: TestGateway;
  let throughApollo: TestGateway;
  beforeAll(async () => {
    direct = await startTestGateway({ introspection: 'scope' });
    throughApollo = await startTestGateway({ introspection: 'scope' }, { apolloPlugins: [{}] });
  });
  afterAll(async () => {
    await direct.gateway.close();
    await throughApollo.gateway.close();
  });
  const nameOf = ({ code, query, authorization }: Refused) =>
    `${code} (${authorization ?? query.slice(0, 30)})`;
  const firstCode = async (response: Response) => {
    const body = (await response.json()) as { errors?: [{ extensions: { code: string } }]; data?: unknown };
    expect(body).not.toHaveProperty('data');
    return body.errors?.[0].extensions.code;
  };

  describe.each(Object.entries(PATHS))('by %s', (_path, send) => {
    it.each(REFUSED.map((refused) => [nameOf(refused), refused] as const))('%s', async (_name, refused) => {
      for (const test of [direct, throughApollo]) {
        const strict = await send(test, refused, STRICT);
        expect([strict.status, await firstCode(strict)]).toEqual([refused.status, refused.code]);
        expect(strict.headers.get('content-type')).toBe(`${STRICT}; charset=utf-8`);
        const lenient = await send(test, refused, 'application/json');
        expect([lenient.status, await firstCode(lenient)]).toEqual([
          refused.jsonStatus ?? refused.status,
          refused.code,
        ]);
        expect(lenient.headers.get('content-type')).toBe('application/json; charset=utf-8');
      }
    });
  });

  const operations = REFUSED.filter(({ isSubscription }) => !isSubscription);
  it.each(operations.map((refused) => [nameOf(refused), refused] as const))(
    'by event stream: %s',
    async (_name, refused) => {
      const response = await post(direct, refused, 'text/event-stream');
      if (refused.authorization) {
        expect([response.status, await firstCode(response)]).toEqual([401, 'UNAUTHENTICATED']);
        return;
      }
      // An EventSource shows a program the stream alone.
      expect([response.status, response.headers.get('content-type')]).toEqual([
        200,
        'text/event-stream; charset=utf-8',
      ]);
      const text = await response.text();
      expect(text).toMatch(/event: next\ndata: .*\n\nevent: complete\n/);
      expect(text).toContain(`"code":"${refused.code}"`);
    },
  );

  it.each(operations.map((refused) => [nameOf(refused), refused] as const))(
    'by WebSocket: %s',
    async (_name, refused) => {
      const { query, variables, operationName, authorization } = refused;
      if (authorization) {
        const unsigned = await rawSocket(direct.webSocketUrl);
        unsigned.send({ type: 'connection_init', payload: { authorization } });
        expect(await unsigned.closed).toMatchObject({ code: 4401 });
        return;
      }
      const socket = await rawSocket(direct.webSocketUrl, {});
      socket.send({ type: 'subscribe', id: '1', payload: { query, variables, operationName } });
      const answer = await socket.received(({ type }) => type === 'error' || type === 'next');
      expect(JSON.stringify(answer['payload'])).toContain(`"code":"${refused.code}"`);
      socket.socket.close();
    },
  );

  it.each([
    ['GRAPHQL_PARSE_FAILED', 'subscription { ticks { n }', 200],
    ['GRAPHQL_VALIDATION_FAILED', 'subscription { ticks { nope } }', 200],
    ['UNAUTHENTICATED', 'subscription { leadAssigned { cursor } }', 401],
    ['MISSING_SCOPE', 'subscription { leadAssigned { note } }', 403],
  ])('by multipart: %s', async (code, query, status) => {
    const accept = 'multipart/mixed;subscriptionSpec=1.0, application/json';
    const token = await direct.identity.token({ scopes: ['leads:create'] });
    const authorization = code === 'MISSING_SCOPE' ? { authorization: `Bearer ${token}` } : {};
    const response = await post(direct, { code, status, query, ...authorization }, accept);
    expect([response.status, await firstCode(response)]).toEqual([status, code]);
  });

  it('refuses what is no GraphQL request alike on every path', async () => {
    const wrong: readonly (readonly [RequestInit, string, number, string])[] = [
      [{ method: 'PUT' }, '', 405, 'METHOD_NOT_ALLOWED'],
      [{ method: 'DELETE' }, '/stream', 405, 'METHOD_NOT_ALLOWED'],
      [{ method: 'POST', headers: { accept: 'image/png' }, body: '{}' }, '', 415, 'UNSUPPORTED_MEDIA_TYPE'],
      [{ method: 'GET', headers: { accept: 'image/png' } }, '?query={leads}', 406, 'NOT_ACCEPTABLE'],
      [{ method: 'GET', headers: { accept: 'application/json' } }, '/stream', 406, 'NOT_ACCEPTABLE'],
      [{ method: 'GET' }, '?query=mutation{renameListing(id:"l1",title:"x"){id}}', 405, 'METHOD_NOT_ALLOWED'],
      [
        { method: 'GET', headers: { accept: 'text/event-stream' } },
        '?query=mutation{renameListing(id:"l1",title:"x"){id}}',
        405,
        'METHOD_NOT_ALLOWED',
      ],
      ...['utf-7', 'utf-16', 'latin1', '"utf-7"'].map(
        (charset) =>
          [
            {
              method: 'POST',
              headers: { 'content-type': `application/json; charset=${charset}` },
              body: '{"query":"{ leads }"}',
            },
            '',
            415,
            'UNSUPPORTED_MEDIA_TYPE',
          ] as const,
      ),
    ];
    for (const [init, suffix, status, code] of wrong) {
      const response = await fetch(direct.url + suffix, init);
      expect([init, suffix, response.status, await firstCode(response)]).toEqual([
        init,
        suffix,
        status,
        code,
      ]);
      if (status === 405) expect(response.headers.get('allow')).toMatch(/POST/);
    }
    expect(direct.world.resolved).not.toContain('Mutation.renameListing');
  });

  it.each(['/%zz', '/graphql%', '/graphql/%ff', '//%'])(
    'refuses the malformed address %s alike',
    async (path) => {
      const answer = await rawRequest(
        direct.gateway.url,
        `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close`,
      );
      expect(answer).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
      expect(answer.head).toMatch(/x-correlation-id: /i);
    },
  );

  it.each([
    ['no HTTP', 'hello', 400],
    ['a header without a colon', 'GET /graphql HTTP/1.1\r\nHost: x\r\nno header', 400],
    ['a length that is no number', 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: abc', 400],
    [
      'two lengths',
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked',
      400,
    ],
    ['headers of 20 KB', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}`, 431],
  ])('refuses %s alike', async (_name, text, status) => {
    expect(await rawRequest(direct.gateway.url, text)).toMatchObject({ status, code: 'BAD_REQUEST' });
  });
});

/** Sends text as it is, and reads the answer to its end. */
async function rawRequest(url: string, text: string) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(`${text}\r\n\r\n`);
  let answer = '';
  for await (const chunk of socket.setEncoding('utf8')) answer += String(chunk);
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  const { errors } = JSON.parse(body) as { errors: [{ extensions: { code: string } }] };
  return { head, status: Number(head.split(' ')[1]), code: errors[0].extensions.code };
}
