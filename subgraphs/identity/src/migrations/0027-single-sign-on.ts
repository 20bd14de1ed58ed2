import { Migration } from '@mikro-orm/migrations';
import { readableByOwner, tenantOwned } from '@propmubi/runtime';

/**
 * Single sign-on of organizations (OpenID Connect): their provider, and the e-mail domains that they have proved. Sign-in looks
 * both up before a tenant is known, by functions that answer with an id or a yes.
 */
export class AddSingleSignOn extends Migration {
  override up(): void {
    this.addSql(`alter table identity.credential drop constraint credential_kind_check`);
    this.addSql(`alter table identity.credential add constraint credential_kind_check
      check (kind in ('PHONE', 'API_KEY', 'EMAIL', 'PASSKEY', 'SSO'))`);
    this.addSql(`create table identity.sso_connection (
      organization_id uuid primary key references identity.organization (id),
      issuer text not null,
      client_id text not null,
      secret_sealed text not null,
      enforced boolean not null default false,
      created_at timestamptz not null,
      updated_at timestamptz not null)`);
    this.addSql(`create table identity.sso_domain (
      organization_id uuid not null references identity.organization (id),
      domain text not null,
      token text not null,
      created_at timestamptz not null,
      verified_at timestamptz,
      primary key (organization_id, domain))`);
    this.addSql(
      `create unique index sso_domain_verified on identity.sso_domain (domain) where verified_at is not null`,
    );
    for (const table of ['identity.sso_connection', 'identity.sso_domain']) {
      for (const statement of tenantOwned(table)) this.addSql(statement);
      this.addSql(readableByOwner(table));
    }
    this.addSql(`create function identity.sso_organization(asked text) returns uuid
      language sql stable security definer set search_path = '' as $$
      select organization_id from identity.sso_domain where domain = asked and verified_at is not null $$`);
    this.addSql(`create function identity.sso_enforced(asked uuid) returns boolean
      language sql stable security definer set search_path = '' as $$
      select exists (select from identity.sso_connection where organization_id = asked and enforced) $$`);
  }

  override down(): void {
    this.addSql(`drop function identity.sso_enforced(uuid)`);
    this.addSql(`drop function identity.sso_organization(text)`);
    this.addSql(`drop table identity.sso_domain, identity.sso_connection`);
    this.addSql(`delete from identity.credential where kind = 'SSO'`);
    this.addSql(`alter table identity.credential drop constraint credential_kind_check`);
    this.addSql(`alter table identity.credential add constraint credential_kind_check
      check (kind in ('PHONE', 'API_KEY', 'EMAIL', 'PASSKEY'))`);
  }
}
