import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { parseEvent } from '@propmubi/events';
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

  it('announce who has each earlier lead and which consents are in force', async () => {
    const database = await createTestDatabase();
    const admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
    const others = [outboxMigration('crm'), inboxMigration('crm')];
    const options = { schema: 'crm', ownerUrl: database.ownerUrl };
    const [organizationId, agentId, buyerId] = [randomUUID(), randomUUID(), randomUUID()];
    const addLead = async (agent: string | null, user: string | null) => {
      const [leadId, contactId] = [randomUUID(), randomUUID()];
      await admin.query(
        `insert into crm.contact (id, organization_id, phone, user_id, created_at)
         values ($1, $2, '+919820000031', $3, now())`,
        [contactId, organizationId, user],
      );
      await admin.query(
        `insert into crm.lead (id, organization_id, contact_id, buyer_user_id, first_source, last_source, routing_status,
             agent_id, created_at, updated_at)
         values ($1, $2, $3, $4, 'LISTING_PAGE', 'LISTING_PAGE', 'ASSIGNED', $5, now(), now())`,
        [leadId, organizationId, contactId, user, agent],
      );
      for (const revoked of [false, true]) {
        await admin.query(
          `insert into crm.consent values (gen_random_uuid(), $1, $2, $3, 'LEAD_FOLLOW_UP', now() - interval '2 days',
             case when $4 then now() end)`,
          [organizationId, contactId, revoked ? 'SMS' : 'CALL', revoked],
        );
      }
      for (const days of [3, 1]) {
        await admin.query(
          `insert into crm.assignment (id, organization_id, lead_id, agent_id, method, assigned_at, ended_at)
           select gen_random_uuid(), $1, $2, $3::uuid, 'ROUTED', '2026-11-04T00:00:00Z'::timestamptz - make_interval(days => $4),
                  case when $4 = 3 then now() end where $3::uuid is not null`,
          [organizationId, leadId, agent, days],
        );
      }
      return leadId;
    };
    try {
      const before = own.filter(({ name }) => name !== '0016-announce-holders');
      await migrate({ ...options, migrations: [...before, ...others] });
      const leadId = await addLead(agentId, buyerId);
      await addLead(agentId, null);
      await migrate({ ...options, migrations: [...own, ...others] });
      const { rows } = await admin.query<{ event: unknown }>(
        `select event from crm.outbox order by event ->> 'type'`,
      );
      const events = rows.map(({ event }) => parseEvent(event));
      const facts = { leadId, organizationId, buyerId };
      expect(events.map(({ type, data }) => ({ type, data }))).toEqual([
        {
          type: 'ConsentChanged',
          data: expect.objectContaining({ ...facts, channel: 'CALL', granted: true }),
        },
        {
          type: 'LeadAssigned',
          data: expect.objectContaining({ ...facts, agentId, assignedAt: '2026-11-03T00:00:00.000Z' }),
        },
      ]);
    } finally {
      await admin.end();
      await database.drop();
    }
  });
});
