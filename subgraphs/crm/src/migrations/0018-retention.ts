import { Migration } from '@mikro-orm/migrations';
import { retainedByOwner, retentionFunction } from '@propmubi/privacy';
import { closedLeads } from '../personal-data.js';

const TABLES = {
  'crm.contact': ['update'],
  'crm.lead': ['update'],
  'crm.lead_enquiry': ['select', 'update'],
  'crm.activity': ['update'],
  'crm.lead_task': ['delete'],
} as const;

/** With `also`, what later migrations have the function remove besides. */
export function closedLeadsFunction(also: readonly string[] = []): string[] {
  return retentionFunction({
    ...closedLeads,
    schema: 'crm',
    due: {
      from: 'crm.lead l join crm.contact c on c.id = l.contact_id',
      alias: 'l',
      where: `l.stage in ('LOST', 'UNQUALIFIED') and c.erased_at is null`,
      since: 'l.updated_at',
    },
    remove: [
      `update crm.contact set name = null, phone = null, phone_digest = null, email = null, user_id = null,
         erased_at = now() where id in (select contact_id from crm.lead where id = any(due))`,
      'update crm.lead set message = null where id = any(due)',
      'update crm.lead_enquiry set message = null where lead_id = any(due) and message is not null',
      'update crm.activity set note = null where lead_id = any(due) and note is not null',
      'delete from crm.lead_task where lead_id = any(due)',
      ...also,
    ],
  });
}

/** Leads that were closed long ago become numbers, as when their buyer is erased. */
export class AddRetention extends Migration {
  override up(): void {
    for (const [table, operations] of Object.entries(TABLES))
      for (const statement of retainedByOwner(table, operations)) this.addSql(statement);
    this.addSql(`create index lead_closed on crm.lead (updated_at) where stage in ('LOST', 'UNQUALIFIED')`);
    for (const statement of closedLeadsFunction()) this.addSql(statement);
  }

  override down(): void {
    this.addSql('drop function crm.retain_closed_leads(integer, boolean)');
    this.addSql('drop index crm.lead_closed');
    for (const [table, operations] of Object.entries(TABLES))
      for (const operation of operations) this.addSql(`drop policy owner_retains_${operation} on ${table}`);
  }
}
