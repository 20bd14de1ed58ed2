import { Migration } from '@mikro-orm/migrations';

/** Authenticator apps (TOTP, RFC 6238) with recovery codes, and which sessions have proved one, and when. */
export class AddSecondFactor extends Migration {
  override up(): void {
    this.addSql(`create table identity.second_factor (
      user_id uuid primary key references identity.user_account (id) on delete cascade,
      secret text not null,
      created_at timestamptz not null,
      confirmed_at timestamptz,
      last_step bigint not null default 0)`);
    this.addSql(`comment on table identity.second_factor is
      'global: belongs to a person, not to a tenant; row level security shows a row to its owner; sealed secrets'`);
    this.addSql(`create table identity.recovery_code (
      user_id uuid not null references identity.user_account (id) on delete cascade,
      hash text not null,
      used_at timestamptz,
      primary key (user_id, hash))`);
    this.addSql(`comment on table identity.recovery_code is
      'global: belongs to a person, not to a tenant; row level security shows a row to its owner; keyed hashes only'`);
    for (const table of ['second_factor', 'recovery_code']) {
      this.addSql(`alter table identity.${table} enable row level security, force row level security`);
      this.addSql(`create policy own on identity.${table} using (user_id = identity.viewer_id())`);
      this.addSql(`grant select, insert, update, delete on identity.${table} to propmubi_app`);
    }
    this.addSql(`alter table identity.session add column second_factor_at timestamptz`);
  }

  override down(): void {
    this.addSql(`alter table identity.session drop column second_factor_at`);
    this.addSql(`drop table identity.recovery_code, identity.second_factor`);
  }
}
