import { Migration } from '@mikro-orm/migrations';

/** The register as scoring sees it, the scores (append-only), and reviews with what entitles to them. */
export class CreateReputation extends Migration {
  override up(): void {
    for (const sql of [...register(), ...scores(), ...witnesses(), ...reviews()]) this.addSql(sql);
  }

  override down(): void {
    this.addSql(`drop table reputation.review, reputation.verified_interaction, reputation.reviewable_agent,
      reputation.builder_reputation, reputation.market, reputation.project`);
  }
}

function register(): string[] {
  return [
    `create table reputation.project (
       project_id uuid primary key,
       builder_id uuid not null,
       rera_number text not null,
       status text not null,
       apartments int,
       cases int,
       complaints int,
       proposed_completion date,
       revised_completion date,
       extended_completion date,
       last_modified date,
       occupancy_certificate boolean,
       revoked_on date,
       as_of date not null
     )`,
    'create index project_builder on reputation.project (builder_id)',
    `comment on table reputation.project is 'global: a projection of the public register of MahaRERA'`,
    'grant select, insert, update on reputation.project to propmubi_app',
  ];
}

function scores(): string[] {
  return [
    `create table reputation.market (
       id uuid primary key,
       as_of date not null,
       model_version text not null,
       projects int not null,
       base_rates jsonb not null,
       inputs_hash text not null,
       computed_at timestamptz not null default now()
     )`,
    `comment on table reputation.market is 'global: rates over the whole public register'`,
    `create table reputation.builder_reputation (
       id uuid primary key,
       builder_id uuid not null,
       score double precision not null check (score between 0 and 100),
       lower_bound double precision not null,
       interval_low double precision not null,
       interval_high double precision not null,
       factors jsonb not null,
       reasons jsonb not null,
       caps text[] not null,
       projects int not null,
       reviews int not null,
       model_version text not null,
       as_of date not null,
       inputs_hash text not null,
       computed_at timestamptz not null default now()
     )`,
    // Ids are time-ordered: the greatest id of a builder is the current snapshot.
    'create index builder_reputation_current on reputation.builder_reputation (builder_id, id desc)',
    `comment on table reputation.builder_reputation is 'global: scores of promoters, computed from public facts'`,
    // Append-only: the application can neither change nor remove what it once said.
    'grant select, insert on reputation.market, reputation.builder_reputation to propmubi_app',
  ];
}

const tenant = `nullif(current_setting('app.tenant', true), '')::uuid`;
const user = `nullif(current_setting('app.user', true), '')::uuid`;

function witnesses(): string[] {
  return [
    `create table reputation.reviewable_agent (
       agent_id uuid primary key,
       user_id uuid,
       organization_id uuid not null,
       updated_at timestamptz not null
     )`,
    `comment on table reputation.reviewable_agent is 'global: who an agent is must be known to whoever reviews one, to refuse self reviews; ids only'`,
    'create index reviewable_agent_user on reputation.reviewable_agent (user_id)',
    'grant select, insert, update on reputation.reviewable_agent to propmubi_app',
    `create table reputation.verified_interaction (
       id uuid primary key,
       organization_id uuid not null,
       buyer_id uuid not null,
       agent_id uuid,
       project_id uuid,
       builder_id uuid,
       basis text not null check (basis in ('VISIT', 'BOOKING', 'PAYMENT')),
       occurred_at timestamptz not null
     )`,
    'create index verified_interaction_buyer on reputation.verified_interaction (buyer_id, agent_id)',
    'create index verified_interaction_project on reputation.verified_interaction (project_id)',
    'alter table reputation.verified_interaction enable row level security, force row level security',
    `create policy seen on reputation.verified_interaction for select
       using (organization_id = ${tenant} or buyer_id = ${user})`,
    `create policy added on reputation.verified_interaction for insert with check (organization_id = ${tenant})`,
    `create policy changed on reputation.verified_interaction for update
       using (organization_id = ${tenant}) with check (organization_id = ${tenant})`,
    'grant select, insert, update on reputation.verified_interaction to propmubi_app',
  ];
}

function reviews(): string[] {
  return [
    `create table reputation.review (
       id uuid primary key,
       author_id uuid not null,
       subject_type text not null check (subject_type in ('AGENT', 'BUILDER')),
       subject_id uuid not null,
       stars int not null check (stars between 1 and 5),
       text text check (length(text) <= 4000),
       basis text not null check (basis in ('VISIT', 'BOOKING', 'PAYMENT')),
       basis_id uuid not null,
       status text not null check (status in ('PUBLISHED', 'HELD', 'REJECTED', 'REMOVED')),
       moderation_reason text,
       moderated_by uuid,
       moderated_at timestamptz,
       submitted_at timestamptz not null,
       idempotency_key text not null,
       unique (author_id, idempotency_key),
       check (moderated_by is distinct from author_id)
     )`,
    `create index review_subject on reputation.review (subject_type, subject_id, id desc) where status = 'PUBLISHED'`,
    'create index review_pair on reputation.review (author_id, subject_id, submitted_at)',
    `create index review_moderation on reputation.review (status, id) where status = 'HELD'`,
    'create index review_basis on reputation.review (basis_id)',
    'create index review_moderator on reputation.review (moderated_by) where moderated_by is not null',
    `comment on table reputation.review is 'global: a published review is for everybody; authors belong to no tenant, and policies decide about the rest'`,
    'grant select, insert, update on reputation.review to propmubi_app',
  ];
}
