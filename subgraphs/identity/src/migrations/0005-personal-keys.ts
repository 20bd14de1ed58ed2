import { Migration } from '@mikro-orm/migrations';

/**
 * Contact data sealed with a key per person: throwing the key away erases them from every backup as well. Numbers
 * stored in the clear before are dropped, and sealed anew when their owner signs in the next time.
 */
export class SealContacts extends Migration {
  override up(): void {
    this.addSql(`create table identity.personal_key (
      user_id uuid primary key references identity.user_account (id) on delete cascade,
      wrapped_key text not null)`);
    this.addSql(`comment on table identity.personal_key is
      'global: a key belongs to a person, not to a tenant; row level security as for their contact data; wrapped by a key outside the database'`);
    this.addSql(`alter table identity.personal_key enable row level security, force row level security`);
    this.addSql(`alter table identity.user_contact drop column phone, drop column email,
      add column phone_sealed text, add column email_sealed text`);
    this.addSql(`create policy visible on identity.personal_key for select using (
      user_id = identity.viewer_id() or exists (
        select from identity.contact_grant g
        where g.user_id = personal_key.user_id and g.organization_id = identity.tenant_id()))`);
    this.addSql(
      `create policy own_insert on identity.personal_key for insert with check (user_id = identity.viewer_id())`,
    );
    for (const table of ['personal_key', 'user_contact', 'user_role']) {
      this.addSql(
        `create policy own_delete on identity.${table} for delete using (user_id = identity.viewer_id())`,
      );
    }
    this.addSql(`grant select, insert, delete on identity.personal_key to propmubi_app`);
    this.addSql(`grant delete on identity.user_contact to propmubi_app`);
  }

  override down(): void {
    for (const table of ['user_contact', 'user_role'])
      this.addSql(`drop policy own_delete on identity.${table}`);
    this.addSql(`revoke delete on identity.user_contact from propmubi_app`);
    this.addSql(`alter table identity.user_contact drop column phone_sealed, drop column email_sealed,
      add column phone text not null default '', add column email text`);
    this.addSql(`drop table identity.personal_key`);
  }
}
