import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '@propmubi/testkit';
import { createClient } from 'graphql-sse';
import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { gatewayConfigFromEnv } from '../src/index.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';
import { AGENT } from './support/tokens.js';

const LEADS = 'subscription ($after: String) { leadAssigned(after: $after) { cursor listing { title } } }';

const { live } = gatewayConfigFromEnv({});

describe('subscriptions over server-sent events', () => {
  let test: TestGateway;
  beforeEach(async () => {
    test = await startTestGateway();
  });
  afterEach(() => test.gateway.close());
  const listening = (count: number) => until(() => test.world.events.listening('leadAssigned') === count);

  it('answers the same subscription as a socket does', async () => {
    const client = createClient({
      url: test.url,
      headers: { authorization: `Bearer ${await test.identity.token(AGENT)}` },
    });
    const events = client.iterate({ query: LEADS });
    const first = events.next();
    await listening(1);
    test.world.events.publish('leadAssigned', { cursor: 'c1', listing: { id: 'l1' } });
    expect((await first).value).toEqual({
      data: { leadAssigned: { cursor: 'c1', listing: { title: 'Listing l1' } } },
    });
    await events.return?.();
    await listening(0);
    client.dispose();
  });

  it('names each event by its cursor and resumes after Last-Event-ID', async () => {
    const open = async (headers: Record<string, string>) =>
      fetch(`${test.url}/stream`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'text/event-stream',
          authorization: `Bearer ${await test.identity.token(AGENT)}`,
          ...headers,
        },
        body: JSON.stringify({ query: LEADS }),
      });
    const stream = await open({ 'last-event-id': 'c41' });
    await listening(1);
    test.world.events.publish('leadAssigned', { cursor: 'c42', listing: { id: 'l1' } });
    const reader = (stream.body as ReadableStream<Uint8Array>)
      .pipeThrough(new TextDecoderStream())
      .getReader();
    let text = '';
    while (!text.includes('data: ')) text += (await reader.read()).value ?? '';
    expect(text).toContain('event: next\nid: c42\ndata: {"data"');
    expect(test.world.opened).toEqual([{ after: 'c41' }]);
    await reader.cancel();
    await listening(0);
  });

  it('refuses a wrong token with 401 and an operation over the limits in the stream', async () => {
    const post = (query: string, headers: Record<string, string> = {}) =>
      fetch(test.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
        body: JSON.stringify({ query }),
      });
    const wrong = await post(LEADS, { authorization: 'Bearer a.b.c' });
    expect([wrong.status, await wrong.json()]).toMatchObject([
      401,
      { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
    ]);
    const tooMuch = await post(`{ ${Array.from({ length: 300 }, (_, n) => `a${n}: leads`).join(' ')} }`);
    expect(await tooMuch.text()).toMatch(/event: next\ndata: .*TOO_MANY_ALIASES.*\n\nevent: complete/);
  });

  it('refuses one stream too many with 429, and says when to come back', async () => {
    const limited = await startTestGateway({ live: { ...live, maxSocketsPerUser: 1 } });
    const open = () =>
      new Promise<IncomingMessage>((resolve, reject) => {
        const url = `${limited.url}/stream?${new URLSearchParams({ query: 'subscription { ticks { n } }' })}`;
        get(url, { agent: false }, resolve).on('error', reject);
      });
    const first = await open();
    const second = await open();
    expect([first.statusCode, second.statusCode, second.headers['retry-after']]).toEqual([200, 429, '5']);
    expect(await text(second)).toContain('TOO_MANY_SUBSCRIPTIONS');
    first.destroy();
    await limited.gateway.close();
  });

  it('answers a query in JSON to a client that would take a stream as well', async () => {
    const accept = 'application/graphql-response+json, application/json, text/event-stream, multipart/mixed';
    const response = await fetch(test.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify({ query: '{ leads }' }),
    });
    expect(response.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
    expect(await response.json()).toEqual({ data: { leads: 0 } });
  });

  it('writes a subscription in parts for a client that asks for multipart, each as it happens', async () => {
    const response = await fetch(test.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json',
        authorization: `Bearer ${await test.identity.token(AGENT)}`,
      },
      body: JSON.stringify({ query: LEADS }),
    });
    expect(response.headers.get('content-type')).toBe(
      'multipart/mixed;boundary="graphql";subscriptionSpec="1.0"',
    );
    await listening(1);
    const reader = (response.body as ReadableStream<Uint8Array>)
      .pipeThrough(new TextDecoderStream())
      .getReader();
    let text = '';
    // A part ends where its boundary begins: the event must not wait for the next one.
    const part = async (n: number) => {
      test.world.events.publish('leadAssigned', { cursor: `c${n}`, listing: { id: `l${n}` } });
      while (text.split('\r\n--graphql\r\n').length < n + 2) text += (await reader.read()).value ?? '';
      return text.split('\r\n--graphql\r\n')[n];
    };
    for (const n of [1, 2]) {
      expect(await part(n)).toBe(
        `content-type: application/json\r\n\r\n{"payload":{"data":{"leadAssigned":{"cursor":"c${n}","listing":{"title":"Listing l${n}"}}}}}`,
      );
    }
    await reader.cancel();
    await listening(0);
  });
});
