import { retainedByOwner } from '@propmubi/privacy';
import { Migration } from '@mikro-orm/migrations';
import { readableByOwner, tenantOwned, USER } from '@propmubi/runtime';
import { closedLeadsFunction } from './0018-retention.js';

const TABLES = ['crm.lead_message', 'crm.lead_message_mark'];
const leadsOfUser = (branches: readonly string[]) => `create or replace function crm.leads_of_user(asker uuid)
  returns table (organization_id uuid, lead_id uuid)
  language sql stable security definer set search_path = ''
  as $$${branches.map((branch) => `(${branch})`).join(' union ')}$$`;
const ASKED = [
  `select organization_id, id from crm.lead where buyer_user_id = asker`,
  `select organization_id, lead_id from crm.activity
    where actor_user_id = asker and kind = 'RECAPTURED' and note is not null`,
];
const WROTE = `select organization_id, lead_id from crm.lead_message where buyer_user_id = asker`;

/**
 * What buyer and agent of a lead write to each other, and how far each has read. A message keeps the account of the buyer of
 * its time: should the lead become another account's, that one does not read it.
 */
export class AddLeadMessages extends Migration {
  override up(): void {
    this.addSql(`create table crm.lead_message (
      id uuid primary key,
      organization_id uuid not null,
      lead_id uuid not null references crm.lead,
      seq integer not null,
      author text not null check (author in ('BUYER', 'AGENT')),
      author_user_id uuid not null,
      agent_id uuid check ((agent_id is not null) = (author = 'AGENT')),
      buyer_user_id uuid not null,
      text text not null,
      sent_at timestamptz not null,
      unique (lead_id, seq)
    )`);
    this.addSql(`create index lead_message_by_buyer on crm.lead_message (buyer_user_id)`);
    this.addSql(`create table crm.lead_message_mark (
      organization_id uuid not null,
      lead_id uuid not null references crm.lead,
      reader text not null check (reader in ('BUYER', 'AGENT')),
      reader_id uuid not null,
      seq integer not null,
      read_at timestamptz not null,
      primary key (lead_id, reader, reader_id)
    )`);
    for (const table of TABLES) for (const statement of tenantOwned(table)) this.addSql(statement);
    this.addSql(`create policy buyer on crm.lead_message for select using (buyer_user_id = ${USER})`);
    this.addSql(`create policy buyer on crm.lead_message_mark for select
      using (lead_id in (select id from crm.lead where buyer_user_id = ${USER}))`);
    this.addSql(readableByOwner('crm.lead_message'));
    for (const table of TABLES)
      for (const statement of retainedByOwner(table, ['delete'])) this.addSql(statement);
    this.addSql(
      `create policy owner_retains_select on crm.lead_message_mark for select to current_user using (true)`,
    );
    this.addSql(leadsOfUser([...ASKED, WROTE]));
    this.addSql('drop function crm.retain_closed_leads(integer, boolean)');
    const closed = closedLeadsFunction(
      TABLES.map((table) => `delete from ${table} where lead_id = any(due)`),
    );
    for (const statement of closed) this.addSql(statement);
  }

  override down(): void {
    this.addSql('drop function crm.retain_closed_leads(integer, boolean)');
    for (const statement of closedLeadsFunction()) this.addSql(statement);
    this.addSql(leadsOfUser(ASKED));
    this.addSql(`drop table ${TABLES.join(', ')}`);
  }
}
