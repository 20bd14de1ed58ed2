import { once } from 'node:events';
import { connect } from 'node:net';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';

const UNPACK = { zstd: zstdDecompressSync, br: brotliDecompressSync, gzip: gunzipSync };
/** Of the connection, of the moment, or of one request. */
const OWN_HEADERS = [
  'date',
  'x-correlation-id',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
];

interface Sent {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

describe('POST /graphql with and without the framework', () => {
  let test: TestGateway;
  const byFramework = new Set<object>();
  let token: string;
  beforeAll(async () => {
    test = await startTestGateway(
      { corsOrigins: ['https://app.test'] },
      {
        routes: (app) => {
          app.addHook('onRequest', (request, _reply, done) => {
            byFramework.add(request);
            done();
          });
          // An earlier hook may refuse it; a stream is sent without this one.
          app.addHook('onSend', (request, _reply, _payload, done) => {
            byFramework.add(request);
            done();
          });
        },
      },
    );
    token = await test.identity.token();
  });
  afterAll(() => test.gateway.close());
  beforeEach(() => {
    byFramework.clear();
  });

  /** With its length it is a usual request; in chunks the framework takes it. */
  async function send(
    body: string | readonly string[],
    headers: Readonly<Record<string, string>>,
    inChunks: boolean,
  ): Promise<Sent> {
    const parts = typeof body === 'string' ? [body] : body;
    const length = Buffer.byteLength(parts.join(''));
    const request = httpRequest(test.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...headers,
        ...(inChunks ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(length) }),
      },
    });
    for (const part of parts) await new Promise((written) => request.write(part, written));
    request.end();
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const chunks = (await response.toArray()) as Buffer[];
    const unpack = UNPACK[response.headers['content-encoding'] as keyof typeof UNPACK] as
      typeof gunzipSync | undefined;
    const bytes = Buffer.concat(chunks);
    return {
      status: response.statusCode,
      headers: response.headers,
      body: JSON.parse(String(unpack ? unpack(bytes) : bytes)),
    };
  }

  const comparable = ({ status, headers, body }: Sent) => ({
    status,
    body: JSON.parse(JSON.stringify(body).replaceAll(/"requestId":"[^"]*"/g, '"requestId":""')) as unknown,
    headers: Object.fromEntries(
      Object.entries(headers)
        .filter(([name]) => !OWN_HEADERS.includes(name))
        .map(([name, value]) => [name, String(value).replaceAll(/([rt])=\d+/g, '$1=')]),
    ),
  });

  const ask = (query: string, more: object = {}) => JSON.stringify({ query, ...more });
  const long = ask('{ feed(first: 40) { edges { node { id title } } } }');

  it.each([
    ['a query', ask('{ leads }'), {}],
    ['a query for the newer media type', ask('{ leads }'), { accept: 'application/graphql-response+json' }],
    ['what is wrong', ask('{ nothing }'), {}],
    [
      'what is wrong, in the newer media type',
      ask('{ nothing }'),
      { accept: 'application/graphql-response+json' },
    ],
    ['what does not parse', ask('{ leads'), {}],
    ['an operation that is not there', ask('query A { leads }', { operationName: 'B' }), {}],
    ['variables that do not fit', ask('query($id: ID!) { listing(id: $id) { id } }', { variables: {} }), {}],
    ['a subscription', ask('subscription { ticks { n } }'), {}],
    ['a failing field', ask('{ listing(id: "l1") { title explode } }'), {}],
    ['a field that is not allowed', ask('{ listing(id: "l1") { secret } }'), {}],
    ['a token that is none', ask('{ leads }'), { authorization: 'Bearer a.b.c' }],
    ['an authorization that is none', ask('{ leads }'), { authorization: 'Basic YTpi' }],
    ['a page of an origin that may ask', ask('{ leads }'), { origin: 'https://app.test' }],
    ['a page of another origin', ask('{ leads }'), { origin: 'https://elsewhere.test' }],
    ['a long answer', long, {}],
    ['a long answer with gzip', long, { 'accept-encoding': 'gzip' }],
    ['a long answer with an old name of gzip', long, { 'accept-encoding': 'x-gzip' }],
    ['a long answer with brotli', long, { 'accept-encoding': 'gzip;q=0.5, deflate, br' }],
    ['a long answer for a browser', long, { 'accept-encoding': 'gzip, deflate, br, zstd' }],
    ['a long answer as it is', long, { 'accept-encoding': 'identity' }],
    ['a long answer without any encoding', long, { 'accept-encoding': 'gzip;q=0, br;q=0, zstd;q=0' }],
    ['a short answer for a browser', ask('{ leads }'), { 'accept-encoding': 'gzip, deflate, br, zstd' }],
    ['text beyond ASCII', ask('mutation { renameListing(id: "l1", title: "घर 🏠") { title } }'), {}],
  ])('answers %s alike', async (_what, body, headers) => {
    const usual = await send(body, headers, false);
    expect(byFramework.size).toBe(0);
    const other = await send(body, headers, true);
    expect(byFramework.size).toBe(1);
    expect(comparable(usual)).toEqual(comparable(other));
  });

  it('answers a signed-in client alike', async () => {
    const headers = { authorization: `Bearer ${token}` };
    const body = ask('{ listing(id: "l1") { secret } me { id } }');
    const usual = await send(body, headers, false);
    expect(byFramework.size).toBe(0);
    expect(comparable(usual)).toEqual(comparable(await send(body, headers, true)));
  });

  it.each([
    ['JSON that is none', '{"query":'],
    ['a list', '[{"query":"{ leads }"}]'],
    ['a text', '"{ leads }"'],
    ['nothing to ask', '{}'],
    ['an operation name that is none', '{"query":"{ leads }","operationName":1}'],
    ['variables that are none', '{"query":"{ leads }","variables":[]}'],
    ['a persisted query', '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}'],
    ['a prototype', '{"query":"{ leads }","__proto__":{"a":1}}'],
    ['a prototype in disguise', '{"query":"{ leads }","\\u005f_proto__":{"a":1}}'],
    ['a long integer', '{"query":"{ leads }","variables":{"n":12345678901234567890}}'],
    ['a byte order mark', '\uFEFF{"query":"{ leads }"}'],
  ])('leaves %s to the framework, body and all', async (_what, body) => {
    const usual = await send(body, {}, false);
    expect(byFramework.size).toBe(1);
    expect(comparable(usual)).toEqual(comparable(await send(body, {}, true)));
  });

  it.each([
    ['another type', { 'content-type': 'text/plain' }],
    ['another charset', { 'content-type': 'application/json; charset=latin1' }],
    ['a query plan', { 'x-query-plan': '1' }],
    ['a cost', { 'x-operation-cost': '1' }],
    ['an event stream', { accept: 'text/event-stream' }],
    ['a type that there is none of', { accept: 'image/png' }],
    ['a compressed body', { 'content-encoding': 'gzip' }],
  ])('leaves a request with %s to the framework', async (_what, headers) => {
    const request = httpRequest(test.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': '19', ...headers },
    });
    request.end('{"query":"{leads}"}');
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    response.resume();
    await once(response, 'end');
    expect(byFramework.size).toBe(1);
  });

  it('takes a body that comes in pieces', async () => {
    const body = ask('mutation { renameListing(id: "l1", title: "घर") { title } }');
    const bytes = Buffer.from(body);
    const middle = bytes.indexOf('घ') + 1;
    const { hostname, port } = new URL(test.url);
    const socket = connect(Number(port), hostname);
    socket.setNoDelay(true);
    const answered = once(socket, 'data');
    const head = `POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${bytes.length}\r\n\r\n`;
    await new Promise((written) => socket.write(head, written));
    await new Promise((written) => socket.write(bytes.subarray(0, middle), written));
    await new Promise(setImmediate);
    socket.write(bytes.subarray(middle));
    const [answer] = (await answered) as [Buffer];
    socket.destroy();
    expect(String(answer)).toContain('"title":"घर"');
    expect(byFramework.size).toBe(0);
  });

  it('answers many requests of one connection, in their order', async () => {
    const { hostname, port } = new URL(test.url);
    const socket = connect(Number(port), hostname);
    const persisted = '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}';
    const requests = [ask('{ a: leads }'), persisted, ask('{ c: leads }')].map(
      (body) =>
        `POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    socket.write(`${requests.join('')}GET /health HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`);
    const text = Buffer.concat((await socket.toArray()) as Buffer[]).toString();
    const bodies = [...text.matchAll(/\r\n\r\n(\{.*?\})\n?(?:HTTP|$)/g)].map(
      ([, body]) => JSON.parse(String(body)) as unknown,
    );
    expect(bodies).toMatchObject([
      { data: { a: 0 } },
      { errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] },
      { data: { c: 0 } },
      { status: 'alive' },
    ]);
    expect(byFramework.size).toBe(2);
  });

  it('carries the caller’s correlation id, and makes one for others', async () => {
    const given = await send(ask('{ leads }'), { 'x-correlation-id': 'given-1' }, false);
    const made = await send(ask('{ leads }'), { 'x-correlation-id': 'bad id' }, false);
    expect(given.headers['x-correlation-id']).toBe('given-1');
    expect(made.headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(byFramework.size).toBe(0);
  });
});
