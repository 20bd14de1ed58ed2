import { Migration } from '@mikro-orm/migrations';

/** Alerts about an agent, beside those about a lead: how many listings an agent who is gone left behind. */
export class AddListingAlerts extends Migration {
  override up(): void {
    this.addSql(`alter table crm.alert alter column lead_id drop not null, add column agent_id uuid,
      add column listings integer, add constraint alert_subject check (lead_id is not null or agent_id is not null)`);
    this.addSql(`create unique index alert_once_for_agent on crm.alert (agent_id, kind)
      where lead_id is null and acknowledged_at is null and resolved_at is null`);
  }

  override down(): void {
    this.addSql(`drop index crm.alert_once_for_agent`);
    this.addSql(`alter table crm.alert no force row level security`);
    this.addSql(`delete from crm.alert where lead_id is null`);
    this.addSql(`alter table crm.alert force row level security`);
    this
      .addSql(`alter table crm.alert drop constraint alert_subject, drop column listings, drop column agent_id,
      alter column lead_id set not null`);
  }
}
