import { once } from 'node:events';
import { Writable } from 'node:stream';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { createLogger } from '@propmubi/runtime';
import { until } from '@propmubi/testkit';
import { WebSocket } from 'ws';
import { gatewayConfigFromEnv, type GatewayConfig } from '../src/index.js';
import { SocketConnection } from '../src/live/socket-connection.js';
import { ServedSupergraph } from '../src/operations/served-supergraph.js';
import { rawSocket } from './support/socket-client.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';

const { live } = gatewayConfigFromEnv({});

describe('a WebSocket', () => {
  let test: TestGateway;
  const lines: string[] = [];
  const start = async (change: Partial<GatewayConfig> = {}) => {
    const sink = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    test = await startTestGateway(change, { logger: createLogger('gateway', 'info', sink) });
    return test;
  };
  /** The status of a refused upgrade, or 101. */
  const upgrade = (headers: Record<string, string> = {}) =>
    new Promise<{ status: number | undefined; retryAfter?: string | undefined; socket?: WebSocket }>(
      (resolve) => {
        const socket = new WebSocket(test.webSocketUrl, 'graphql-transport-ws', { headers });
        socket.once('open', () => resolve({ status: 101, socket }));
        socket.once('error', () => undefined);
        socket.once('unexpected-response', (_request, { statusCode, headers: answered }) => {
          resolve({ status: statusCode, retryAfter: answered['retry-after'] });
        });
      },
    );
  afterEach(() => test.gateway.close());

  it.each([
    { type: 'connection_ack' },
    { type: 'next', id: '1', payload: { data: {} } },
    { type: 'error', id: '1', payload: [{ message: 'x' }] },
    { type: 'no such type' },
    { id: '1' },
    [],
  ])('closes as 4400 at %j, and logs no error', async (message) => {
    await start();
    lines.length = 0;
    const socket = await rawSocket(test.webSocketUrl, {});
    socket.send(message);
    expect(await socket.closed).toMatchObject({ code: 4400 });
    expect(lines.filter((line) => (JSON.parse(line) as { level: number }).level >= 50)).toEqual([]);
  });

  it('gives back the place of its user where it closed while the token was checked', async () => {
    const { identity } = await start({ live: { ...live, maxSocketsPerUser: 1 } });
    const authorization = `Bearer ${await identity.token()}`;
    const authenticate = SocketConnection.prototype.authenticate;
    const checked = Promise.withResolvers<undefined>();
    jest.spyOn(SocketConnection.prototype, 'authenticate').mockImplementationOnce(async function (
      this: SocketConnection,
      params,
    ) {
      left.socket.terminate();
      await once(this.socket, 'close');
      const client = await authenticate.call(this, params);
      setImmediate(() => checked.resolve(undefined));
      return client;
    });
    const left = await rawSocket(test.webSocketUrl);
    left.send({ type: 'connection_init', payload: { authorization } });
    await checked.promise;
    const socket = await rawSocket(test.webSocketUrl, { authorization });
    socket.socket.close();
  });

  it('says what is wrong with an id that is too long', async () => {
    await start();
    const socket = await rawSocket(test.webSocketUrl, {});
    socket.send({ type: 'subscribe', id: 'x'.repeat(129), payload: { query: '{ leads }' } });
    const { payload } = await socket.received(({ type }) => type === 'error');
    expect(payload).toMatchObject([
      { message: expect.stringContaining('id'), extensions: { code: 'BAD_REQUEST' } },
    ]);
    socket.socket.close();
  });

  it('has a query checked, priced and planned once', async () => {
    await start();
    const preparations = jest.spyOn(ServedSupergraph.prototype, 'prepare');
    const socket = await rawSocket(test.webSocketUrl, {});
    socket.send({ type: 'subscribe', id: '1', payload: { query: '{ __typename }' } });
    const { payload } = await socket.received(({ type }) => type === 'next');
    expect(payload).toEqual({ data: { __typename: 'Query' } });
    expect(preparations).toHaveBeenCalledTimes(1);
    preparations.mockRestore();
    socket.socket.close();
  });

  it.each([5, true, {}, ['Bearer a.b.c']])(
    'is refused, and never anonymous, with authorization %j in connection_init',
    async (authorization) => {
      await start();
      const socket = await rawSocket(test.webSocketUrl);
      socket.send({ type: 'connection_init', payload: { authorization } });
      expect(await socket.closed).toMatchObject({ code: 4401 });
    },
  );

  it('is counted for the address that trusted proxies report', async () => {
    const limits = { ...live, maxSocketsPerUser: 1 };
    const opened = async (forwardedFor: string) => {
      const { socket } = await upgrade({ 'x-forwarded-for': forwardedFor });
      const acked = new Promise<string>((resolve) => {
        socket?.once('message', () => resolve('acked'));
        socket?.once('close', (code) => resolve(`closed ${code}`));
      });
      socket?.send('{"type":"connection_init"}');
      return acked;
    };
    await start({ live: limits, trustProxy: 1 });
    expect(await opened('203.0.113.1')).toBe('acked');
    expect(await opened('203.0.113.2')).toBe('acked');
    // What the client itself put in front of the load balancer's word counts for nothing.
    expect(await opened('198.51.100.7, 203.0.113.2')).toBe('closed 4429');
    await test.gateway.close();
    await start({ live: limits, trustProxy: ['192.0.2.0/24'] });
    expect(await opened('203.0.113.1')).toBe('acked');
    expect(await opened('203.0.113.2')).toBe('closed 4429');
    await test.gateway.close();
    await start({ live: limits, trustProxy: false });
    expect(await opened('203.0.113.1')).toBe('acked');
    expect(await opened('203.0.113.2')).toBe('closed 4429');
  });

  it('without connection_init takes one of few places, and gives it back', async () => {
    await start({ live: { ...live, maxPendingSocketsPerAddress: 2, connectionInitTimeoutMs: 30_000 } });
    const one = await rawSocket(test.webSocketUrl);
    const two = await rawSocket(test.webSocketUrl);
    expect(await upgrade()).toEqual({ status: 429, retryAfter: '2' });
    one.send({ type: 'connection_init' });
    await one.received(({ type }) => type === 'connection_ack');
    const three = await rawSocket(test.webSocketUrl);
    expect((await upgrade()).status).toBe(429);
    two.socket.terminate();
    await until(async () => {
      const { status, socket } = await upgrade();
      socket?.terminate();
      return status === 101;
    });
    for (const { socket } of [one, three]) socket.terminate();
  });

  it('without connection_init is cut off, even when its client does not finish the closing handshake', async () => {
    await start({ live: { ...live, connectionInitTimeoutMs: 20 } });
    const silent = await rawSocket(test.webSocketUrl);
    silent.socket.pause();
    await until(async () => {
      const metrics = await (await fetch(new URL('/metrics', test.url))).text();
      return /^websockets_open 0$/m.test(metrics);
    });
    silent.socket.terminate();
  });

  const count = async (name: string) => {
    const metrics = await (await fetch(new URL('/metrics', test.url))).text();
    return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(metrics)?.[1] ?? 0);
  };
  /** Answered with a megabyte. */
  const large = (fields: string, name: string) => {
    const aliases = Array.from({ length: 20 }, (_, n) => `a${n}: listing(id: $id) { title }`).join(' ');
    return {
      query: `query ${name}($id: ID!) { ${fields} ${aliases} }`,
      variables: { id: `l${'t'.repeat(50_000)}` },
    };
  };

  it('that does not read its answers is not read either, and gets all of them when it goes on', async () => {
    await start();
    const stalled = await rawSocket(test.webSocketUrl, {});
    stalled.socket.pause();
    const asked = 60;
    for (let id = 0; id < asked; id++) {
      stalled.send({ type: 'subscribe', id: `${id}`, payload: large('', 'Large') });
    }
    const ran = () => count('graphql_request_duration_seconds_count{operation="Large",outcome="ok"}');
    await until(async () => (await ran()) > 0);
    // Others are served meanwhile, more often than it would take to run all.
    for (let n = 0; n < asked; n++) await fetch(test.url, { method: 'POST', ...other });
    expect(await ran()).toBeLessThan(asked);
    stalled.socket.resume();
    for (let id = 0; id < asked; id++) {
      await stalled.received((message) => message['type'] === 'complete' && message['id'] === `${id}`);
    }
    stalled.socket.close();
  });
  const other = { headers: { 'content-type': 'application/json' }, body: '{"query":"{ leads }"}' };

  it('that does not read is closed when answers under way are more than may wait', async () => {
    await start({ live: { ...live, socketBufferBytes: 256 * 1024 } });
    const stalled = await rawSocket(test.webSocketUrl, {});
    const waiting = 30;
    for (let id = 0; id < waiting; id++) {
      stalled.send({ type: 'subscribe', id: `${id}`, payload: large('slow', 'Slow') });
    }
    await until(() => test.world.resolved.filter((field) => field === 'Query.slow').length === waiting);
    stalled.socket.pause();
    test.world.events.publish('answer slow', {});
    await until(async () => (await count('websockets_open')) === 0);
    stalled.socket.terminate();
  });
});
