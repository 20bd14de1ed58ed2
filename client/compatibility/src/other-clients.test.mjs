import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { EventSource } from 'eventsource';
import { GraphQLClient } from 'graphql-request';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import {
  assertTicks,
  FEED,
  FIRST,
  recordingFetch,
  takeThree,
  TICKS,
  token,
  url,
  webSocketUrl,
} from './support.mjs';

const observable = (source) => ({
  subscribe: (sink) => source.subscribe((value) => sink.next(value)),
});
const three = async (events) => {
  const values = [];
  for await (const { data } of events) if (values.push(data) === 3) return values;
  throw new Error('ended early');
};

describe('urql', () => {
  it('queries, and is answered in JSON', async () => {
    const { calls, send } = recordingFetch();
    const client = new Client({ url, exchanges: [fetchExchange], fetch: send, preferGetMethod: false });
    const { data, error } = await client.query(FEED, { first: 1 });
    assert.equal(error, undefined);
    assert.equal(data.feed.edges[0].node.title, FIRST.title);
    assert.match(calls[0].type, /^application\/graphql-response\+json/);
  });

  it('queries by GET', async () => {
    const headers = { 'apollo-require-preflight': '1' };
    const client = new Client({
      url,
      exchanges: [fetchExchange],
      preferGetMethod: 'force',
      fetchOptions: { headers },
    });
    const { data, error } = await client.query(FEED, { first: 1 });
    assert.equal(error, undefined);
    assert.equal(data.feed.edges.length, 1);
  });

  it('subscribes over HTTP', async () => {
    const client = new Client({
      url,
      exchanges: [fetchExchange],
      fetchSubscriptions: true,
      preferGetMethod: false,
    });
    const events = await takeThree(observable(client.subscription(TICKS, {})));
    assertTicks(events.map(({ data }) => data));
  });

  it('subscribes over WebSocket', async () => {
    const socket = createSocketClient({ url: webSocketUrl, webSocketImpl: WebSocket });
    const forwardSubscription = (request) => ({
      subscribe: (sink) => ({
        unsubscribe: socket.subscribe({ ...request, query: request.query ?? '' }, sink),
      }),
    });
    const client = new Client({
      url,
      exchanges: [fetchExchange, subscriptionExchange({ forwardSubscription })],
      preferGetMethod: false,
    });
    const events = await takeThree(observable(client.subscription(TICKS, {})));
    assertTicks(events.map(({ data }) => data));
    await socket.dispose();
  });
});

describe('graphql-request', () => {
  it('queries with variables and a token', async () => {
    const client = new GraphQLClient(url, { headers: { authorization: `Bearer ${token}` } });
    const data = await client.request(FEED, { first: 1 });
    assert.deepEqual(data.feed.edges[0].node, FIRST);
  });

  it('throws with the code of a refusal', async () => {
    const client = new GraphQLClient(url, { headers: { authorization: 'Bearer a.b.c' } });
    const error = await client.request('{ leads }').catch((thrown) => thrown);
    assert.equal(error.response.status, 401);
    assert.equal(error.response.errors[0].extensions.code, 'UNAUTHENTICATED');
  });
});

describe('graphql-ws', () => {
  it('queries and subscribes on one socket', async () => {
    const client = createSocketClient({
      url: webSocketUrl,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${token}` },
    });
    const { value } = await client.iterate({ query: '{ leads }' }).next();
    assert.deepEqual(value, { data: { leads: 0 } });
    assertTicks(await three(client.iterate({ query: TICKS })));
    await client.dispose();
  });
});

describe('graphql-sse', () => {
  it('queries and subscribes in distinct connections', async () => {
    const client = createSseClient({ url, headers: { authorization: `Bearer ${token}` } });
    const { value } = await client.iterate({ query: '{ leads }' }).next();
    assert.deepEqual(value, { data: { leads: 0 } });
    assertTicks(await three(client.iterate({ query: TICKS })));
    client.dispose();
  });
});

describe('eventsource', () => {
  it('reads a subscription from its address', async () => {
    const source = new EventSource(`${url}/stream?${new URLSearchParams({ query: TICKS })}`);
    const events = await new Promise((resolve, reject) => {
      const values = [];
      source.addEventListener('next', ({ data }) => {
        if (values.push(JSON.parse(data).data) === 3) resolve(values);
      });
      source.addEventListener('error', reject);
    });
    source.close();
    assertTicks(events);
  });
});
