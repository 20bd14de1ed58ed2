import type { MigrationObject } from '@mikro-orm/core';
import { Migration } from '@mikro-orm/migrations';
import type { EntityManager } from '../db/entity-manager.js';
import { query, sql } from '../db/query.js';
import { TENANT, USER } from '../db/row-level-security.js';
import { type EventConsumer, onEvent } from '../events/consumer.js';

/**
 * The table of who works or worked for which brokerage, in a subgraph that must know it. Rows stay when a person leaves: what
 * they say about their former brokerage is not the word of a stranger. Goes into the subgraph's list of migrations.
 */
export function brokerageMembersMigration(schema: string): MigrationObject {
  const table = `${schema}.brokerage_member`;
  return {
    name: 'brokerage-members',
    class: class BrokerageMembers extends Migration {
      override up(): void {
        for (const statement of [
          `create table ${table} (
             organization_id uuid not null,
             user_id uuid not null,
             role text not null,
             active boolean not null,
             changed_at timestamptz not null,
             primary key (user_id, organization_id, role)
           )`,
          `alter table ${table} enable row level security, force row level security`,
          `create policy tenant on ${table} using (organization_id = ${TENANT}) with check (organization_id = ${TENANT})`,
          `create policy own on ${table} for select using (user_id = ${USER})`,
          `grant select, insert, update on ${table} to propmubi_app`,
        ])
          this.addSql(statement);
      }

      override down(): void {
        this.addSql(`drop table ${table}`);
      }
    },
  };
}

const tableOf = (em: EntityManager) => sql.table(`${em.config.get('schema')}.brokerage_member`);

/** Keeps who joined and left, in the subgraph whose consumer it is. */
export const onBrokerageMembershipChanged: EventConsumer = onEvent(
  'BrokerageMembershipChanged',
  async ({ data: { organizationId, userId, role, active, changedAt } }, em) => {
    await query(
      em,
      sql`insert into ${tableOf(em)} as known (organization_id, user_id, role, active, changed_at)
          values (${organizationId}::uuid, ${userId}::uuid, ${role}, ${active}::boolean, ${changedAt}::timestamptz)
          on conflict (user_id, organization_id, role) do update
            set active = excluded.active, changed_at = excluded.changed_at
          where known.changed_at <= excluded.changed_at`,
    );
  },
);

/** Brokerages that the user of this transaction works for, or once did, as an agent or a manager. */
export async function organizationsOfMember(em: EntityManager, userId: string): Promise<ReadonlySet<string>> {
  const rows = await query(
    em,
    sql<{
      id: string;
    }>`select distinct organization_id as id from ${tableOf(em)} where user_id = ${userId}::uuid`,
  );
  return new Set(rows.map(({ id }) => id));
}
