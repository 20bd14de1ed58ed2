import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { Writable } from 'node:stream';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger } from '@propmubi/runtime';
import { expectErrorCode, httpClient } from '@propmubi/testkit';
import { SCREENS } from '../src/http/web-app.js';
import type { Sharing } from '../src/observability/metrics.js';
import { rawSocket } from './support/socket-client.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';
import { AGENT } from './support/tokens.js';

describe('the gateway on the web', () => {
  let test: TestGateway;
  let origin: string;
  const lines: string[] = [];
  beforeAll(async () => {
    const sink = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    test = await startTestGateway(
      { corsOrigins: ['https://propmubi.example'], allowLoopbackOrigins: false },
      { logger: createLogger('gateway', 'info', sink) },
    );
    origin = new URL(test.url).origin;
  });
  afterAll(() => test.gateway.close());
  const post = (body: string, headers: Record<string, string>) =>
    fetch(test.url, { method: 'POST', headers, body });
  const json = { 'content-type': 'application/json' };

  it('gives every answer a correlation id, and keeps a sane one of the caller', async () => {
    const body = '{"query":"{ leads }"}';
    const own = (await post(body, json)).headers.get('x-correlation-id');
    expect(own).toMatch(/^[0-9a-f-]{36}$/);
    const kept = await post(body, { ...json, 'x-correlation-id': 'abc-123' });
    expect(kept.headers.get('x-correlation-id')).toBe('abc-123');
    const odd = await post(body, { ...json, 'x-correlation-id': 'a b {"level":60}' });
    expect(odd.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  const preflight = async (url: string, from: string, asked = 'content-type') => {
    const headers = {
      origin: from,
      'access-control-request-method': 'POST',
      'access-control-request-headers': asked,
    };
    const response = await fetch(url, { method: 'OPTIONS', headers });
    return response.headers;
  };
  const LOOPBACK = [
    'http://localhost:4321',
    'http://127.0.0.1:9',
    'https://[::1]:8443',
    'http://app.localhost',
  ];
  const FOREIGN = [
    'https://propmubi.example.evil.test',
    'https://evilpropmubi.example',
    'null',
    'http://propmubi.example',
    'http://localhost.evil.test',
    'http://127.0.0.1.evil.test',
    'http://128.0.0.1',
  ];

  it('answers listed origins only', async () => {
    const allowed = async (from: string) =>
      (await preflight(test.url, from)).get('access-control-allow-origin');
    expect(await allowed('https://propmubi.example')).toBe('https://propmubi.example');
    for (const from of [...FOREIGN, ...LOOPBACK]) expect(await allowed(from)).toBeNull();
  });

  it('answers any origin of this machine in development, over HTTP and at an upgrade', async () => {
    const development = await startTestGateway({ corsOrigins: [], allowLoopbackOrigins: true });
    for (const from of LOOPBACK) {
      expect((await preflight(development.url, from)).get('access-control-allow-origin')).toBe(from);
      (await rawSocket(development.webSocketUrl, {}, from)).socket.close();
    }
    for (const from of FOREIGN) {
      expect((await preflight(development.url, from)).get('access-control-allow-origin')).toBeNull();
      await expect(rawSocket(development.webSocketUrl, {}, from)).rejects.toThrow('403');
    }
    await development.gateway.close();
  });

  it('lets pages send the headers of their tools, and read what they need', async () => {
    const asked =
      'apollographql-client-name,apollographql-client-version,x-query-plan,sentry-trace,baggage,traceparent';
    const allowed = (await preflight(test.url, 'https://propmubi.example', asked)).get(
      'access-control-allow-headers',
    );
    expect(allowed).toBe(asked);
    const answer = await post('{"query":"{ leads }"}', { ...json, origin: 'https://propmubi.example' });
    expect(answer.headers.get('access-control-expose-headers')).toBe(
      'X-Correlation-ID, X-API-Version, Retry-After, RateLimit, RateLimit-Policy, Deprecation, Sunset',
    );
  });

  it.each(['br', 'gzip', 'zstd'])(
    'compresses a long answer by %s, and leaves a short one',
    async (encoding) => {
      const encodingOf = (first: number) =>
        new Promise<{ encoding: string | undefined; vary: string | undefined; bytes: Buffer }>(
          (resolve, reject) => {
            const headers = { ...json, 'accept-encoding': encoding };
            const asked = request(test.url, { method: 'POST', headers }, (response) => {
              const chunks: Buffer[] = [];
              response.on('data', (chunk: Buffer) => chunks.push(chunk));
              response.on('end', () => {
                resolve({
                  encoding: response.headers['content-encoding'],
                  vary: response.headers.vary,
                  bytes: Buffer.concat(chunks),
                });
              });
            });
            asked.on('error', reject);
            asked.end(JSON.stringify({ query: `{ feed(first: ${first}) { edges { node { id title } } } }` }));
          },
        );
      const unpack = { br: brotliDecompressSync, gzip: gunzipSync, zstd: zstdDecompressSync }[encoding];
      const long = await encodingOf(90);
      expect(long.encoding).toBe(encoding);
      expect(long.vary).toContain('accept-encoding');
      expect(JSON.parse(String(unpack?.(long.bytes)))).toMatchObject({
        data: { feed: { edges: expect.arrayContaining([{ node: { id: 'l89', title: 'Listing l89' } }]) } },
      });
      expect((await encodingOf(1)).encoding).toBeUndefined();
    },
  );

  it('takes no mutation by GET, as text/plain or as a form', async () => {
    const mutation = 'mutation { renameListing(id: "l1", title: "x") { id } }';
    const byGet = await fetch(`${test.url}?${new URLSearchParams({ query: mutation })}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(byGet.status).toBe(405);
    const body = JSON.stringify({ query: mutation });
    const asText = await post(body, { 'content-type': 'text/plain' });
    expect([400, 415]).toContain(asText.status);
    const form = new FormData();
    form.set('operations', body);
    const asForm = await fetch(test.url, { method: 'POST', body: form });
    expect(await asForm.json()).toMatchObject({
      errors: [{ extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } }],
    });
    expect(test.world.resolved).not.toContain('Mutation.renameListing');
  });

  it('answers malformed bodies with a coded error', async () => {
    const codeOf = async (body: string) =>
      ((await (await post(body, json)).json()) as { errors: [{ extensions: { code: string } }] }).errors[0]
        .extensions.code;
    expect(await codeOf('{"query":')).toBe('BAD_REQUEST');
    expect(await codeOf('')).toBe('BAD_REQUEST');
    expect(await codeOf('{}')).toBe('BAD_REQUEST');
    expect(await codeOf('"x"')).toBe('BAD_REQUEST');
    expect(await codeOf('{"query":"{ leads }","variables":"x"}')).toBe('BAD_REQUEST');
    expect(await codeOf('{"query":"{ leads "}')).toBe('GRAPHQL_PARSE_FAILED');
  });

  it('leaks neither stacks nor suggestions nor a subgraph’s internals', async () => {
    const ask = httpClient(test.url);
    const typo = await ask('{ lead }');
    const { message } = expectErrorCode(typo, 'GRAPHQL_VALIDATION_FAILED');
    expect(message).not.toMatch(/did you mean|leads/i);
    const enumTypo = await ask('query ($n: Int) { feed(frist: $n) { edges { node { id } } } }', { n: 1 });
    expect(JSON.stringify(enumTypo.body)).not.toMatch(/did you mean/i);
    const broken = await ask('{ listing(id: "l1") { explode } }');
    expect(JSON.stringify(broken.body)).not.toMatch(/stack|\.ts/);
    expectErrorCode(broken, 'INTERNAL_SERVER_ERROR');
  });

  it('logs allow-listed fields of a request, and never what it carried', async () => {
    const token = await test.identity.token(AGENT);
    await httpClient(test.url)('query Canary { listing(id: "canary-9876543210") { id } }', {}, token);
    const line = lines
      .map((text) => JSON.parse(text) as Record<string, unknown>)
      .find((one) => one['operation'] === 'Canary');
    expect(line).toMatchObject({ msg: 'request', method: 'POST', path: '/graphql', status: 200 });
    expect(lines.join('')).not.toContain('canary-9876543210');
    expect(lines.join('')).not.toContain(token.slice(-20));
  });

  it('knows every screen of the browser app, and no other', () => {
    const routes = readFileSync(
      new URL('../../web/src/app/route-tree.gen.ts', import.meta.url),
      'utf8',
    ).matchAll(/fullPath: '\/([^/']*)/g);
    expect([...SCREENS].sort()).toEqual([...new Set(Array.from(routes, ([, segment]) => segment))].sort());
  });

  it('serves GraphiQL from the packages, without a CDN', async () => {
    const page = await fetch(`${origin}/`, { headers: { accept: 'text/html' } });
    const html = await page.text();
    expect(page.url).toBe(`${origin}/graphiql`);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(html).not.toContain('://');
    const sources = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, source]) => source ?? '');
    for (const source of sources) {
      const answer = await fetch(origin + source);
      // What is not read of a long file keeps its connection busy, and the gateway from closing.
      await answer.arrayBuffer();
      expect(answer.status).toBe(200);
    }
    expect(sources).toHaveLength(9);
    const redirected = await fetch(test.url, { headers: { accept: 'text/html' }, redirect: 'manual' });
    expect(redirected.headers.get('location')).toBe('/graphiql');
  });

  it('counts requests and fetches', async () => {
    await httpClient(test.url)('query Counted { leads }');
    await httpClient(test.url)('query Counted { leads }');
    const metrics = await (await fetch(`${origin}/metrics`)).text();
    expect(metrics).toMatch(/graphql_request_duration_seconds_count\{operation="Counted",outcome="ok"\} 2/);
    expect(metrics).toMatch(
      /subgraph_fetch_duration_seconds_count\{subgraph="crm",kind="query",outcome="ok"\}/,
    );
    expect(metrics).toMatch(/query_plans_total\{cache="hit"\} [1-9]/);
    expect(metrics).toContain('nodejs_eventloop_lag_p99_seconds');
  });

  it('says how much work was spared', async () => {
    const sharing = async () => (await (await fetch(`${origin}/health/cache`)).json()) as Sharing;
    const before = await sharing();
    await httpClient(test.url)('query First { agents { name } }');
    await httpClient(test.url)('query Second { agents { name } }');
    const { queryPlans, subgraphFetches } = await sharing();
    expect(queryPlans).toMatchObject({
      hits: before.queryPlans.hits + 1,
      misses: before.queryPlans.misses + 1,
    });
    expect(queryPlans.hitRate).toBeCloseTo(queryPlans.hits / (queryPlans.hits + queryPlans.misses), 3);
    expect(subgraphFetches).toMatchObject({ sent: before.subgraphFetches.sent + 2, shared: 0 });
  });
});

describe('health', () => {
  it('names the dependency that is down, and stays alive', async () => {
    let isUp = true;
    const check = () => (isUp ? Promise.resolve() : Promise.reject(new Error('down')));
    const { gateway } = await startTestGateway(
      {},
      {
        dependencies: [
          { name: 'property', check },
          { name: 'crm', check: () => Promise.resolve() },
        ],
      },
    );
    const ask = async (path: string) => {
      const response = await fetch(new URL(path, gateway.url));
      return { status: response.status, body: (await response.json()) as unknown };
    };
    expect(await ask('/health/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
    isUp = false;
    expect(await ask('/health/ready')).toMatchObject({ status: 503, body: { down: ['property'] } });
    expect(await ask('/health')).toEqual({ status: 200, body: { status: 'alive' } });
    await gateway.close();
  });
});
