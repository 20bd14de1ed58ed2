import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Migration } from '@mikro-orm/migrations';
import { createTestDatabase, type TestDatabase } from '@propmubi/testkit';
import { parse } from 'libpg-query';
import pg from 'pg';
import { type LockMode, LOCKS, locksOf } from '../../src/migrations/statement-locks.js';
import { planMigration } from '../../src/migrations/planned-migration.js';
import { loadSubgraphs } from '../../src/subgraphs.js';
import { catalogueOf } from './catalogue.js';

const slow = 300_000;
/** Their `down` keeps a column, a constraint or the later text of a function; none loses rows. The list only gets shorter. */
const NOT_UNDONE = [
  'identity 0005-personal-keys',
  'identity 0008-invitations',
  'property idempotency',
  'trust 0003-complete-documents',
  'trust 0004-add-standing',
  'trust 0013-add-document-workflow',
  'crm 0006-erasure',
  'crm 0007-contact-proof',
];

describe('migrations on Postgres', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
  }, slow);
  afterAll(async () => {
    await owner?.end();
    await database?.drop();
  }, slow);

  it(
    'take the locks that are printed of them, and each `down` undoes its `up`',
    async () => {
      const wrongLocks: string[] = [];
      const notUndone = new Map<string, string[]>();
      for (const { name: subgraph, migrations } of await loadSubgraphs()) {
        await owner.query(`create schema ${subgraph}`);
        await owner.query(`grant usage on schema ${subgraph} to propmubi_app`);
        const before: string[][] = [];
        for (const migration of migrations) {
          before.push(await catalogueOf(owner, subgraph));
          const there = await tables(owner);
          const plan = await planMigration(subgraph, migration);
          // Outside a transaction nothing is held after a statement, and its locks are not seen.
          if (plan.transactional) await owner.query('begin');
          let held: HeldLock[] = [];
          for (const sql of plan.statements) {
            await owner.query(sql);
            const now = await hinderingLocks(owner, there);
            const taken = now.filter(({ text }) => !held.some((one) => one.text === text));
            held = now;
            const printed = await printedLocks(sql);
            const missed = taken.filter(({ relation, mode }) => rankOf(mode) > (printed.get(relation) ?? -1));
            if (missed.length > 0 && !isOfWhatIsNotInText(sql))
              wrongLocks.push(
                `${subgraph} ${migration.name}: ${missed.map(({ text }) => text).join()} by ${sql}`,
              );
          }
          if (plan.transactional) await owner.query('commit');
        }
        const left = new Set<string>();
        for (const [at, migration] of [...migrations.entries()].reverse()) {
          const back = new (migration.class as unknown as new () => Migration)();
          await back.down();
          const isOne = back.isTransactional();
          if (isOne) await owner.query('begin');
          for (const sql of back.getQueries()) await owner.query(sql as string);
          if (isOne) await owner.query('commit');
          const after = await catalogueOf(owner, subgraph);
          const was = before[at] as string[];
          // What a later one left is told of that one alone.
          const differs = [
            ...after.filter((part) => !was.includes(part)).map((part) => `left: ${part}`),
            ...was.filter((part) => !after.includes(part)).map((part) => `missing: ${part}`),
          ].filter((part) => !left.has(part));
          for (const part of differs) left.add(part);
          if (differs.length > 0) notUndone.set(`${subgraph} ${migration.name}`, differs);
        }
      }
      expect(wrongLocks).toEqual([]);
      for (const known of NOT_UNDONE) {
        expect([known, notUndone.has(known)]).toEqual([known, true]);
        notUndone.delete(known);
      }
      expect([...notUndone]).toEqual([]);
    },
    slow,
  );
});

/** The tables that are there: one made anew under the name of another is another. */
async function tables(client: pg.Client): Promise<number[]> {
  const { rows } = await client.query<{ oid: number }>(
    `select oid from pg_class where relkind in ('r', 'p')`,
  );
  return rows.map(({ oid }) => oid);
}

interface HeldLock {
  text: string;
  relation: string;
  mode: LockMode;
}

async function hinderingLocks(client: pg.Client, of: readonly number[]): Promise<HeldLock[]> {
  const { rows } = await client.query<Omit<HeldLock, 'text'>>(
    `select distinct relnamespace::regnamespace || '.' || relname as relation, mode
       from pg_locks join pg_class c on c.oid = relation
      where pid = pg_backend_pid() and granted and mode = any ($1) and c.oid = any ($2)`,
    [LOCKS, of],
  );
  return rows.map((lock) => ({ ...lock, text: `${lock.relation} ${lock.mode}` }));
}

/** The strongest printed of each table. */
async function printedLocks(sql: string): Promise<Map<string, number>> {
  const { stmts = [] } = await parse(sql);
  const printed = new Map<string, number>();
  for (const { relation, mode } of stmts.flatMap(({ stmt }) => (stmt ? locksOf(stmt) : []))) {
    printed.set(relation, Math.max(rankOf(mode), printed.get(relation) ?? -1));
  }
  return printed;
}

function rankOf(mode: LockMode): number {
  return LOCKS.indexOf(mode);
}

/** The table of an index that goes, those a dropped table referred to, and what a block does: not in the text. */
function isOfWhatIsNotInText(sql: string): boolean {
  return /^\s*(?:drop index|drop table|do \$)/i.test(sql);
}
