import { Migration } from '@mikro-orm/migrations';

/** Keys with which a partner's program acts for the user who made them. */
export class CreateApiKeys extends Migration {
  override up(): void {
    this.addSql(`create table identity.api_key (
      id uuid primary key,
      user_id uuid not null references identity.user_account (id) on delete cascade,
      name text not null,
      secret_hash text not null,
      scopes text[] not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      last_used_at timestamptz,
      revoked_at timestamptz)`);
    this.addSql(`create index api_key_user_id on identity.api_key (user_id)`);
    this.addSql(`comment on table identity.api_key is
      'global: a key belongs to its user, who may belong to no tenant; row level security shows a row to its owner; hashes only'`);
    this.addSql(`alter table identity.api_key enable row level security, force row level security`);
    this.addSql(`create policy own on identity.api_key using (user_id = identity.viewer_id())`);
    this.addSql(`grant select, insert, update on identity.api_key to propmubi_app`);
  }

  override down(): void {
    this.addSql(`drop table identity.api_key`);
  }
}
