import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { startStallingProxy, until } from '@propmubi/testkit';
import { buildSchema } from 'graphql';
import { WebSocketServer } from 'ws';
import { webSocketSubscriptions, type FetchContext, type SubgraphResponse } from '../src/index.js';
import { Channel } from './support/channel.js';
import { serveWebSocket } from './support/servers.js';

/** Short, since a test waits for it, and longer than a busy machine stands still. */
const SILENT_AFTER_MS = 600;
/** Three times as long as a dead socket lives: a ping is due after half of that. */
const PINGS = 6;
const UNREACHABLE = { code: 'SUBGRAPH_UNREACHABLE' };

const schema = buildSchema('type Query { ok: Boolean } type Subscription { ticks: Int }');
const channel = new Channel();
Object.assign(schema.getSubscriptionType()?.getFields()['ticks'] ?? {}, {
  subscribe: () => channel.listen(),
});
const TICK = { value: { data: { ticks: 1 } } };

const fetch = {
  request: { query: 'subscription { ticks }', operationName: undefined, variables: {} },
  context: {},
} as unknown as FetchContext<object>;

/** Holds the thread, as a long garbage collection does. */
const standStill = (ms: number) => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
};

describe('a subgraph socket', () => {
  let sockets = 0;
  let pings = 0;
  const opened = new Set<ReturnType<typeof webSocketSubscriptions<object>>>();
  const transportTo = (url: string) => {
    const transport = webSocketSubscriptions<object>({
      url,
      retryAttempts: 0,
      silentAfterMs: SILENT_AFTER_MS,
    });
    opened.add(transport);
    return transport;
  };
  const serve = () => {
    sockets = 0;
    pings = 0;
    return serveWebSocket(
      schema,
      () => (sockets += 1),
      () => (pings += 1),
    );
  };
  const follow = async (transport: ReturnType<typeof transportTo>) => {
    const events = (await transport.subscribe(fetch)) as AsyncIterable<SubgraphResponse>;
    return events[Symbol.asyncIterator]();
  };
  /** Follows, and has one event arrive. */
  const followed = async (transport: ReturnType<typeof transportTo>) => {
    const opened = channel.opened;
    const events = await follow(transport);
    const first = events.next();
    await until(() => channel.opened > opened);
    channel.push({ ticks: 1 });
    expect(await first).toMatchObject(TICK);
    return events;
  };
  afterEach(async () => {
    jest.restoreAllMocks();
    for (const transport of opened) await transport.close();
    opened.clear();
  });

  it('ends its subscriptions when it went silent, and the next one gets a socket that works', async () => {
    await using server = await serve();
    await using proxy = await startStallingProxy(server.url);
    const transport = transportTo(proxy.url);
    const events = await followed(transport);
    const next = events.next();
    proxy.stall();
    await expect(next).rejects.toMatchObject(UNREACHABLE);
    proxy.heal();
    await followed(transport);
  });

  it('is given up when the upgrade is never answered', async () => {
    await using server = await serve();
    await using proxy = await startStallingProxy(server.url);
    proxy.stall();
    await expect((await follow(transportTo(proxy.url))).next()).rejects.toMatchObject(UNREACHABLE);
  });

  it('is given up when its connection_init is never acknowledged', async () => {
    const silent = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await new Promise((resolve) => silent.once('listening', resolve));
    const { port } = silent.address() as AddressInfo;
    const events = await follow(transportTo(`ws://127.0.0.1:${port}/`));
    await expect(events.next()).rejects.toMatchObject(UNREACHABLE);
    for (const client of silent.clients) client.terminate();
    await new Promise((resolve) => silent.close(resolve));
  });

  it('stays open while it is only quiet, and is joined', async () => {
    await using server = await serve();
    const transport = transportTo(server.url);
    const first = await followed(transport);
    const quiet = first.next();
    let ended = false;
    void Promise.allSettled([quiet]).then(() => (ended = true));
    // An unanswered ping ends a socket before the next but one is sent.
    await until(() => pings >= PINGS);
    expect(ended).toBe(false);
    const second = await follow(transport);
    const [one, two] = [quiet, second.next()];
    await until(() => channel.open === 2);
    channel.push({ ticks: 1 });
    expect(await one).toMatchObject(TICK);
    expect(await two).toMatchObject(TICK);
    expect(sockets).toBe(1);
  });

  it('stays open when this process stood still for longer than a dead one lives', async () => {
    await using server = await serve();
    const transport = transportTo(server.url);
    const events = await followed(transport);
    const next = events.next();
    const before = pings;
    await until(() => pings > before);
    standStill(SILENT_AFTER_MS * 1.5);
    await until(() => pings >= before + PINGS);
    channel.push({ ticks: 1 });
    expect(await next).toMatchObject(TICK);
    expect(sockets).toBe(1);
  });

  it('is not joined while an answer to its ping is overdue', async () => {
    await using server = await serve();
    const transport = transportTo(server.url);
    await followed(transport);
    const now = Date.now();
    const later = jest.spyOn(Date, 'now').mockImplementation(() => now + SILENT_AFTER_MS * 0.9);
    const second = await transport.subscribe(fetch);
    later.mockRestore();
    void (second as AsyncIterable<SubgraphResponse>)[Symbol.asyncIterator]().next();
    await until(() => sockets === 2, { what: 'a socket of its own' });
  });
});
