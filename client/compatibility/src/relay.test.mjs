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
import { assertTicks, nodesUrl, takeThree, url, webSocketUrl } from './support.mjs';

const require = createRequire(import.meta.url);
const {
  createOperationDescriptor,
  Environment,
  fetchQuery,
  getSingularSelector,
  Network,
  Observable,
  RecordSource,
  requestSubscription,
  Store,
} = relay;

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
    // Artifacts that import each other, as `require` finds them.
    eagerEsModules: false,
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

async function ask(body, to = url) {
  const response = await fetch(to, {
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

  it('fetches a fragment again by the id of its object, and reads it from the store', async () => {
    const { data } = await ask({ query: getIntrospectionQuery() }, nodesUrl);
    const artifact = compile(
      printSchema(buildClientSchema(data)),
      'const { graphql } = require("relay-runtime");\n' +
        'graphql`query appHomesQuery { feed(first: 1) { edges { node { id ...appHome_home } } } }`;\n' +
        'graphql`fragment appHome_home on Home @refetchable(queryName: "appHomeRefetchQuery")\n' +
        '@argumentDefinitions(atLeast: { type: "Int", defaultValue: 1 }) {\n' +
        '  title rooms(atLeast: $atLeast) keeper { name } }`;\n',
    );
    const sent = [];
    const environment = new Environment({
      store: new Store(new RecordSource()),
      network: Network.create(({ text: query }, variables) => {
        sent.push(query);
        return ask({ query, variables }, nodesUrl);
      }),
    });
    const first = await fetchQuery(environment, artifact('appHomesQuery'), {}).toPromise();
    const { id } = first.feed.edges[0].node;
    const variables = { id, atLeast: 5 };
    const again = await fetchQuery(environment, artifact('appHomeRefetchQuery'), variables).toPromise();
    assert.match(sent.at(-1), /node\(id: \$id\)/);
    const fragment = artifact('appHome_home');
    const { data: home } = environment.lookup(getSingularSelector(fragment, again.node));
    assert.equal(home.rooms, 5);
    assert.equal(home.keeper.name, 'Person 5');
    // The refetched object is the one of the list.
    const list = createOperationDescriptor(artifact('appHomesQuery'), {});
    const { data: kept } = environment.lookup(list.fragment);
    assert.equal(kept.feed.edges[0].node.id, id);
    const unknown = { id: '0193d3a0-0000-7000-8000-0000000000ff', atLeast: 1 };
    const missing = await fetchQuery(environment, artifact('appHomeRefetchQuery'), unknown).toPromise();
    assert.equal(missing.node, null);
  });

  it('compiles pagination and refetching over the published schema', () => {
    const schema = readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8');
    const artifact = compile(
      schema,
      'const { graphql } = require("relay-runtime");\n' +
        'graphql`query appQuery { ...appListings_query }`;\n' +
        'graphql`fragment appListings_query on Query @refetchable(queryName: "appPaginationQuery")\n' +
        '@argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {\n' +
        '  feed(first: $count, after: $cursor) @connection(key: "app_feed") { edges { node { id title } } } }`;\n' +
        'graphql`fragment appOldest_query on Query @refetchable(queryName: "appBackwardsQuery")\n' +
        '@argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {\n' +
        '  feed(last: $count, before: $cursor) @connection(key: "appOldest_feed") { edges { node { id } } } }`;\n' +
        'graphql`fragment appLead_lead on Lead @refetchable(queryName: "appLeadRefetchQuery") { stage }`;\n',
    );
    for (const name of ['appPaginationQuery', 'appBackwardsQuery', 'appLeadRefetchQuery'])
      assert.ok(artifact(name));
  });
});
