import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startStallingProxy, until } from '@propmubi/testkit';
import { GraphQLError } from 'graphql';
import { WebSocket } from 'ws';
import {
  FINAL_CODES,
  liveLeads,
  liveStream,
  RequestError,
  type LiveLeads,
  type LiveLeadsOptions,
  type ResumableEvent,
} from '../src/index.js';
import { startFeedServer, type FeedServer } from './support/feed-server.js';

/** A test waits for a silent connection to be noticed; the others have the time of a busy machine. */
const SILENT_AFTER_MS = 500;
const coded = (code: string) => new GraphQLError(code, { extensions: { code } });

describe('liveLeads', () => {
  let server: FeedServer;
  let leads: LiveLeads;
  const got: string[] = [];
  const ends: { reason: string; final: boolean }[] = [];
  const unhandled: unknown[] = [];
  const onUnhandled = (error: unknown) => unhandled.push(error);

  beforeEach(async () => {
    for (const list of [got, ends, unhandled]) list.length = 0;
    process.on('unhandledRejection', onUnhandled);
    server = await startFeedServer();
  });
  afterEach(async () => {
    await leads.close();
    await server[Symbol.asyncDispose]();
    process.off('unhandledRejection', onUnhandled);
    expect(unhandled).toEqual([]);
  });
  const follow = (options: Partial<LiveLeadsOptions> = {}) => {
    leads = liveLeads({
      url: server.url,
      getToken: () => 'token',
      webSocketImpl: WebSocket,
      onEvent: ({ eventId }) => void got.push(String(eventId)),
      onDisconnect: (reason, final) => void ends.push({ reason, final }),
      ...options,
    });
  };
  const received = (count: number) => until(() => got.length >= count, { what: `${count} leads` });
  const numbered = (count: number) => Array.from({ length: count }, (_, n) => `event ${n + 1}`);

  it('notices a connection that went silent, and goes on from its cursor on another', async () => {
    await using proxy = await startStallingProxy(server.url);
    follow({ url: proxy.url, silentAfterMs: SILENT_AFTER_MS });
    server.publish();
    await received(1);
    proxy.stall();
    server.publish();
    server.publish();
    await until(() => ends.length > 0, { what: 'the silence to be noticed' });
    proxy.heal();
    await received(3);
    server.publish();
    await received(4);
    expect(got).toEqual(numbered(4));
    expect(ends.every(({ final }) => !final)).toBe(true);
  });

  it.each([[true], [false]])(
    'shows what came and went before the first event (cursor: %s)',
    async (hasCursor) => {
      await using proxy = await startStallingProxy(server.url);
      server.hasCursor = hasCursor;
      const cursors: string[] = [];
      follow({ url: proxy.url, silentAfterMs: SILENT_AFTER_MS, onCursor: (cursor) => cursors.push(cursor) });
      await until(() => server.subscriptions > 0, { what: 'the subscription' });
      expect(cursors).toEqual(hasCursor ? ['0'] : []);
      proxy.stall();
      // Assigned while the client is cut off; its deadline passes, so it waits for no answer any more.
      server.publish();
      server.pending = 1;
      await until(() => ends.length > 0, { what: 'the silence to be noticed' });
      proxy.heal();
      await until(() => server.subscriptions > 1, { what: 'the next subscription' });
      server.publish();
      await received(hasCursor ? 2 : 1);
      expect(got).toEqual(hasCursor ? ['event 1', 'event 2'] : ['event 2']);
    },
  );

  it('hands over nothing after it was closed, and leaves what had arrived to the next', async () => {
    const handled = Promise.withResolvers<undefined>();
    const cursors: string[] = [];
    follow({
      onCursor: (cursor) => cursors.push(cursor),
      onEvent: ({ eventId }) => {
        got.push(String(eventId));
        return handled.promise;
      },
    });
    await until(() => server.subscriptions > 0, { what: 'the subscription' });
    for (let count = 0; count < 3; count++) server.publish();
    await received(1);
    const closed = leads.close();
    handled.resolve(undefined);
    await closed;
    await leads.ended;
    expect([got, cursors]).toEqual([['event 1'], ['0', '1']]);
    follow({ after: leads.cursor });
    await received(3);
    expect(got).toEqual(numbered(3));
  });

  it('follows a channel given as text, and says each time that it is connected', async () => {
    await using proxy = await startStallingProxy(server.url);
    let connections = 0;
    leads = liveStream<ResumableEvent>(
      {
        subscription: 'subscription ($after: Cursor) { leadAssigned(after: $after) { cursor eventId } }',
        start: '{ leadFeedCursor }',
      },
      {
        url: proxy.url,
        silentAfterMs: SILENT_AFTER_MS,
        getToken: () => 'token',
        webSocketImpl: WebSocket,
        onConnect: () => connections++,
        onEvent: ({ eventId }) => void got.push(String(eventId)),
        onDisconnect: (reason, final) => void ends.push({ reason, final }),
      },
    );
    server.publish();
    await received(1);
    expect([connections, leads.cursor]).toEqual([1, '1']);
    proxy.stall();
    await until(() => ends.length > 0, { what: 'the silence to be noticed' });
    expect(connections).toBe(1);
    proxy.heal();
    // No event comes: that the connection is back is known without one.
    await until(() => connections === 2, { what: 'the second connection' });
    server.publish();
    await received(2);
    expect(got).toEqual(numbered(2));
  });

  it('notices a server that takes the connection and never answers', async () => {
    await using proxy = await startStallingProxy(server.url);
    proxy.stall();
    follow({ url: proxy.url, silentAfterMs: SILENT_AFTER_MS });
    await until(() => ends.length > 0, { what: 'the silence to be noticed' });
    proxy.heal();
    server.publish();
    await received(1);
  });

  it('asks again for a token that could not be had', async () => {
    let asked = 0;
    follow({ getToken: () => (++asked < 3 ? Promise.reject(new Error('offline')) : 'token') });
    server.publish();
    await received(1);
    expect(ends).toEqual([
      { reason: 'offline', final: false },
      { reason: 'offline', final: false },
    ]);
  });

  it('lives when a token cannot be had for a renewal', async () => {
    server.expiresInMs = 600;
    let asked = 0;
    follow({ getToken: () => (++asked === 1 ? 'token' : Promise.reject(new Error('offline'))) });
    await until(() => asked === 2, { what: 'a renewal' });
    server.publish();
    await received(1);
    expect(ends).toEqual([]);
  });

  it('renews the token before the server ends the stream, by the time the server says', async () => {
    server.expiresInMs = 600;
    let asked = 0;
    follow({ getToken: () => `token ${++asked}` });
    await until(() => server.renewals.length === 1, { what: 'a renewal' });
    expect([server.tokens, server.renewals]).toEqual([['Bearer token 1'], ['Bearer token 2']]);
  });

  it.each([...FINAL_CODES])('ends for good at %s', async (code) => {
    server.refusals.push(coded(code));
    follow();
    await expect(leads.ended).rejects.toThrow(code);
    expect(ends).toEqual([{ reason: `${code}: ${code}`, final: true }]);
    expect(server.tokens).toHaveLength(1);
  });

  it.each([
    'BAD_USER_INPUT',
    'INTERNAL_SERVER_ERROR',
    'SERVICE_UNAVAILABLE',
    'RATE_LIMITED',
    'NEVER_HEARD_OF',
  ])('tries again after %s', async (code) => {
    server.refusals.push(coded(code), coded(code));
    follow();
    server.publish();
    await received(1);
    expect(ends).toEqual([
      { reason: `${code}: ${code}`, final: false },
      { reason: `${code}: ${code}`, final: false },
    ]);
  });

  it.each([4400, 4403, 4411])('ends for good when it is closed with %i', async (code) => {
    server.closes.push(code);
    follow();
    await expect(leads.ended).rejects.toThrow(`closed with ${code}`);
  });

  it.each([1001, 1011, 4408, 4410, 4413, 4429, 4500])(
    'comes back when it is closed with %i',
    async (code) => {
      server.closes.push(code);
      follow();
      server.publish();
      await received(1);
      expect(ends).toMatchObject([{ final: false }]);
    },
  );

  it('takes a new token once when the first was refused, and then ends', async () => {
    server.closes.push(4401);
    follow();
    server.publish();
    await received(1);
    await leads.close();
    server.closes.push(4401, 4401);
    follow();
    await expect(leads.ended).rejects.toThrow('closed with 4401');
  });

  it('ends for good when the session is over', async () => {
    const over = new RequestError([coded('REFRESH_TOKEN_REUSED').toJSON()], undefined, null);
    follow({ getToken: () => Promise.reject(over) });
    await expect(leads.ended).rejects.toThrow('REFRESH_TOKEN_REUSED');
    expect(server.tokens).toEqual([]);
  });
});
