import { Migration } from '@mikro-orm/migrations';
import { tenantOwned, USER } from '@propmubi/runtime';

/** What makes a lead a transaction others can rely on: visits the buyer confirmed, payments received. */
export class CreateVisitsAndPayments extends Migration {
  override up(): void {
    this.addSql(`create table crm.site_visit (
      id uuid primary key,
      organization_id uuid not null,
      lead_id uuid not null references crm.lead,
      listing_id uuid,
      agent_id uuid,
      scheduled_for timestamptz not null,
      status text not null default 'SCHEDULED',
      buyer_code text not null,
      code_attempts smallint not null default 0,
      verified boolean not null default false,
      completed_at timestamptz,
      created_at timestamptz not null
    )`);
    this.addSql(`create index site_visit_by_lead on crm.site_visit (lead_id, scheduled_for)`);
    this.addSql(`create table crm.payment (
      id uuid primary key,
      organization_id uuid not null,
      lead_id uuid not null references crm.lead,
      agent_id uuid,
      kind text not null,
      amount bigint not null check (amount > 0),
      verified boolean not null,
      received_at timestamptz not null,
      created_at timestamptz not null
    )`);
    this.addSql(`create index payment_by_lead on crm.payment (lead_id, received_at)`);
    for (const table of ['site_visit', 'payment']) {
      for (const statement of tenantOwned(`crm.${table}`)) this.addSql(statement);
      this.addSql(`create policy buyer on crm.${table} for select using (
        lead_id in (select id from crm.lead where buyer_user_id = ${USER}))`);
    }
  }

  override down(): void {
    this.addSql(`drop table crm.payment, crm.site_visit`);
  }
}
