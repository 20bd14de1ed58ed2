import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createTestDatabase,
  findUnprotectedTables,
  testServiceConfig,
  type TestDatabase,
} from '@propmubi/testkit';
import { parse } from 'graphql';
import pg from 'pg';
import type { Subgraph, Viewer } from '../src/index.js';
import { agentOf, createNotesSubgraph, MUMBAI_HOMES, THANE_HOMES } from './notes-subgraph.js';

const ALTERNATIONS = 10_000;

describe('tenants', () => {
  let testDatabase: TestDatabase;
  let subgraph: Subgraph;
  const ours = agentOf(MUMBAI_HOMES);
  const theirs = agentOf(THANE_HOMES);

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    subgraph = await createNotesSubgraph({ ...(await testServiceConfig(testDatabase)), databasePoolMax: 1 });
    await subgraph.migrate();
    const write = parse('mutation($text: String!) { writeNote(text: $text) { id } }');
    await subgraph.execute({ document: write, variables: { text: 'ours' } }, ours);
    await subgraph.execute({ document: write, variables: { text: 'theirs' } }, theirs);
  });

  afterAll(async () => {
    await subgraph?.close();
    await testDatabase?.drop();
  });

  const rowsSeenBy = (viewer: Viewer) => {
    const scope = subgraph.database.scope(viewer);
    return scope
      .read((em) => em.execute<{ text: string }[]>('select text from runtime_test.note'))
      .finally(() => scope.close());
  };

  it(`stay apart over a pool of one connection, ${ALTERNATIONS} times, with raw SQL that has no filter`, async () => {
    const leaks: string[] = [];
    for (let turn = 0; turn < ALTERNATIONS; turn++) {
      const [viewer, own] = turn % 2 === 0 ? [ours, 'ours'] : [theirs, 'theirs'];
      const rows = await rowsSeenBy(viewer);
      if (rows.length !== 1 || rows[0]?.text !== own) leaks.push(`${turn}: ${JSON.stringify(rows)}`);
    }
    expect(leaks).toEqual([]);
  }, 300_000);

  it('see nothing when no tenant is set', async () => {
    expect(await rowsSeenBy({ ...ours, organizationId: null })).toEqual([]);
  });

  it('cannot write for another tenant', async () => {
    const scope = subgraph.database.scope(ours);
    const insert = scope.write((em) =>
      em.execute('insert into runtime_test.note values (gen_random_uuid(), ?, ?)', [THANE_HOMES, 'forged']),
    );
    await expect(insert).rejects.toThrow('row-level security');
  });

  it('are missed by the catalogue check as soon as a table loses its protection', async () => {
    expect(await findUnprotectedTables(testDatabase.ownerUrl, 'runtime_test')).toEqual([]);
    const owner = new pg.Client({ connectionString: testDatabase.ownerUrl });
    await owner.connect();
    await owner.query('alter table runtime_test.note no force row level security');
    const unprotected = await findUnprotectedTables(testDatabase.ownerUrl, 'runtime_test');
    await owner.query('alter table runtime_test.note force row level security');
    await owner.end();
    expect(unprotected).toEqual(['note']);
  });
});
