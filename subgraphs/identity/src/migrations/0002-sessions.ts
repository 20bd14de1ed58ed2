import { Migration } from '@mikro-orm/migrations';

/** Sessions and the refresh tokens that keep them alive, each family one session. */
export class CreateSessions extends Migration {
  override up(): void {
    this.addSql(`create table identity.session (
      id uuid primary key,
      user_id uuid not null references identity.user_account (id) on delete cascade,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      revoked_at timestamptz,
      revoked_because text)`);
    this.addSql(`create index session_user_id on identity.session (user_id)`);
    this.addSql(`comment on table identity.session is
      'global: a session belongs to a user and outlives changes of tenant; row level security shows a row to its owner'`);
    this.addSql(`create table identity.refresh_token (
      hash text primary key,
      session_id uuid not null references identity.session (id) on delete cascade,
      user_id uuid not null references identity.user_account (id) on delete cascade,
      issued_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      successor_hash text)`);
    this.addSql(`create index refresh_token_session_id on identity.refresh_token (session_id)`);
    this.addSql(`create index refresh_token_user_id on identity.refresh_token (user_id)`);
    this.addSql(`comment on table identity.refresh_token is
      'global: belongs to a user’s session, not to a tenant; row level security shows a row to its owner; hashes only'`);
    for (const table of ['session', 'refresh_token']) {
      this.addSql(`alter table identity.${table} enable row level security, force row level security`);
      this.addSql(`create policy own on identity.${table} using (user_id = identity.viewer_id())`);
      this.addSql(`grant select, insert, update on identity.${table} to propmubi_app`);
    }
  }

  override down(): void {
    this.addSql(`drop table identity.refresh_token`);
    this.addSql(`drop table identity.session`);
  }
}
