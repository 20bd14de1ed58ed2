import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, testServiceConfig, type TestDatabase } from '@propmubi/testkit';
import { parse } from 'graphql';
import pg from 'pg';
import { execute, pgTextArray, query, sql, type EntityManager, type Subgraph } from '../src/index.js';
import { agentOf, createNotesSubgraph, MUMBAI_HOMES } from './notes-subgraph.js';

/** Stands for a phone hash or a name; quotes and question marks must not end a parameter. */
const CANARY = `canary-'9820000033'? -- $1`;

const LAST_STATEMENTS = `select query from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;

/** Each way by which a value reaches Postgres. */
const WRITES: Record<string, (em: EntityManager) => Promise<unknown>> = {
  query: (em) => query(em, sql`select ${CANARY}::text as value`),
  'query with a list': (em) => query(em, sql`select ${pgTextArray([CANARY])}::text[] as value`),
  execute: (em) => execute(em, sql`update runtime_test.note set text = ${CANARY} where text = ${CANARY}`),
  'MikroORM’s execute': (em) => em.execute('select ?::text as value', [CANARY]),
  'MikroORM’s execute with a list': (em) => em.execute('select 1 where ? in (?)', [CANARY, [CANARY, 'b']]),
  'MikroORM’s execute with names': (em) =>
    em.execute('select :value::text as value', { value: CANARY } as never),
  find: (em) => em.find('Note' as never, { text: { $in: [CANARY, 'b'] } } as never),
  update: (em) => em.nativeUpdate('Note' as never, { text: CANARY } as never, { text: CANARY } as never),
};

describe('values', () => {
  let testDatabase: TestDatabase;
  let subgraph: Subgraph;
  let admin: pg.Client;
  const statements: string[] = [];

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    // One connection: what it sent last is what the test sent.
    subgraph = await createNotesSubgraph(
      { ...(await testServiceConfig(testDatabase)), databasePoolMax: 1 },
      { onStatement: (statement) => statements.push(statement) },
    );
    await subgraph.migrate();
    admin = new pg.Client({ connectionString: testDatabase.adminUrl });
    await admin.connect();
  });
  afterAll(async () => {
    await admin?.end();
    await subgraph?.close();
    await testDatabase?.drop();
  });

  const shown = async () => {
    const { rows } = await admin.query<{ query: string }>(LAST_STATEMENTS);
    return [...rows.map((row) => row.query), ...statements];
  };

  it.each(Object.keys(WRITES))('stand in no SQL text: %s', async (way) => {
    statements.length = 0;
    const scope = subgraph.database.scope(agentOf(MUMBAI_HOMES));
    const texts = await scope.write(async (em) => {
      await WRITES[way]?.(em);
      return shown();
    });
    expect(texts.some((text) => text.includes('$1'))).toBe(true);
    expect(texts.filter((text) => text.includes('canary'))).toEqual([]);
  });

  it('come back as they were sent', async () => {
    const document = parse('mutation($text: String!) { writeNote(text: $text) { text } }');
    const viewer = agentOf(MUMBAI_HOMES);
    const answer = await subgraph.execute({ document, variables: { text: CANARY } }, viewer);
    expect(answer).toEqual({ data: { writeNote: { text: CANARY } } });
    expect((await shown()).filter((text) => text.includes('canary'))).toEqual([]);
  });

  it('of an error’s statement are not in its message', async () => {
    const scope = subgraph.database.scope(agentOf(MUMBAI_HOMES));
    const refused = scope.write((em) => em.execute('select ?::text / 0', [CANARY]));
    await expect(refused).rejects.toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('canary') }),
    );
  });
});
