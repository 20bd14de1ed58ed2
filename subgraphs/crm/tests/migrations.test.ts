import { describe, expect, it } from '@jest/globals';
import { inboxMigration, migrate, outboxMigration, type SubgraphMigration } from '@propmubi/runtime';
import { createTestDatabase } from '@propmubi/testkit';
import pg from 'pg';
import { migrations as own } from '../src/migrations/index.js';

/** The migration under the name that databases of earlier releases recorded. */
function asReleasedBefore({ formerNames, ...migration }: SubgraphMigration): SubgraphMigration {
  return { ...migration, name: formerNames?.[0] ?? migration.name };
}

describe('migrations', () => {
  it('go up, down and up again', async () => {
    const database = await createTestDatabase();
    const admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
    const contents = async () => {
      const { rows } = await admin.query<{ name: string }>(
        `select relname as name from pg_class where relnamespace = to_regnamespace('crm') and relkind = 'r'
            and relname <> 'migrations'
         union all select proname from pg_proc where pronamespace = to_regnamespace('crm') order by 1`,
      );
      return rows.map(({ name }) => name);
    };
    const options = {
      schema: 'crm',
      ownerUrl: database.ownerUrl,
      migrations: [...own, outboxMigration('crm'), inboxMigration('crm')],
    };
    try {
      await migrate({ ...options, migrations: options.migrations.map(asReleasedBefore) });
      const created = await contents();
      await migrate(options);
      expect(await contents()).toEqual(created);
      const { rows } = await admin.query<{ name: string }>(`select name from crm.migrations order by id`);
      expect(rows.map(({ name }) => name)).toEqual(options.migrations.map(({ name }) => name));
      expect(created).toEqual(
        expect.arrayContaining(['agent_feed', 'assignment', 'feed_heads', 'lead', 'outbox']),
      );
      await admin.query(
        `insert into crm.organization_settings (organization_id) values ('0193d3a0-0000-7000-8000-000000000001')`,
      );
      await migrate(options, 'down');
      expect(await contents()).toEqual([]);
      await migrate(options);
      expect(await contents()).toEqual(created);
    } finally {
      await admin.end();
      await database.drop();
    }
  });
});
