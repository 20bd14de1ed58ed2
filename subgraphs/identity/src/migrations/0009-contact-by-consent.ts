import { Migration } from '@mikro-orm/migrations';

const OPEN = `exists (select from identity.contact_grant g
  where g.user_id = PERSON and g.organization_id = identity.tenant_id() and g.granted and g.open_until > now())`;

/**
 * A brokerage sees of a person what the person’s consents open, by channel, and the person’s name with it; having a
 * tenant opens nothing by itself. Former grants knew no channel: they are dropped, and come again with the person’s next
 * consent.
 */
export class ShowContactByConsent extends Migration {
  override up(): void {
    for (const table of ['user_contact', 'personal_key'])
      this.addSql(`drop policy visible on identity.${table}`);
    this.addSql(`drop policy visible on identity.user_account`);
    this.addSql(`drop table identity.contact_grant`);
    this.addSql(`create table identity.contact_grant (
      organization_id uuid not null references identity.organization (id),
      user_id uuid not null,
      channel text not null check (channel in ('CALL', 'SMS', 'WHATSAPP', 'EMAIL')),
      purpose text not null,
      lead_id uuid not null,
      granted boolean not null,
      open_until timestamptz not null,
      changed_at timestamptz not null,
      primary key (organization_id, user_id, channel, purpose))`);
    this.addSql(`create index contact_grant_user_id on identity.contact_grant (user_id)`);
    this.addSql(`alter table identity.contact_grant enable row level security, force row level security`);
    this.addSql(
      `create policy tenant on identity.contact_grant using (organization_id = identity.tenant_id())`,
    );
    this.addSql(`grant select, insert, update, delete on identity.contact_grant to propmubi_app`);
    for (const table of ['user_contact', 'personal_key']) {
      this.addSql(`create policy visible on identity.${table} for select using (
        user_id = identity.viewer_id() or ${OPEN.replace('PERSON', `${table}.user_id`)})`);
    }
    this.addSql(`create policy visible on identity.user_account for select using (
      id = identity.viewer_id()
      or exists (select from identity.user_role r
        where r.user_id = identity.viewer_id() and r.role in ('ADMIN', 'REVIEWER'))
      or exists (select from identity.membership m
        where m.user_id = user_account.id and m.organization_id = identity.tenant_id())
      or ${OPEN.replace('PERSON', 'user_account.id')})`);
  }

  override down(): void {
    for (const table of ['user_contact', 'personal_key', 'user_account'])
      this.addSql(`drop policy visible on identity.${table}`);
    this.addSql(`drop table identity.contact_grant`);
    this.addSql(`create table identity.contact_grant (
      organization_id uuid not null references identity.organization (id),
      user_id uuid not null references identity.user_account (id) on delete cascade,
      lead_id uuid not null,
      granted_at timestamptz not null default now(),
      primary key (organization_id, user_id, lead_id))`);
    this.addSql(`create index contact_grant_user_id on identity.contact_grant (user_id)`);
    this.addSql(`alter table identity.contact_grant enable row level security, force row level security`);
    this.addSql(
      `create policy tenant on identity.contact_grant using (organization_id = identity.tenant_id())`,
    );
    this.addSql(`grant select, insert, delete on identity.contact_grant to propmubi_app`);
    for (const table of ['user_contact', 'personal_key']) {
      this.addSql(`create policy visible on identity.${table} for select using (
        user_id = identity.viewer_id() or exists (select from identity.contact_grant g
          where g.user_id = ${table}.user_id and g.organization_id = identity.tenant_id()))`);
    }
    this.addSql(`create policy visible on identity.user_account for select using (
      id = identity.viewer_id() or identity.tenant_id() is not null or exists (
        select from identity.user_role r where r.user_id = identity.viewer_id() and r.role in ('ADMIN', 'REVIEWER')))`);
  }
}
