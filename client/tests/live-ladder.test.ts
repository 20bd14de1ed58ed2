import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startStallingProxy, until } from '@propmubi/testkit';
import { GraphQLError } from 'graphql';
import { WebSocket } from 'ws';
import {
  LEAD_ASSIGNMENTS,
  liveSocket,
  type LiveSocket,
  type LiveSocketOptions,
  liveStream,
} from '../src/index.js';
import { startFeedServer, type FeedServer } from './support/feed-server.js';

/** As the gateway's: an end, and a signature that clients do not read. */
const tokenUntil = (ms: number) => `e30.${btoa(JSON.stringify({ exp: Math.ceil(ms / 1000) }))}.signature`;
const OFTEN_MS = 100;
const numbered = (count: number) => Array.from({ length: count }, (_, n) => `event ${n + 1}`);

describe('streams of a liveSocket', () => {
  let server: FeedServer;
  let close: (() => Promise<void>)[];
  beforeEach(async () => {
    server = await startFeedServer();
    close = [];
  });
  afterEach(async () => {
    await Promise.all(close.map((stream) => stream()));
    await server[Symbol.asyncDispose]();
  });

  const open = (options: Partial<LiveSocketOptions> = {}) =>
    liveSocket({ url: server.url, getToken: () => 'token', webSocketImpl: WebSocket, ...options });
  const follow = (socket: LiveSocket) => {
    const seen = { got: [] as string[], ends: [] as string[], connects: 0 };
    const stream = liveStream(LEAD_ASSIGNMENTS, {
      socket,
      onEvent: ({ eventId }) => void seen.got.push(String(eventId)),
      onConnect: () => seen.connects++,
      onDisconnect: (reason) => void seen.ends.push(reason),
    });
    close.push(() => stream.close());
    return Object.assign(seen, { close: () => stream.close(), ended: stream.ended });
  };
  type Followed = ReturnType<typeof follow>;
  const received = (count: number, ...streams: Followed[]) =>
    until(() => streams.every(({ got }) => got.length >= count), { what: `${count} events` });
  // The pauses between six tries are twelve seconds at most, by chance.
  const failedTries = ({ ends }: Followed, count: number) =>
    until(() => ends.length >= count, { what: `${count} failed tries`, timeoutMs: 30_000 });
  const openStreams = (count: number) =>
    until(() => server.streams === count, { what: `${count} event streams` });
  const openSockets = (count: number) =>
    until(() => server.connections === count, { what: `${count} WebSockets` });

  it('become event streams where no WebSocket can be opened, and return when one can, with nothing lost or doubled', async () => {
    server.refusesSockets = true;
    const socket = open({ webSocketAgainMs: OFTEN_MS });
    const both = [follow(socket), follow(socket)] as const;
    server.publish();
    await received(1, ...both);
    expect([server.connections, server.streams]).toEqual([0, 2]);
    const failedBefore = both.map(({ ends }) => ends.length);

    server.refusesSockets = false;
    await openSockets(1);
    await openStreams(0);
    server.publish();
    await received(2, ...both);
    expect(both.map(({ got }) => got)).toEqual([numbered(2), numbered(2)]);
    // The change is no loss of a connection.
    expect(both.map(({ ends }) => ends.length)).toEqual(failedBefore);
  });

  it('go on from their cursor where an event stream is cut', async () => {
    server.refusesSockets = true;
    const stream = follow(open());
    server.publish();
    await received(1, stream);
    server.drop();
    server.publish();
    await received(2, stream);
    expect([stream.got, stream.ends.at(-1)]).toEqual([numbered(2), expect.any(String)]);
  });

  it.each(['refusesSockets', 'refusesStreams'] as const)(
    'try both in turn while neither passes, and take the first that does: %s stays true',
    async (stays) => {
      server.refusesSockets = server.refusesStreams = true;
      const stream = follow(open());
      await failedTries(stream, 6);
      expect(stream.connects).toBe(0);
      server.publish();
      server.refusesSockets = stays === 'refusesSockets';
      server.refusesStreams = stays === 'refusesStreams';
      // The pause before each try is up to five seconds by now.
      await until(() => stream.got.length > 0, { what: 'an event', timeoutMs: 30_000 });
      expect(stream.got).toEqual(numbered(1));
    },
  );

  it('are opened anew before their token ends, without a gap', async () => {
    server.refusesSockets = true;
    const tokens = [tokenUntil(Date.now() + 2_000), tokenUntil(Date.now() + 3_600_000)] as const;
    let token: string = tokens[0];
    const stream = follow(open({ getToken: () => token }));
    server.publish();
    await received(1, stream);
    const failedBefore = stream.ends.length;
    token = tokens[1];
    await until(() => server.streamTokens.at(-1) === `Bearer ${token}`, { what: 'the new token' });
    server.publish();
    await received(2, stream);
    expect([stream.got, stream.ends.length]).toEqual([numbered(2), failedBefore]);
  });

  it('are opened anew where the device wakes, as a WebSocket if that passes now', async () => {
    server.refusesSockets = true;
    const socket = open();
    const stream = follow(socket);
    await openStreams(1);
    server.publish();
    await received(1, stream);
    const opened = server.streamTokens.length;
    socket.check();
    await until(() => server.streamTokens.length > opened, { what: 'another event stream' });
    server.publish();
    await received(2, stream);
    server.refusesSockets = false;
    socket.check();
    await openSockets(1);
    server.publish();
    await received(3, stream);
    expect(stream.got).toEqual(numbered(3));
  });

  it('notice an event stream that went silent', async () => {
    server.refusesSockets = true;
    await using proxy = await startStallingProxy(server.url);
    const stream = follow(open({ url: proxy.url, silentAfterMs: 500 }));
    server.publish();
    await received(1, stream);
    proxy.stall();
    server.publish();
    await until(() => stream.ends.includes('the connection went silent'), { what: 'the silence' });
    proxy.heal();
    await received(2, stream);
    expect(stream.got).toEqual(numbered(2));
  });

  it('close an event stream at once, also while nothing arrives on it', async () => {
    server.refusesSockets = true;
    const stream = follow(open());
    await until(() => stream.connects > 0, { what: 'an event stream' });
    await stream.close();
    await openStreams(0);
  });

  it('take a new token once when an event stream is refused for it, and then end', async () => {
    server.refusesSockets = true;
    const refused = () => new GraphQLError('old', { extensions: { code: 'UNAUTHENTICATED' } });
    server.streamRefusals.push(refused(), refused());
    await expect(follow(open()).ended).rejects.toThrow('UNAUTHENTICATED: old');
  });

  it('stay with the WebSocket where the server closes it with a reason', async () => {
    server.closes.push(4429, 4429, 4429, 4429);
    const stream = follow(open());
    server.publish();
    await received(1, stream);
    expect([stream.ends.length, server.streamTokens]).toEqual([4, []]);
  });
});
