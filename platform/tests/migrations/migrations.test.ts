import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Migration } from '@mikro-orm/migrations';
import { migrate, type SubgraphName } from '@propmubi/runtime';
import { createTestDatabase, type TestDatabase } from '@propmubi/testkit';
import pg from 'pg';
import { migrateDryRun } from '../../src/commands/migrate-dry-run.js';
import { loadSubgraph } from '../../src/subgraphs.js';

describe('migrate', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner?.end();
    await database?.drop();
  });

  const migrations = [
    {
      name: '0001-rows',
      class: class Rows extends Migration {
        override up(): void {
          this.addSql('create table waiting.row (id integer primary key)');
        }
      },
    },
    {
      name: '0002-index',
      class: class Index extends Migration {
        override isTransactional(): boolean {
          return false;
        }
        override up(): void {
          this.addSql('create index concurrently row_by_id on waiting.row (id)');
        }
      },
    },
    {
      name: '0003-column',
      class: class Column extends Migration {
        override up(): void {
          this.addSql('alter table waiting.row add column text text');
        }
        override down(): void {
          this.addSql('alter table waiting.row drop column text');
        }
      },
    },
  ];
  const options = { schema: 'waiting', lockTimeoutMs: 200 };

  it('gives a lock up before others wait behind it, keeps what was whole, and goes on from there', async () => {
    const { ownerUrl } = database;
    await migrate({ ...options, ownerUrl, migrations: migrations.slice(0, 2) });
    await owner.query('begin');
    await owner.query('select from waiting.row');
    const waiting = migrate({ ...options, ownerUrl, migrations });
    await expect(waiting).rejects.toMatchObject({ code: '55P03' });
    await owner.query('rollback');
    await migrate({ ...options, ownerUrl, migrations });
    await owner.query(`insert into waiting.row values (1, 'kept')`);
    await migrate({ ...options, ownerUrl, migrations }, { downTo: '0002-index' });
    expect((await owner.query('select * from waiting.row')).rows).toEqual([{ id: 1 }]);
    expect((await owner.query(`select name from waiting.migrations order by name`)).rows).toHaveLength(2);
  });

  it('prints what it would do, with the locks of what is there, changes nothing and says whether it hinders', async () => {
    const printed: string[] = [];
    const write = jest
      .spyOn(process.stdout, 'write')
      .mockImplementation((text) => printed.push(String(text)) > 0);
    try {
      expect(await migrateDryRun(database.ownerUrl)).toBe(0);
      expect(printed.join('')).toMatch(/^-- crm: (\d+) of \1 migrations to run, nothing is there yet$/m);
      printed.length = 0;
      await migratedButOne(owner, 'crm', '0007-contact-proof');
      expect(await migrateDryRun(database.ownerUrl)).toBe(1);
      const text = printed.join('');
      expect(text).toMatch(/^-- crm: 1 of \d+ migrations to run$/m);
      expect(text).toMatch(/^--   locks crm\.\w+: AccessExclusiveLock; reads and writes wait$/m);
      expect(text).toMatch(/^--   (?:scans-under-lock|breaks-running-code) \(crm\.\w+\): /m);
    } finally {
      write.mockRestore();
    }
    const { rows } = await owner.query(
      `select from pg_tables where schemaname = 'crm' and tablename <> 'migrations'`,
    );
    expect(rows).toEqual([]);
  });
});

/** A schema in which all migrations but one are recorded. */
async function migratedButOne(owner: pg.Client, schema: SubgraphName, left: string): Promise<void> {
  const { migrations } = await loadSubgraph(schema);
  await owner.query(`create schema ${schema}`);
  await owner.query(`create table ${schema}.migrations (name text)`);
  const names = migrations.map(({ name }) => name).filter((name) => name !== left);
  await owner.query(`insert into ${schema}.migrations select unnest($1::text[])`, [names]);
}
