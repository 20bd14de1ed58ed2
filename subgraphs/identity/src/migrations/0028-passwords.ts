import { Migration } from '@mikro-orm/migrations';

/** Passwords, for people of organizations that want them. */
export class AddPasswords extends Migration {
  override up(): void {
    this.addSql(`create table identity.password (
      user_id uuid primary key references identity.user_account (id) on delete cascade,
      hash text not null,
      changed_at timestamptz not null)`);
    this.addSql(`comment on table identity.password is
      'global: belongs to a person, not to a tenant; row level security shows a row to its owner; hashes only'`);
    this.addSql(`alter table identity.password enable row level security, force row level security`);
    this.addSql(`create policy own on identity.password using (user_id = identity.viewer_id())`);
    this.addSql(`grant select, insert, update, delete on identity.password to propmubi_app`);
    this.addSql(
      `alter table identity.organization add column allows_passwords boolean not null default false`,
    );
  }

  override down(): void {
    this.addSql(`alter table identity.organization drop column allows_passwords`);
    this.addSql(`drop table identity.password`);
  }
}
