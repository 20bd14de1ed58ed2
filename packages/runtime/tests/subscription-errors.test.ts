import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, testServiceConfig, type TestDatabase } from '@propmubi/testkit';
import { type ExecutionResult, parse } from 'graphql';
import pg from 'pg';
import { isTransient, type Subgraph, type SubgraphOperation } from '../src/index.js';
import { agentOf, createNotesSubgraph, MUMBAI_HOMES } from './notes-subgraph.js';

/** The subgraph connects with a role of its own, whose connections the tests refuse. */
const ROLE = `test_limited_${randomBytes(6).toString('hex')}`;

describe('an operation that fails outside the client’s doing', () => {
  let testDatabase: TestDatabase;
  let subgraph: Subgraph;
  let admin: pg.Client;
  const viewer = agentOf(MUMBAI_HOMES);

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    admin = new pg.Client({ connectionString: testDatabase.adminUrl });
    await admin.connect();
    await admin.query(`create role ${ROLE} login password '${ROLE}' in role propmubi_app`);
    const url = new URL(testDatabase.appUrl);
    [url.username, url.password] = [ROLE, ROLE];
    const config = { ...(await testServiceConfig(testDatabase)), databaseUrl: url.href };
    subgraph = await createNotesSubgraph(config);
    await subgraph.migrate();
    for (const text of ['a', 'b'])
      await run({ document: parse(`mutation { writeNote(text: "${text}") { id } }`) });
  });
  afterAll(async () => {
    await subgraph?.close();
    await admin?.query(`drop role ${ROLE}`);
    await admin?.end();
    await testDatabase?.drop();
  });

  const run = (operation: SubgraphOperation) => subgraph.execute(operation, viewer);
  const open = async (text: string): Promise<ExecutionResult[]> => {
    const answer = await subgraph.subscribe({ document: parse(text) }, viewer);
    if (!(Symbol.asyncIterator in answer)) return [answer];
    const results = [];
    for await (const result of answer) results.push(result);
    return results;
  };
  const codesOf = (results: ExecutionResult[]) =>
    results.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions['code']));

  describe('when Postgres refuses connections', () => {
    beforeAll(async () => {
      await admin.query(`alter role ${ROLE} connection limit 0`);
      await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', [ROLE]);
    });
    afterAll(() => admin.query(`alter role ${ROLE} connection limit -1`));

    it.each(['subscription { noteText }', '{ notes { text } }', 'mutation { writeNote(text: "c") { id } }'])(
      'is answered SERVICE_UNAVAILABLE and without the role’s name: %s',
      async (text) => {
        const results = text.startsWith('subscription')
          ? await open(text)
          : [await run({ document: parse(text) })];
        expect(codesOf(results)).toEqual(['SERVICE_UNAVAILABLE']);
        expect(JSON.stringify(results)).not.toContain(ROLE);
      },
    );
  });

  it('is masked when a subscription cannot start', async () => {
    const results = await open('subscription { noteText(table: "no_such_table") }');
    expect(codesOf(results)).toEqual(['INTERNAL_SERVER_ERROR']);
    expect(JSON.stringify(results)).not.toContain('no_such_table');
  });

  it('is masked when the source of a subscription fails, after what it gave', async () => {
    const results = await open('subscription { noteText(failAfter: 1) }');
    expect(results[0]).toEqual({ data: { noteText: 'a' } });
    expect(codesOf(results)).toEqual(['INTERNAL_SERVER_ERROR']);
    expect(results).toHaveLength(2);
    expect(JSON.stringify(results)).not.toContain('hunter2');
  });

  it('is the client’s when a variable or an argument of a subscription is wrong', async () => {
    const document = parse('subscription($n: Int) { noteText(failAfter: $n) }');
    const variables = { n: 'x' };
    expect(codesOf([(await subgraph.subscribe({ document, variables }, viewer)) as ExecutionResult])).toEqual(
      ['BAD_USER_INPUT'],
    );
    expect(codesOf(await open('subscription { noteText(failAfter: "x") }'))).toEqual(['BAD_USER_INPUT']);
  });

  it.each([
    'Client has encountered a connection error and is not queryable',
    'sorry, too many clients already',
    'Connection terminated unexpectedly',
  ])('is transient: %s', (message) => {
    const code = message.startsWith('sorry') ? { code: '53300' } : {};
    expect(isTransient(Object.assign(new Error(message), code))).toBe(true);
  });
});
