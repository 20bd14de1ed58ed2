import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '@propmubi/testkit';
import { createClient } from 'graphql-sse';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';
import { AGENT } from './support/tokens.js';

const LEADS = 'subscription ($after: String) { leadAssigned(after: $after) { cursor listing { title } } }';

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

  it('takes no mutation by GET', async () => {
    const query = 'mutation { renameListing(id: "l1", title: "x") { id } }';
    const response = await fetch(`${test.url}/stream?${new URLSearchParams({ query })}`, {
      headers: { accept: 'text/event-stream' },
    });
    expect(await response.text()).toContain('BAD_REQUEST');
    expect(test.world.resolved).toEqual([]);
  });
});
