import { Migration } from '@mikro-orm/migrations';

const grantOpen = (person: string, further = '') => `exists (select from identity.contact_grant g
  where g.user_id = ${person} and g.organization_id = identity.tenant_id() and g.granted and g.open_until > now()${further})`;

/**
 * Within a brokerage a person is seen by its managers and by the agent who has their lead, not by every colleague: ids of
 * people stand in public reviews and in the pond. Who has which lead is learnt from the next assignment on.
 */
export class ShowContactToLeadHolder extends Migration {
  override up(): void {
    this.addSql(`create table identity.lead_holder (
      lead_id uuid primary key,
      organization_id uuid not null,
      agent_id uuid,
      since timestamptz not null)`);
    this.addSql(`alter table identity.lead_holder enable row level security, force row level security`);
    this.addSql(
      `create policy tenant on identity.lead_holder using (organization_id = identity.tenant_id())`,
    );
    this.addSql(`grant select, insert, update on identity.lead_holder to propmubi_app`);
    this.addSql(`create function identity.viewer_has_lead(lead uuid) returns boolean language sql stable as $$
      select exists (
        select from identity.membership m
         where m.user_id = identity.viewer_id() and m.organization_id = identity.tenant_id()
           and m.role = 'BROKERAGE_MANAGER')
      or exists (
        select from identity.lead_holder h join identity.agent a on a.id = h.agent_id
         where h.lead_id = lead and h.organization_id = identity.tenant_id() and a.user_id = identity.viewer_id()) $$`);
    this.#setVisibility(' and identity.viewer_has_lead(g.lead_id)');
  }

  override down(): void {
    this.#setVisibility('');
    this.addSql(`drop function identity.viewer_has_lead(uuid)`);
    this.addSql(`drop table identity.lead_holder`);
  }

  #setVisibility(further: string): void {
    for (const table of ['user_contact', 'personal_key']) {
      this.addSql(`alter policy visible on identity.${table} using (
        user_id = identity.viewer_id() or ${grantOpen(`${table}.user_id`, further)})`);
    }
    this.addSql(`alter policy visible on identity.user_account using (
      id = identity.viewer_id()
      or exists (select from identity.user_role r
        where r.user_id = identity.viewer_id() and r.role in ('ADMIN', 'REVIEWER'))
      or exists (select from identity.membership m
        where m.user_id = user_account.id and m.organization_id = identity.tenant_id())
      or ${grantOpen('user_account.id', further)})`);
  }
}
