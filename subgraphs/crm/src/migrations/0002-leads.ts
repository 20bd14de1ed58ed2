import { Migration } from '@mikro-orm/migrations';
import { readableByOwner, tenantOwned, USER } from '@propmubi/runtime';

const TABLES = ['contact', 'consent', 'lead', 'assignment', 'activity', 'agent_feed', 'idempotency'];

/** People who asked, what they asked for, who answers, and what each agent must still hear of. */
export class CreateLeads extends Migration {
  override up(): void {
    this.addSql(`create table crm.contact (
      id uuid primary key,
      organization_id uuid not null,
      user_id uuid,
      name text,
      phone text check (phone ~ '^\\+[1-9]\\d{6,14}$'),
      email text check (email = lower(email)),
      created_at timestamptz not null,
      check (phone is not null or email is not null)
    )`);
    this.addSql(
      `create unique index contact_phone on crm.contact (organization_id, phone) where phone is not null`,
    );
    this.addSql(
      `create unique index contact_email on crm.contact (organization_id, email) where email is not null`,
    );
    this.addSql(`create index contact_by_user on crm.contact (user_id) where user_id is not null`);
    this.addSql(`create table crm.consent (
      id uuid primary key,
      organization_id uuid not null,
      contact_id uuid not null references crm.contact on delete cascade,
      channel text not null,
      purpose text not null,
      given_at timestamptz not null,
      revoked_at timestamptz
    )`);
    this.addSql(
      `create unique index consent_in_force on crm.consent (contact_id, channel, purpose) where revoked_at is null`,
    );
    this.addSql(`create table crm.lead (
      id uuid primary key,
      organization_id uuid not null,
      contact_id uuid not null unique references crm.contact,
      buyer_user_id uuid,
      listing_id uuid,
      project_id uuid,
      locality_id uuid,
      budget_min bigint,
      budget_max bigint,
      languages text[] not null default '{}',
      message text,
      first_source text not null,
      last_source text not null,
      stage text not null default 'INCOMING',
      temperature text,
      close_reason text,
      routing_status text not null,
      route_at timestamptz,
      rule_id uuid,
      rule_name text,
      rule_reason text,
      agent_id uuid,
      misses smallint not null default 0,
      recaptures integer not null default 0,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      accepted_at timestamptz,
      first_contacted_at timestamptz
    )`);
    this.addSql(`create index lead_by_organization on crm.lead (organization_id, created_at desc, id desc)`);
    this.addSql(
      `create index lead_by_agent on crm.lead (organization_id, agent_id, created_at desc, id desc)`,
    );
    this.addSql(`create index lead_by_buyer on crm.lead (buyer_user_id, created_at desc, id desc)`);
    this.addSql(`create index lead_by_listing on crm.lead (listing_id)`);
    this.addSql(`create index lead_by_project on crm.lead (project_id)`);
    this.addSql(`create index lead_queued on crm.lead (route_at) where routing_status = 'QUEUED'`);
    this.addSql(`create table crm.assignment (
      id uuid primary key,
      organization_id uuid not null,
      lead_id uuid not null references crm.lead,
      agent_id uuid not null,
      method text not null,
      match jsonb,
      assigned_at timestamptz not null,
      accept_due_at timestamptz not null,
      contact_due_at timestamptz not null,
      accepted_at timestamptz,
      first_contacted_at timestamptz,
      ended_at timestamptz,
      end_reason text
    )`);
    // The promise itself: whatever runs at once, a lead has one agent.
    this.addSql(
      `create unique index assignment_one_active on crm.assignment (lead_id) where ended_at is null`,
    );
    this.addSql(`create index assignment_by_lead on crm.assignment (lead_id, assigned_at)`);
    this.addSql(
      `create index assignment_by_agent on crm.assignment (organization_id, agent_id, assigned_at desc)`,
    );
    this.addSql(`create index assignment_accept_due on crm.assignment (accept_due_at)
      where ended_at is null and accepted_at is null`);
    this.addSql(`create index assignment_contact_due on crm.assignment (contact_due_at)
      where ended_at is null and accepted_at is not null and first_contacted_at is null`);
    this.addSql(`create table crm.activity (
      id uuid primary key,
      organization_id uuid not null,
      lead_id uuid not null references crm.lead,
      kind text not null,
      actor_user_id uuid,
      agent_id uuid,
      note text,
      facts jsonb not null default '{}',
      at timestamptz not null
    )`);
    this.addSql(`create index activity_by_lead on crm.activity (lead_id, at desc, id desc)`);
    this.addSql(`create table crm.agent_feed (
      organization_id uuid not null,
      agent_id uuid not null,
      seq bigint not null,
      event_id uuid not null unique,
      kind text not null,
      lead_id uuid not null references crm.lead,
      assignment_id uuid not null references crm.assignment,
      reason text,
      at timestamptz not null,
      primary key (organization_id, agent_id, seq)
    )`);
    this.addSql(`create index agent_feed_by_lead on crm.agent_feed (lead_id)`);
    this.addSql(`create index agent_feed_by_assignment on crm.agent_feed (assignment_id)`);
    this.addSql(`create index agent_feed_by_age on crm.agent_feed (organization_id, at)`);
    this.addSql(`create table crm.idempotency (
      organization_id uuid not null,
      actor_id uuid not null,
      operation text not null,
      key text not null,
      request_hash text not null,
      result jsonb,
      created_at timestamptz not null,
      primary key (actor_id, operation, key)
    )`);
    this.addSql(`create index idempotency_by_age on crm.idempotency (created_at)`);
    for (const table of TABLES) {
      for (const statement of tenantOwned(`crm.${table}`)) this.addSql(statement);
    }
    this.addSql(`create policy buyer on crm.lead for select using (buyer_user_id = ${USER})`);
    this.addSql(`create policy buyer on crm.contact for select using (user_id = ${USER})`);
    this.addSql(`create policy buyer on crm.consent for select using (
      contact_id in (select id from crm.contact where user_id = ${USER}))`);
    this.addSql(`create policy actor on crm.idempotency for select using (actor_id = ${USER})`);
    this.addSql(readableByOwner('crm.lead'));
    this.addSql(readableByOwner('crm.assignment'));
  }

  override down(): void {
    for (const table of [...TABLES].reverse()) this.addSql(`drop table crm.${table} cascade`);
  }
}
