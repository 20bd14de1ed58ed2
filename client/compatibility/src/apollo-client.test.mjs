import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import * as three from 'apollo-client-3/core/index.js';
import { createPersistedQueryLink as persistedLink3 } from 'apollo-client-3/link/persisted-queries/index.js';
import { GraphQLWsLink as WsLink3 } from 'apollo-client-3/link/subscriptions/index.js';
import * as four from 'apollo-client-4';
import { PersistedQueryLink as PersistedLink4 } from 'apollo-client-4/link/persisted-queries';
import { GraphQLWsLink as WsLink4 } from 'apollo-client-4/link/subscriptions';
import { createClient } from 'graphql-ws';
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

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

for (const [name, apollo, persisted, WsLink] of [
  ['Apollo Client 3', three, (options) => persistedLink3(options), WsLink3],
  ['Apollo Client 4', four, (options) => new PersistedLink4(options), WsLink4],
]) {
  const { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } = apollo;
  const clientOf = (link, options = {}) => new ApolloClient({ link, cache: new InMemoryCache(), ...options });

  describe(name, () => {
    it('queries over HTTP, with client awareness', async () => {
      const { calls, send } = recordingFetch();
      const awareness = { name: 'compatibility', version: '1.2.3' };
      const link = new HttpLink({ uri: url, fetch: send, headers: { authorization: `Bearer ${token}` } });
      const client = clientOf(link, apollo === four ? { clientAwareness: awareness } : awareness);
      const { data } = await client.query({ query: gql(FEED), variables: { first: 1 } });
      assert.equal(data.feed.edges[0].node.title, FIRST.title);
      assert.equal(calls[0].status, 200);
      const headers = new Headers(calls[0].init.headers);
      assert.equal(headers.get('apollographql-client-name'), 'compatibility');
    });

    it('queries by GET', async () => {
      const { calls, send } = recordingFetch();
      const link = new HttpLink({
        uri: url,
        fetch: send,
        useGETForQueries: true,
        headers: { 'apollo-require-preflight': '1' },
      });
      const { data } = await clientOf(link).query({ query: gql(FEED), variables: { first: 1 } });
      assert.equal(data.feed.edges.length, 1);
      assert.equal(calls[0].init.method, 'GET');
    });

    it('sends persisted queries by their hash, and the text once', async () => {
      const { calls, send } = recordingFetch();
      const link = ApolloLink.from([persisted({ sha256 }), new HttpLink({ uri: url, fetch: send })]);
      // A text of its own, so that no other test has made it known.
      const query = gql(`query P${randomUUID().replaceAll('-', '')} { leads }`);
      const client = clientOf(link);
      for (let n = 0; n < 2; n++) {
        const { data } = await client.query({ query, fetchPolicy: 'network-only' });
        assert.deepEqual(data, { leads: 0 });
      }
      const sent = calls.map(({ init }) => 'query' in JSON.parse(init.body));
      assert.deepEqual(sent, [false, true, false]);
    });

    it('subscribes over HTTP by multipart', async () => {
      const { calls, send } = recordingFetch();
      const client = clientOf(new HttpLink({ uri: url, fetch: send }));
      const events = await takeThree(client.subscribe({ query: gql(TICKS) }));
      assertTicks(events.map(({ data }) => data));
      assert.match(calls[0].type, /^multipart\/mixed/);
    });

    it('subscribes over WebSocket', async () => {
      const socket = createClient({ url: webSocketUrl, webSocketImpl: WebSocket });
      const events = await takeThree(clientOf(new WsLink(socket)).subscribe({ query: gql(TICKS) }));
      assertTicks(events.map(({ data }) => data));
      await socket.dispose();
    });

    it('reads the code of a refused operation', async () => {
      const client = clientOf(new HttpLink({ uri: url }));
      const error = await client.query({ query: gql('{ noSuchField }') }).catch((thrown) => thrown);
      assert.match(
        JSON.stringify(error.errors ?? error.graphQLErrors ?? error.result ?? error.networkError?.result),
        /GRAPHQL_VALIDATION_FAILED/,
      );
    });
  });
}
