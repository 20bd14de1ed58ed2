import { Migration } from '@mikro-orm/migrations';
import { readableByOwner, tenantOwned } from '@propmubi/runtime';

/** What crm knows of other subgraphs' agents and listings, from their events, and how each brokerage routes. */
export class CreateProjections extends Migration {
  override up(): void {
    this.addSql(`create table crm.organization_settings (
      organization_id uuid primary key,
      accept_within_s integer not null default 300 check (accept_within_s between 30 and 86400),
      contact_within_s integer not null default 900 check (contact_within_s between 60 and 604800),
      misses_before_pond smallint not null default 2 check (misses_before_pond between 1 and 10),
      daily_cap smallint not null default 10 check (daily_cap between 1 and 1000),
      open_cap smallint not null default 40 check (open_cap between 1 and 1000),
      opens_at_minute smallint not null default 540 check (opens_at_minute between 0 and 1439),
      closes_at_minute smallint not null default 1260 check (closes_at_minute between 1 and 1440),
      work_days smallint[] not null default '{1,2,3,4,5,6,7}' check (cardinality(work_days) between 1 and 7),
      feed_retention_days smallint not null default 30 check (feed_retention_days between 1 and 365),
      round_robin jsonb not null default '{}',
      check (opens_at_minute < closes_at_minute)
    )`);
    this.addSql(`create table crm.routing_rule (
      id uuid primary key,
      organization_id uuid not null,
      position integer not null,
      name text not null,
      conditions jsonb not null default '{}',
      agent_ids uuid[] not null default '{}',
      is_default boolean not null default false,
      created_at timestamptz not null default now(),
      unique (organization_id, position)
    )`);
    this.addSql(
      `create unique index routing_rule_one_default on crm.routing_rule (organization_id) where is_default`,
    );
    this.addSql(`create table crm.agent (
      organization_id uuid not null,
      id uuid not null,
      user_id uuid,
      status text not null default 'ACTIVE',
      paused_until timestamptz,
      licensed boolean not null default false,
      licence_expires_on date,
      languages text[] not null default '{}',
      locality_ids uuid[] not null default '{}',
      project_ids uuid[] not null default '{}',
      budget_min bigint,
      budget_max bigint,
      shift_days smallint[] not null default '{1,2,3,4,5,6,7}',
      shift_start_minute smallint not null default 540,
      shift_end_minute smallint not null default 1260,
      daily_cap integer,
      open_cap integer,
      state_at timestamptz not null default '-infinity',
      availability_at timestamptz not null default '-infinity',
      open_count integer not null default 0 check (open_count >= 0),
      assigned_on date,
      assigned_today integer not null default 0 check (assigned_today >= 0),
      feed_seq bigint not null default 0,
      feed_floor bigint not null default 0 check (feed_floor <= feed_seq),
      -- Who moves to another brokerage starts afresh there: their old leads and feed stay where they are.
      primary key (organization_id, id)
    )`);
    this.addSql(`create index agent_by_id on crm.agent (id)`);
    this.addSql(`create table crm.agent_trust (
      agent_id uuid primary key,
      lower_bound real not null check (lower_bound between 0 and 100),
      as_of timestamptz not null
    )`);
    this.addSql(
      `comment on table crm.agent_trust is 'global: trust scores are public; they may arrive before the agent does'`,
    );
    this.addSql(`grant select, insert, update on crm.agent_trust to propmubi_app`);
    this.addSql(`create table crm.listing (
      id uuid primary key,
      organization_id uuid not null,
      agent_id uuid,
      project_id uuid,
      builder_id uuid,
      locality_id uuid,
      price bigint,
      published boolean not null default true,
      state_at timestamptz not null
    )`);
    this.addSql(`create index listing_by_project on crm.listing (project_id) where published`);
    this.addSql(`create index listing_by_agent on crm.listing (organization_id, agent_id) where published`);
    this.addSql(`create table crm.alert (
      id uuid primary key,
      organization_id uuid not null,
      lead_id uuid not null,
      kind text not null,
      raised_at timestamptz not null,
      acknowledged_at timestamptz,
      acknowledged_by uuid
    )`);
    this.addSql(`create index alert_by_organization on crm.alert (organization_id, raised_at desc)`);
    for (const table of ['organization_settings', 'routing_rule', 'agent', 'listing', 'alert']) {
      for (const statement of tenantOwned(`crm.${table}`)) this.addSql(statement);
    }
    // Even a bug cannot leave a brokerage without the rule that catches every lead.
    this.addSql(
      `create policy keep_default on crm.routing_rule as restrictive for delete using (not is_default)`,
    );
    // What is for sale is public; the buyer who asks about it has no organization of their own.
    this.addSql(`create policy published on crm.listing for select using (published)`);
    this.addSql(readableByOwner('crm.agent'));
  }

  override down(): void {
    for (const table of [
      'alert',
      'listing',
      'agent_trust',
      'agent',
      'routing_rule',
      'organization_settings',
    ]) {
      this.addSql(`drop table crm.${table}`);
    }
  }
}
