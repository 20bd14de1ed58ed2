import { Migration } from '@mikro-orm/migrations';

/** Passkeys (WebAuthn): the public half of each, under its owner; who owns one is looked up by a keyed hash of its id. */
export class AddPasskeys extends Migration {
  override up(): void {
    this.addSql(`alter table identity.credential drop constraint credential_kind_check`);
    this.addSql(`alter table identity.credential add constraint credential_kind_check
      check (kind in ('PHONE', 'API_KEY', 'EMAIL', 'PASSKEY'))`);
    this.addSql(`create table identity.passkey (
      id uuid primary key,
      user_id uuid not null references identity.user_account (id) on delete cascade,
      credential_id text not null unique,
      public_key bytea not null,
      sign_count bigint not null,
      transports text[] not null default '{}',
      backed_up boolean not null,
      name text not null check (char_length(name) between 1 and 100),
      created_at timestamptz not null,
      last_used_at timestamptz)`);
    this.addSql(`create index passkey_user_id on identity.passkey (user_id)`);
    this.addSql(`comment on table identity.passkey is
      'global: belongs to a person, not to a tenant; row level security shows a row to its owner; public keys only'`);
    this.addSql(`alter table identity.passkey enable row level security, force row level security`);
    this.addSql(`create policy own on identity.passkey using (user_id = identity.viewer_id())`);
    this.addSql(`grant select, insert, update, delete on identity.passkey to propmubi_app`);
  }

  override down(): void {
    this.addSql(`drop table identity.passkey`);
    this.addSql(`delete from identity.credential where kind = 'PASSKEY'`);
    this.addSql(`alter table identity.credential drop constraint credential_kind_check`);
    this.addSql(`alter table identity.credential add constraint credential_kind_check
      check (kind in ('PHONE', 'API_KEY', 'EMAIL'))`);
  }
}
