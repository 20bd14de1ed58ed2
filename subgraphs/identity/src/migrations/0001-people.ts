import { Migration } from '@mikro-orm/migrations';

/** Users, their contact data and roles, organizations, memberships and agents (ADR: sign-in before a tenant is known). */
export class CreatePeople extends Migration {
  override up(): void {
    this.addSql(`create function identity.viewer_id() returns uuid language sql stable
      return nullif(current_setting('app.user', true), '')::uuid`);
    this.addSql(`create function identity.tenant_id() returns uuid language sql stable
      return nullif(current_setting('app.tenant', true), '')::uuid`);
    this.addSql(`create function identity.purpose() returns text language sql stable
      return coalesce(current_setting('app.purpose', true), '')`);
    this.#users();
    this.#organizations();
    this.#agents();
  }

  #users(): void {
    this.addSql(`create table identity.user_account (
      id uuid primary key,
      name text,
      languages text[] not null default '{}',
      status text not null default 'ACTIVE' check (status in ('ACTIVE', 'DEACTIVATED', 'ERASED')),
      identity_status text not null default 'UNVERIFIED' check (identity_status in ('UNVERIFIED', 'VERIFIED')),
      identity_verified_at timestamptz,
      aadhaar_last_four text check (aadhaar_last_four ~ '^[0-9]{4}$'),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now())`);
    this.addSql(`comment on table identity.user_account is
      'global: a person belongs to no tenant; row level security shows a row to its owner, to staff and to members of a brokerage'`);
    this.addSql(`create table identity.user_role (
      user_id uuid not null references identity.user_account (id) on delete cascade,
      role text not null check (role in ('BUYER', 'BUILDER', 'REVIEWER', 'PARTNER', 'ADMIN')),
      granted_at timestamptz not null default now(),
      primary key (user_id, role))`);
    this.addSql(`comment on table identity.user_role is
      'global: roles on the platform, not within a tenant; row level security shows a row to its owner'`);
    this.addSql(`create table identity.user_contact (
      user_id uuid primary key references identity.user_account (id) on delete cascade,
      phone text not null,
      phone_verified_at timestamptz,
      email text,
      updated_at timestamptz not null default now())`);
    this.addSql(`comment on table identity.user_contact is
      'global: a person belongs to no tenant; row level security shows a row to its owner and to a brokerage with a contact grant'`);
    this.addSql(`create table identity.credential (
      lookup_hash text primary key,
      kind text not null check (kind in ('PHONE', 'API_KEY')),
      user_id uuid not null references identity.user_account (id) on delete cascade,
      created_at timestamptz not null default now())`);
    this.addSql(`create index credential_user_id on identity.credential (user_id)`);
    this.addSql(`comment on table identity.credential is
      'global: sign-in looks up who somebody is before a user or tenant is known; keyed hashes to user ids, no personal data'`);

