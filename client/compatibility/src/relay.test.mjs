import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { buildClientSchema, getIntrospectionQuery, printSchema } from 'graphql';
import { createClient } from 'graphql-ws';
import relay from 'relay-runtime';
import { WebSocket } from 'ws';
import { assertTicks, takeThree, url, webSocketUrl } from './support.mjs';

const require = createRequire(import.meta.url);
const { Environment, fetchQuery, Network, Observable, RecordSource, requestSubscription, Store } = relay;

/** Runs relay-compiler on one source file, and gives the artifacts it writes. */
function compile(schema, source) {
  const folder = mkdtempSync(join(tmpdir(), 'propmubi-relay-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'schema.graphql'), schema);
  writeFileSync(join(folder, 'src/app.js'), source);
  const config = {
    src: './src',
    schema: './schema.graphql',
    language: 'javascript',
    artifactDirectory: './artifacts',
  };
  mkdirSync(join(folder, 'artifacts'));
  writeFileSync(join(folder, 'relay.config.json'), JSON.stringify(config));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [require.resolve('relay-compiler/cli.js'), 'relay.config.json'],
    { cwd: folder },
  );
  assert.equal(status, 0, `${stdout}${stderr}`);
  return (name) => require(join(folder, `artifacts/${name}.graphql.js`));
}

async function ask(body) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}

describe('Relay', () => {
  it('compiles against the schema it introspects, queries and subscribes', async () => {
    const { data } = await ask({ query: getIntrospectionQuery() });
    const artifact = compile(
      printSchema(buildClientSchema(data)),
      'const { graphql } = require("relay-runtime");\n' +
        'graphql`query appFeedQuery($first: Int) { feed(first: $first) { edges { node { id title } } } }`;\n' +
        'graphql`subscription appTicksSubscription { ticks { n } }`;\n',
    );
    const socket = createClient({ url: webSocketUrl, webSocketImpl: WebSocket });
    const environment = new Environment({
      store: new Store(new RecordSource()),
      network: Network.create(
        ({ text: query }, variables) => ask({ query, variables }),
        ({ text: query }, variables) =>
          Observable.create((sink) => socket.subscribe({ query, variables }, sink)),
      ),
    });
    const answer = await fetchQuery(environment, artifact('appFeedQuery'), { first: 1 }).toPromise();
    assert.deepEqual(answer.feed.edges[0].node, { id: 'l0', title: 'Listing l0' });
    const events = await takeThree({
      subscribe: ({ next, error }) => {
        const { dispose } = requestSubscription(environment, {
          subscription: artifact('appTicksSubscription'),
          variables: {},
          onNext: next,
          onError: error,
        });
        return { unsubscribe: dispose };
      },
    });
    assertTicks(events);
    await socket.dispose();
  });

  it('compiles pagination over the published schema', () => {
    const schema = readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8');
    const artifact = compile(
      schema,
      'const { graphql } = require("relay-runtime");\n' +
        'graphql`query appQuery { ...appListings_query }`;\n' +
        'graphql`fragment appListings_query on Query @refetchable(queryName: "appPaginationQuery")\n' +
        '@argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {\n' +
        '  feed(first: $count, after: $cursor) @connection(key: "app_feed") { edges { node { id title } } } }`;\n',
    );
    assert.ok(artifact('appPaginationQuery'));
  });
});
