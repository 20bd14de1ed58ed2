import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseEvent } from '@propmubi/events';
import { migrate } from '@propmubi/runtime';
import {
  createTestDatabase,
  findPerRowSettings,
  findUnprotectedTables,
  type TestDatabase,
} from '@propmubi/testkit';
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
    expect(await findPerRowSettings(database.adminUrl, 'identity')).toEqual([]);
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
      'field_usage_position',
      'inbox',
      'inbox_lease',
      'migrations',
      'outbox',
      'outbox_stream',
      'registered_agent',
    ]);
  });

  it('announce who works for a brokerage, and who did according to the audit trail', async () => {
    await run('down');
    const before = migrations.filter(({ name }) => name !== '0018-announce-members');
    await migrate({ schema: 'identity', ownerUrl: database.ownerUrl, migrations: before });
    const [organization, manager, left, founder] = [1, 2, 3, 4].map(
      (n) => `0193d3a0-0000-7000-8000-00000000001${n}`,
    ) as [string, string, string, string];
    const at = '2026-01-02T03:04:05Z';
    await admin.query(
      `insert into identity.organization (id, name, name_skeleton, city, created_at, updated_at)
       values ($1, 'First Homes', 'firsthomes', 'Mumbai', $2, $2)`,
      [organization, at],
    );
    for (const id of [manager, left, founder])
      await admin.query('insert into identity.user_account (id) values ($1)', [id]);
    await admin.query(
      `insert into identity.membership (organization_id, user_id, role, created_at) values ($1, $2, 'BROKERAGE_MANAGER', $3)`,
      [organization, manager, at],
    );
    const entries = [
      [1, founder, 'ORGANIZATION_REGISTERED', organization, {}],
      [2, manager, 'MEMBER_JOINED', manager, { role: 'BROKERAGE_MANAGER' }],
      [3, left, 'MEMBER_JOINED', left, { role: 'AGENT' }],
    ];
    for (const [seq, actor, action, subject, details] of entries)
      await admin.query(
        `insert into identity.audit_entry (organization_id, seq, recorded_at, actor_id, action, subject_id, details, hash)
         values ($1, $2, $3, $4, $5, $6, $7, 'x')`,
        [organization, seq, at, actor, action, subject, JSON.stringify(details)],
      );
    await run('up');
    const { rows } = await admin.query<{ event: unknown }>('select event from identity.outbox');
    const announced = rows.map(({ event }) => parseEvent(event));
    expect(announced.map(({ type, organizationid }) => [type, organizationid])).toEqual(
      Array(3).fill(['BrokerageMembershipChanged', organization]),
    );
    const fact = { organizationId: organization, changedAt: '2026-01-02T03:04:05.000Z' };
    expect(announced.map(({ data }) => data)).toEqual(
      expect.arrayContaining([
        { ...fact, userId: manager, role: 'BROKERAGE_MANAGER', active: true },
        { ...fact, userId: left, role: 'AGENT', active: false },
        { ...fact, userId: founder, role: 'BROKERAGE_MANAGER', active: false },
      ]),
    );
  });

  it('make the first administrator of the operator’s command a super administrator, and give keys their organization', async () => {
    await admin.query('truncate identity.organization, identity.user_account cascade');
    await run('down');
    const later = ['0032-sso-proof', '0033-super-admin'];
    const before = migrations.filter(({ name }) => !later.includes(name));
    await migrate({ schema: 'identity', ownerUrl: database.ownerUrl, migrations: before });
    const [gone, first, second, byPerson, organization] = [1, 2, 3, 4, 5].map(
      (n) => `0193d3a0-0000-7000-8000-00000000002${n}`,
    ) as [string, string, string, string, string];
    for (const id of [gone, first, second, byPerson]) {
      await admin.query('insert into identity.user_account (id) values ($1)', [id]);
      if (id !== gone)
        await admin.query(`insert into identity.user_role (user_id, role) values ($1, 'ADMIN')`, [id]);
    }
    const grants = [gone, byPerson, first, second];
    for (const [n, subject] of grants.entries())
      await admin.query(
        `insert into identity.audit_entry (organization_id, seq, recorded_at, actor_id, action, subject_id, details, hash)
         values ('00000000-0000-0000-0000-000000000000', $1::bigint, now() + $1::bigint * interval '1 day', $2, 'ROLE_GRANTED', $3, '{"role":"ADMIN"}', 'x')`,
        [n + 1, subject === byPerson ? gone : null, subject],
      );
    await admin.query(
      `insert into identity.organization (id, name, name_skeleton, city) values ($1, 'First', 'first', 'Mumbai')`,
      [organization],
    );
    await admin.query(
      `insert into identity.membership (organization_id, user_id, role) values ($1, $2, 'AGENT')`,
      [organization, gone],
    );
    for (const [n, owner] of [gone, second].entries())
      await admin.query(
        `insert into identity.api_key (id, user_id, name, secret_hash, scopes, created_at, expires_at)
         values (gen_random_uuid(), $1, $2, 'x', '{}', now(), now())`,
        [owner, `key ${n}`],
      );
    await run('up');
    const { rows: roles } = await admin.query(
      `select user_id from identity.user_role where role = 'SUPER_ADMIN'`,
    );
    expect(roles).toEqual([{ user_id: first }]);
    const { rows: keys } = await admin.query('select organization_id from identity.api_key order by name');
    expect(keys).toEqual([{ organization_id: organization }, { organization_id: null }]);
  });
});