    for (const table of ['user_account', 'user_role', 'user_contact']) this.#force(table);
    this.addSql(`create policy own on identity.user_role for select using (user_id = identity.viewer_id())`);
    this.addSql(`create policy buyer on identity.user_role for insert
      with check (user_id = identity.viewer_id() and (role = 'BUYER' or identity.purpose() = 'grant-role'))`);
    this.addSql(`create policy visible on identity.user_account for select using (
      id = identity.viewer_id() or identity.tenant_id() is not null or exists (
        select from identity.user_role r where r.user_id = identity.viewer_id() and r.role in ('ADMIN', 'REVIEWER')))`);
    this.addSql(
      `create policy own_insert on identity.user_account for insert with check (id = identity.viewer_id())`,
    );
    this.addSql(
      `create policy own_update on identity.user_account for update using (id = identity.viewer_id())`,
    );
    this.addSql(
      `grant select, insert, update on identity.user_account, identity.user_contact to propmubi_app`,
    );
    this.addSql(`grant select, insert, delete on identity.user_role, identity.credential to propmubi_app`);
  }

  #organizations(): void {
    this.addSql(`create table identity.organization (
      id uuid primary key,
      name text not null,
      city text not null,
      status text not null default 'ACTIVE' check (status in ('ACTIVE', 'CLOSED')),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now())`);
    this.addSql(`comment on table identity.organization is
      'global: the tenants themselves, with their public name; row level security lets only the tenant change its row'`);
    this.#force('organization');
    this.addSql(`create policy public_profile on identity.organization for select using (true)`);
    this.addSql(
      `create policy own_insert on identity.organization for insert with check (id = identity.tenant_id())`,
    );
    this.addSql(
      `create policy own_update on identity.organization for update using (id = identity.tenant_id())`,
    );
    this.addSql(`grant select, insert, update on identity.organization to propmubi_app`);

    this.addSql(`create table identity.organization_registration (
      organization_id uuid primary key references identity.organization (id),
      pan text not null,
      gstin text)`);
    this.#force('organization_registration');
    this.addSql(
      `create policy tenant on identity.organization_registration using (organization_id = identity.tenant_id())`,
    );
    this.addSql(
      `create unique index organization_registration_pan on identity.organization_registration (pan)`,
    );
    this.addSql(`grant select, insert, update on identity.organization_registration to propmubi_app`);

    this.addSql(`create table identity.membership (
      organization_id uuid not null references identity.organization (id),
      user_id uuid not null references identity.user_account (id) on delete cascade,
      role text not null check (role in ('AGENT', 'BROKERAGE_MANAGER')),
      created_at timestamptz not null default now(),
      primary key (organization_id, user_id, role))`);
    this.addSql(`create index membership_user_id on identity.membership (user_id)`);
    this.#force('membership');
    this.addSql(`create policy own on identity.membership for select using (user_id = identity.viewer_id())`);
    this.addSql(`create policy tenant on identity.membership using (organization_id = identity.tenant_id())`);
    this.addSql(`grant select, insert, delete on identity.membership to propmubi_app`);

    this.addSql(`create table identity.contact_grant (
      organization_id uuid not null references identity.organization (id),
      user_id uuid not null references identity.user_account (id) on delete cascade,
      lead_id uuid not null,
      granted_at timestamptz not null default now(),
      primary key (organization_id, user_id, lead_id))`);
    this.addSql(`create index contact_grant_user_id on identity.contact_grant (user_id)`);
    this.#force('contact_grant');
    this.addSql(
      `create policy tenant on identity.contact_grant using (organization_id = identity.tenant_id())`,
    );
    this.addSql(`grant select, insert, delete on identity.contact_grant to propmubi_app`);
    this.addSql(`create policy visible on identity.user_contact for select using (
      user_id = identity.viewer_id() or exists (
        select from identity.contact_grant g
        where g.user_id = user_contact.user_id and g.organization_id = identity.tenant_id()))`);
    this.addSql(
      `create policy own_insert on identity.user_contact for insert with check (user_id = identity.viewer_id())`,
    );
    this.addSql(
      `create policy own_update on identity.user_contact for update using (user_id = identity.viewer_id())`,
    );
  }

  #agents(): void {
    this.addSql(`create table identity.agent (
      id uuid primary key,
      organization_id uuid not null references identity.organization (id),
      user_id uuid not null references identity.user_account (id),
      rera_number text not null unique check (rera_number ~ '^A[0-9]{11}$'),
      name text not null,
      status text not null default 'ACTIVE' check (status in ('ACTIVE', 'INACTIVE')),
      licence_expires_on date not null,
      licence_expiry_announced boolean not null default false,
      languages text[] not null default '{}',
      localities text[] not null default '{}',
      shift_start_minute int not null default 540 check (shift_start_minute between 0 and 1439),
      shift_end_minute int not null default 1260 check (shift_end_minute between 1 and 1440),
      paused boolean not null default false,
      budget_min bigint check (budget_min >= 0),
      budget_max bigint check (budget_max >= budget_min),
      daily_cap int not null default 10 check (daily_cap between 0 and 100),
      open_cap int not null default 40 check (open_cap between 0 and 400),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now())`);
    this.addSql(`create index agent_organization_id on identity.agent (organization_id)`);
    this.addSql(`create unique index agent_user_id on identity.agent (user_id)`);
    this.addSql(`create index agent_name_id on identity.agent (name, id)`);
    this.addSql(`create index agent_localities on identity.agent using gin (localities)`);
    this.addSql(`create index agent_languages on identity.agent using gin (languages)`);
    this.#force('agent');
    this.addSql(`create policy public_profile on identity.agent for select
      using (status = 'ACTIVE' or user_id = identity.viewer_id())`);
    this.addSql(`create policy tenant on identity.agent using (organization_id = identity.tenant_id())`);
    this.addSql(`grant select, insert, update on identity.agent to propmubi_app`);
  }

  #force(table: string): void {
    this.addSql(`alter table identity.${table} enable row level security, force row level security`);
  }

  override down(): void {
    for (const table of [
      'agent',
      'contact_grant',
      'membership',
      'organization_registration',
      'organization',
      'credential',
      'user_contact',
      'user_role',
      'user_account',
    ]) {
      this.addSql(`drop table identity.${table} cascade`);
    }
    for (const name of ['viewer_id', 'tenant_id', 'purpose']) this.addSql(`drop function identity.${name}()`);
  }
}
