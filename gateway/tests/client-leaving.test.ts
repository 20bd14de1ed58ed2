import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { FetchContext, SubgraphTransport } from '@propmubi/federation';
import { until } from '@propmubi/testkit';
import type { GatewayConfig, GatewayContext } from '../src/index.js';
import { rawSocket } from './support/socket-client.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';
import { createTestWorld } from './support/test-world.js';
import { TRANSPORTS, type TransportName } from './support/transports.js';

const SLOW = '{ slow }';
const json = { 'content-type': 'application/json' };

/** Each way to send a query and to leave before its answer. */
const LEAVING: Readonly<Record<string, (url: string, signal: AbortSignal) => Promise<unknown>>> = {
  'the usual POST': (url, signal) =>
    fetch(url, { signal, method: 'POST', headers: json, body: JSON.stringify({ query: SLOW }) }),
  'a POST with its cost': (url, signal) =>
    fetch(url, {
      signal,
      method: 'POST',
      headers: { ...json, 'x-operation-cost': '1' },
      body: JSON.stringify({ query: SLOW }),
    }),
  'a persisted query': (url, signal) =>
    fetch(url, {
      signal,
      method: 'POST',
      headers: json,
      body: JSON.stringify({
        query: SLOW,
        extensions: {
          persistedQuery: {
            version: 1,
            sha256Hash: createHash('sha256').update(SLOW).digest('hex'),
          },
        },
      }),
    }),
  'a GET': (url, signal) =>
    fetch(`${url}?query=${encodeURIComponent(SLOW)}`, {
      signal,
      headers: { 'apollo-require-preflight': '1' },
    }),
  'an event stream': (url, signal) =>
    fetch(`${url}/stream`, { signal, method: 'POST', headers: json, body: JSON.stringify({ query: SLOW }) })
      // The head of a stream comes before its first result.
      .then((response) => response.text()),
  'a socket': async (url, signal) => {
    const { socket, send } = await rawSocket(url.replace('http', 'ws'), {});
    signal.addEventListener('abort', () => socket.terminate());
    send({ id: '1', type: 'subscribe', payload: { query: SLOW } });
  },
};

describe('an operation', () => {
  let running: TestGateway | undefined;
  const asked: FetchContext<GatewayContext>[] = [];
  const start = async (change: Partial<GatewayConfig> = {}) => {
    asked.length = 0;
    const world = createTestWorld();
    const transports = (name: string): SubgraphTransport<GatewayContext> => {
      const transport = world.transports(name);
      return {
        ...transport,
        fetch: (context) => {
          asked.push(context);
          return transport.fetch(context);
        },
      };
    };
    running = await startTestGateway(change, { transports });
    return running;
  };
  afterEach(async () => {
    await running?.gateway.close();
    running = undefined;
  });

  it.each(Object.entries(LEAVING))('sent by %s ends when its client has left', async (_way, send) => {
    const { url } = await start();
    const client = new AbortController();
    const sent = send(url, client.signal).catch(() => undefined);
    await until(() => asked.length > 0, { what: 'the fetch' });
    expect(asked[0]?.signal?.aborted).toBe(false);
    client.abort();
    await until(() => asked[0]?.signal?.aborted, { what: 'the end of the fetch' });
    expect(String(asked[0]?.signal?.reason)).toContain('closed the connection');
    await sent;
  });

  it.each(Object.keys(TRANSPORTS) as TransportName[])(
    'sent by %s ends when it takes too long, and what is there is answered',
    async (name) => {
      const { url } = await start({ requestTimeoutMs: 200 });
      const answer = await TRANSPORTS[name](url, { query: '{ slow leads }' });
      expect(answer.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['REQUEST_ABORTED']);
      expect(answer.data).toEqual({ slow: null, leads: 0 });
    },
  );
});
