import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, internalKeys, testServiceConfig, type TestDatabase } from '@propmubi/testkit';
import { parse } from 'graphql';
import {
  anonymous,
  createInternalTokenSigner,
  type ServiceConfig,
  startSubgraphServer,
  type Subgraph,
  type SubgraphServer,
  type Viewer,
} from '../src/index.js';
import { agentOf, createNotesSubgraph, MUMBAI_HOMES, THANE_HOMES } from './notes-subgraph.js';

describe('defineSubgraph', () => {
  let testDatabase: TestDatabase;
  let subgraph: Subgraph;
  let server: SubgraphServer;
  let config: ServiceConfig;
  let signer: Awaited<ReturnType<typeof createInternalTokenSigner>>;
  const statements: string[] = [];

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    const { privateKey } = await internalKeys();
    signer = await createInternalTokenSigner(privateKey);
    config = await testServiceConfig(testDatabase);
    subgraph = await createNotesSubgraph(config, { onStatement: (sql) => statements.push(sql) });
    await subgraph.migrate();
    server = await startSubgraphServer(subgraph, config);
  });

  afterAll(async () => {
    await server?.close();
    await subgraph?.close();
    await testDatabase?.drop();
  });

  const run = (query: string, viewer: Viewer, variables?: Record<string, unknown>) =>
    subgraph.execute({ document: parse(query), variables }, viewer);

  it('keeps tenants apart in the database', async () => {
    await run('mutation { writeNote(text: "ours") { id } }', agentOf(MUMBAI_HOMES));
    await run('mutation { writeNote(text: "theirs") { id } }', agentOf(THANE_HOMES));
    const seen = await run('{ notes { text } }', agentOf(MUMBAI_HOMES));
    expect(seen).toEqual({ data: { notes: [{ text: 'ours' }] } });
    expect(await run('{ notes { text } }', anonymous)).toEqual({ data: { notes: [] } });
  });

  it('opens one transaction for all reads of a request', async () => {
    statements.length = 0;
    await run('{ a: notes { text } b: notes { text } }', agentOf(MUMBAI_HOMES));
    expect(statements.filter((sql) => sql.startsWith('start transaction'))).toHaveLength(1);
  });

  it('refuses a field whose scopes the viewer lacks', async () => {
    const { errors } = await run('mutation { writeNote(text: "no") { id } }', {
      ...agentOf(MUMBAI_HOMES),
      scopes: [],
    });
    expect(errors?.[0]?.extensions['code']).toBe('MISSING_SCOPE');
  });

  it('says what is wrong with variables', async () => {
    const query = 'mutation($text: String!) { writeNote(text: $text) { id } }';
    const { errors } = await run(query, agentOf(MUMBAI_HOMES), { text: 7 });
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain('$text');
  });

  it('masks what it did not expect', async () => {
    const { errors } = await run('{ secret }', anonymous);
    expect(errors?.[0]?.message).toBe('Something went wrong on our side.');
    expect(JSON.stringify(errors)).not.toContain('hunter2');
  });

  it('resolves references', async () => {
    const viewer = agentOf(MUMBAI_HOMES);
    const written = await run('mutation { writeNote(text: "mine") { id } }', viewer);
    const { id } = (written.data as { writeNote: { id: string } }).writeNote;
    const query = 'query($r: [_Any!]!) { _entities(representations: $r) { ... on Note { text } } }';
    const found = await run(query, viewer, { r: [{ __typename: 'Note', id }] });
    expect(found).toEqual({ data: { _entities: [{ text: 'mine' }] } });
  });

  it('answers only the gateway over HTTP', async () => {
    const post = (headers: Record<string, string>, query = '{ notes { text } }') =>
      fetch(server.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query }),
      }).then(async (response) => ({
        status: response.status,
        ...((await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] }),
      }));
    const viewer = agentOf(MUMBAI_HOMES);
    // Nothing else, such as where in the source it was found.
    expect(await post({})).toEqual({
      status: 401,
      errors: [
        { message: 'This service answers only the gateway.', extensions: { code: 'UNAUTHENTICATED' } },
      ],
    });
    const foreign = await signer(viewer, 'another-subgraph');
    expect((await post({ authorization: `Bearer ${foreign}` })).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
    const own = await signer(viewer, 'runtime_test');
    expect((await post({ authorization: `Bearer ${own}` })).data).toEqual({ notes: expect.any(Array) });
    const wrong = await post({ authorization: `Bearer ${own}` }, 'mutation { writeNote(text: 7) { id } }');
    expect(wrong.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
