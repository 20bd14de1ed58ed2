import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startStallingProxy, until } from '@propmubi/testkit';
import { GraphQLError } from 'graphql';
import { WebSocket } from 'ws';
import {
  type AssignedLead,
  LEAD_ASSIGNMENTS,
  liveSocket,
  type LiveSocket,
  liveStream,
} from '../src/index.js';
import { startFeedServer, type FeedServer } from './support/feed-server.js';

const SILENT_AFTER_MS = 500;
/** Longer than a test. */
const LONG_MS = 600_000;
const numbered = (count: number) => Array.from({ length: count }, (_, n) => `event ${n + 1}`);

interface Followed {
  readonly got: string[];
  readonly ends: string[];
  connects: number;
  close(): Promise<void>;
}

describe('streams that share a socket', () => {
  let server: FeedServer;
  let token: string;
  const followed: Followed[] = [];

  beforeEach(async () => {
    token = 'token 1';
    server = await startFeedServer();
  });
  afterEach(async () => {
    await Promise.all(followed.splice(0).map((stream) => stream.close()));
    await server[Symbol.asyncDispose]();
  });
  const open = (url = server.url, silentAfterMs = SILENT_AFTER_MS) =>
    liveSocket({
      url,
      getToken: () => token,
      webSocketImpl: WebSocket,
      silentAfterMs,
    });
  const follow = (socket: LiveSocket, onEvent?: (event: AssignedLead) => void): Followed => {
    const seen = { got: [] as string[], ends: [] as string[], connects: 0 };
    const stream = liveStream(LEAD_ASSIGNMENTS, {
      socket,
      onEvent: (event) => {
        onEvent?.(event);
        seen.got.push(String(event.eventId));
      },
      onConnect: () => seen.connects++,
      onDisconnect: (reason) => void seen.ends.push(reason),
    });
    const one = Object.assign(seen, { close: () => stream.close() });
    followed.push(one);
    return one;
  };
  const received = (streams: Followed[], count: number) =>
    until(() => streams.every(({ got }) => got.length >= count), { what: `${count} events on each stream` });
  const subscribed = (count: number) =>
    until(() => server.subscriptions >= count, { what: `${count} subscriptions` });

  it('have one connection, and go on from their cursors when it is lost, with nothing lost or doubled', async () => {
    const socket = open();
    const both = [follow(socket), follow(socket)];
    await subscribed(2);
    server.publish();
    await received(both, 1);
    expect([server.connections, server.tokens]).toEqual([1, ['Bearer token 1']]);
    token = 'token 2';
    server.drop();
    // While neither is connected.
    server.publish();
    server.publish();
    await received(both, 3);
    server.publish();
    await received(both, 4);
    expect(both.map(({ got }) => got)).toEqual([numbered(4), numbered(4)]);
    expect([server.connections, server.tokens]).toEqual([1, ['Bearer token 1', 'Bearer token 2']]);
  });

  it('notice together that it went silent', async () => {
    await using proxy = await startStallingProxy(server.url);
    const socket = open(proxy.url);
    const both = [follow(socket), follow(socket)];
    await subscribed(2);
    proxy.stall();
    server.publish();
    await until(() => both.every(({ ends }) => ends.length > 0), { what: 'the silence to be noticed' });
    proxy.heal();
    await received(both, 1);
    server.publish();
    await received(both, 2);
    expect(both.map(({ got }) => got)).toEqual([numbered(2), numbered(2)]);
  });

  it('notice it at once where the device that wakes asks for a sign of life', async () => {
    await using proxy = await startStallingProxy(server.url);
    const socket = open(proxy.url, LONG_MS);
    const both = [follow(socket), follow(socket)];
    await subscribed(2);
    proxy.stall();
    server.publish();
    socket.check(SILENT_AFTER_MS);
    await until(() => both.every(({ ends }) => ends.length > 0), { what: 'the silence to be noticed' });
    proxy.heal();
    await received(both, 1);
    expect(both.map(({ got }) => got)).toEqual([numbered(1), numbered(1)]);
  });

  it('keep it while one of them is open, and renew its token once', async () => {
    server.expiresInMs = 600;
    const socket = open();
    const [first, second] = [follow(socket), follow(socket)];
    await subscribed(2);
    await first.close();
    await until(() => server.renewals.length === 1, { what: 'a renewal' });
    server.publish();
    await received([second], 1);
    expect([first.got, second.ends, server.tokens]).toEqual([[], [], ['Bearer token 1']]);
    await second.close();
    await until(() => server.connections === 0, { what: 'the connection to be closed' });
  });

  it('say that they are connected only once the server has taken the connection', async () => {
    await using proxy = await startStallingProxy(server.url);
    const one = follow(open(proxy.url));
    await until(() => one.connects === 1, { what: 'the first connection' });
    proxy.stall();
    await until(() => one.ends.length > 1, { what: 'a connection that is not answered' });
    expect(one.connects).toBe(1);
  });

  it('leave it alone when one of them is refused or cannot handle an event', async () => {
    const socket = open();
    const calm = follow(socket);
    await subscribed(1);
    server.refusals.push(new GraphQLError('busy', { extensions: { code: 'RATE_LIMITED' } }));
    let failures = 0;
    const troubled = follow(socket, () => {
      if (failures++ === 0) throw new Error('no room');
    });
    await subscribed(2);
    server.publish();
    await received([calm, troubled], 1);
    expect(troubled.ends).toEqual(['RATE_LIMITED: busy', 'no room']);
    expect([calm.ends, server.tokens]).toEqual([[], ['Bearer token 1']]);
  });

  it('ask with the token that is good when they join', async () => {
    const socket = open();
    const first = follow(socket);
    await subscribed(1);
    token = 'token of a new role';
    const second = follow(socket);
    await subscribed(2);
    server.publish();
    await received([first, second], 1);
    expect([server.tokens, server.renewals]).toEqual([['Bearer token 1'], ['Bearer token of a new role']]);
  });

  it('part where its token is refused to one of them, which asks with another', async () => {
    const socket = open();
    const calm = follow(socket);
    await subscribed(1);
    server.refusals.push(new GraphQLError('old', { extensions: { code: 'UNAUTHENTICATED' } }));
    const refused = follow(socket);
    await until(() => refused.ends.length > 0, { what: 'the refusal' });
    await subscribed(2);
    server.publish();
    await received([calm, refused], 1);
    expect([calm.ends, server.tokens]).toEqual([[], ['Bearer token 1', 'Bearer token 1']]);
  });
});
