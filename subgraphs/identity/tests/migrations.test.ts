import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '@propmubi/runtime';
import { createTestDatabase, findUnprotectedTables, type TestDatabase } from '@propmubi/testkit';
import pg from 'pg';
import { migrations } from '../src/migrations/index.js';

describe('migrations', () => {
  let database: TestDatabase;
  let admin: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
  });
  afterAll(async () => {
    await admin?.end();
    await database?.drop();
  });

  const run = (direction: 'up' | 'down') =>
    migrate({ schema: 'identity', ownerUrl: database.ownerUrl, migrations }, direction);
  const tables = async () => {
    const { rows } = await admin.query<{ tablename: string }>(
      `select tablename from pg_tables where schemaname = 'identity' and tablename <> 'migrations' order by 1`,
    );
    return rows.map(({ tablename }) => tablename);
  };

  it('go up, hold data, go down to nothing and up again', async () => {
    await run('up');
    const before = await tables();
    expect(before).toContain('user_account');
    await admin.query(
      `insert into identity.user_account (id, name) values ('0193d3a0-0000-7000-8000-000000000001', 'A Person')`,
    );
    await run('up');
    expect((await admin.query('select 1 from identity.user_account')).rowCount).toBe(1);
    await run('down');
    expect(await tables()).toEqual([]);
    await run('up');
    expect(await tables()).toEqual(before);
  });

  it('leave no table that is neither a tenant’s nor global for a reason', async () => {
    await run('up');
    expect(await findUnprotectedTables(database.adminUrl, 'identity')).toEqual([]);
  });

  it('index every foreign key', async () => {
    await run('up');
    const { rows } = await admin.query<{ missing: string }>(
      `select conrelid::regclass || ' (' || a.attname || ')' as missing
         from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.contype = 'f' and c.connamespace = 'identity'::regnamespace
          and not exists (select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])`,
    );
    expect(rows).toEqual([]);
  });

  it('force row level security on every table that holds people or tenants', async () => {
    await run('up');
    const { rows } = await admin.query<{ relname: string }>(
      `select relname from pg_class where relnamespace = 'identity'::regnamespace and relkind = 'r'
          and not (relrowsecurity and relforcerowsecurity) order by 1`,
    );
    expect(rows.map(({ relname }) => relname)).toEqual([
      'credential',
      'dead_letter',
      'inbox',
      'inbox_lease',
      'migrations',
      'outbox',
      'outbox_stream',
      'registered_agent',
    ]);
  });
});
