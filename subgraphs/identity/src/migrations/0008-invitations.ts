import { Migration } from '@mikro-orm/migrations';

const STAFF = `exists (select from identity.user_role r
  where r.user_id = identity.viewer_id() and r.role in ('REVIEWER', 'ADMIN'))`;

/** Organizations wait for a reviewer, people join by accepting an invitation, agent numbers are checked. */
export class AddInvitations extends Migration {
  override up(): void {
    this.#organizations();
    this.#register();
    this.#invitations();
  }

  #organizations(): void {
    this.addSql(`alter table identity.organization drop constraint organization_status_check`);
    this.addSql(`alter table identity.organization
      add constraint organization_status_check check (status in ('PENDING', 'ACTIVE', 'REJECTED', 'CLOSED')),
      alter column status set default 'PENDING',
      add column name_skeleton text not null default '',
      add column decided_at timestamptz,
      add column decided_by uuid,
      add column decision_reason text`);
    this.addSql(`create index organization_name_skeleton on identity.organization (name_skeleton)`);
    this.addSql(
      `create index organization_status_created_at on identity.organization (status, created_at, id)`,
    );
    // Those who are not verified exist for their own people and for staff only.
    this.addSql(`drop policy public_profile on identity.organization`);
    this.addSql(`create policy visible on identity.organization for select using (
      status in ('ACTIVE', 'CLOSED') or id = identity.tenant_id() or ${STAFF} or exists (
        select from identity.membership m
        where m.organization_id = organization.id and m.user_id = identity.viewer_id()))`);
    this.addSql(`drop index identity.organization_registration_pan`);
    this.addSql(
      `alter table identity.organization_registration add column verified boolean not null default false`,
    );
    this.addSql(`update identity.organization_registration set verified = true`);
    this.addSql(`create unique index organization_registration_verified_pan
      on identity.organization_registration (pan) where verified`);
    this.addSql(`create policy staff on identity.organization_registration for select using (${STAFF})`);
  }

  #register(): void {
    this.addSql(`create table identity.registered_agent (
      rera_number text primary key check (rera_number ~ '^A[0-9]{11}$'),
      name text not null,
      valid_until date not null,
      imported_at timestamptz not null default now())`);
    this.addSql(`comment on table identity.registered_agent is
      'global: the public register of agents of MahaRERA, as imported'`);
    this.addSql(`grant select on identity.registered_agent to propmubi_app`);
  }

  #invitations(): void {
    this.addSql(`create table identity.invitation (
      id uuid primary key,
      organization_id uuid not null references identity.organization (id),
      role text not null check (role in ('AGENT', 'BROKERAGE_MANAGER')),
      phone_hash text not null,
      profile jsonb not null default '{}',
      status text not null default 'PENDING'
        check (status in ('PENDING', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
      invited_by uuid not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      decided_at timestamptz)`);
    this
      .addSql(`create unique index invitation_open on identity.invitation (organization_id, phone_hash, role)
      where status = 'PENDING'`);
    this.addSql(`create index invitation_phone_hash on identity.invitation (phone_hash)`);
    this.addSql(`create index invitation_page on identity.invitation (organization_id, created_at, id)`);
    this.addSql(`create table identity.agent_application (
      id uuid primary key,
      organization_id uuid not null references identity.organization (id),
      user_id uuid not null references identity.user_account (id) on delete cascade,
      rera_number text not null check (rera_number ~ '^A[0-9]{11}$'),
      name text not null,
      licence_expires_on date not null,
      profile jsonb not null,
      reasons text[] not null,
      status text not null default 'PENDING' check (status in ('PENDING', 'CONFIRMED', 'REJECTED')),
      created_at timestamptz not null,
      decided_at timestamptz)`);
    this.addSql(
      `create index agent_application_organization_id on identity.agent_application (organization_id)`,
    );
    this.addSql(`create unique index agent_application_open on identity.agent_application (user_id)
      where status = 'PENDING'`);
    this.addSql(`create index agent_application_page on identity.agent_application (status, created_at, id)`);
    for (const table of ['invitation', 'agent_application']) {
      this.addSql(`alter table identity.${table} enable row level security, force row level security`);
      this.addSql(`create policy tenant on identity.${table} using (organization_id = identity.tenant_id())`);
      this.addSql(`grant select, insert, update on identity.${table} to propmubi_app`);
    }
    const invited = `exists (select from identity.credential c
      where c.lookup_hash = invitation.phone_hash and c.kind = 'PHONE' and c.user_id = identity.viewer_id())`;
    this.addSql(`create policy invited on identity.invitation for select using (${invited})`);
    this.addSql(`create policy invited_update on identity.invitation for update using (${invited})`);
    this.addSql(
      `create policy own on identity.agent_application for select using (user_id = identity.viewer_id())`,
    );
    this.addSql(`create policy staff on identity.agent_application for select using (${STAFF})`);
  }

  override down(): void {
    this.addSql(`drop table identity.agent_application, identity.invitation, identity.registered_agent`);
    this.addSql(`drop policy staff on identity.organization_registration`);
    this.addSql(`delete from identity.organization_registration where not verified`);
    this.addSql(`alter table identity.organization_registration drop column verified`);
    this.addSql(
      `create unique index organization_registration_pan on identity.organization_registration (pan)`,
    );
    this.addSql(`drop policy visible on identity.organization`);
    this.addSql(`create policy public_profile on identity.organization for select using (true)`);
    this.addSql(`update identity.organization set status = 'CLOSED' where status in ('PENDING', 'REJECTED')`);
    this.addSql(`alter table identity.organization drop constraint organization_status_check`);
    this.addSql(`alter table identity.organization
      add constraint organization_status_check check (status in ('ACTIVE', 'CLOSED')),
      alter column status set default 'ACTIVE',
      drop column name_skeleton, drop column decided_at, drop column decided_by, drop column decision_reason`);
  }
}
