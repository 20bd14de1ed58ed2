import { Migration } from '@mikro-orm/migrations';

/** What scoring knows (projections and evidence), what it said (append-only snapshots), what it has to do. */
export class CreateScores extends Migration {
  override up(): void {
    for (const sql of [...projections(), ...evidence(), ...scores()]) this.addSql(sql);
  }

  override down(): void {
    this
      .addSql(`drop table trust.recomputation, trust.trust_score, trust.frozen_subject, trust.evidence, trust.locality_price,
      trust.listing, trust.agent, trust.builder, trust.project`);
  }
}

function projections(): string[] {
  return [
    `create table trust.project (
       project_id uuid primary key,
       builder_id uuid not null,
       status text not null,
       apartments int,
       cases int,
       complaints int,
       proposed_completion date,
       revised_completion date,
       extended_completion date,
       last_modified date,
       occupancy_certificate boolean,
       completeness double precision not null,
       as_of date not null
     )`,
    'create index project_builder on trust.project (builder_id)',
    `comment on table trust.project is 'global: a projection of the public register of MahaRERA'`,
    `create table trust.builder (
       builder_id uuid primary key,
       score double precision not null,
       updated_at timestamptz not null default now()
     )`,
    `comment on table trust.builder is 'global: public scores of promoters'`,
    `create table trust.agent (
       agent_id uuid primary key,
       user_id uuid,
       organization_id uuid not null,
       rera_number text,
       licence_expires_on date,
       updated_at timestamptz not null
     )`,
    'create index agent_user on trust.agent (user_id)',
    `comment on table trust.agent is 'global: registration of agents is public; scores are computed across tenants; ids only'`,
    `create table trust.listing (
       listing_id uuid primary key,
       organization_id uuid,
       agent_id uuid,
       project_id uuid,
       locality_id uuid,
       list_price bigint not null,
       bedrooms int,
       area double precision,
       completeness double precision not null,
       duplicate_key text,
       active boolean not null,
       published_at timestamptz not null
     )`,
    'create index listing_agent on trust.listing (agent_id)',
    'create index listing_project on trust.listing (project_id)',
    'create index listing_locality on trust.listing (locality_id) where active',
    'create index listing_duplicate on trust.listing (duplicate_key) where active',
    `comment on table trust.listing is 'global: published listings only; prices are compared across tenants; ids and public facts'`,
    `create table trust.locality_price (
       locality_id uuid primary key,
       peers int not null,
       log_median double precision not null,
       log_spread double precision not null,
       computed_at timestamptz not null default now()
     )`,
    `comment on table trust.locality_price is 'global: price statistics over published listings'`,
    `grant select, insert, update on trust.project, trust.builder, trust.agent, trust.listing, trust.locality_price
       to propmubi_app`,
  ];
}

const SUBJECT = `subject_type text not null check (subject_type in ('USER', 'AGENT', 'LISTING', 'PROJECT')),
       subject_id uuid not null`;

function evidence(): string[] {
  return [
    `create table trust.evidence (
       id uuid primary key,
       ${SUBJECT},
       factor text not null check (factor in ('IDENTITY', 'DOCUMENTS', 'CONDUCT', 'DATA_ACCURACY', 'REVIEWS')),
       kind text not null,
       source_class text not null check (source_class in ('REGISTRY', 'DOCUMENT', 'TRANSACTION', 'SIGNAL')),
       source_key text not null,
       value double precision not null check (value between 0 and 1),
       credibility double precision not null default 1 check (credibility between 0 and 1),
       half_life_days int,
       expires_on date,
       cap text,
       observed_at timestamptz not null,
       recorded_at timestamptz not null default clock_timestamp(),
       unique (subject_type, subject_id, kind, source_key)
     )`,
    `comment on table trust.evidence is 'global: scores are public and computed across tenants; rows hold ids and outcomes, no personal data'`,
    'grant select, insert, update, delete on trust.evidence to propmubi_app',
    `create table trust.frozen_subject (
       dispute_id uuid primary key,
       ${SUBJECT},
       frozen_at timestamptz not null
     )`,
    'create index frozen_subject_subject on trust.frozen_subject (subject_type, subject_id)',
    `comment on table trust.frozen_subject is 'global: whose evidence stands still until a dispute is decided; ids only'`,
    'grant select, insert, delete on trust.frozen_subject to propmubi_app',
  ];
}

function scores(): string[] {
  return [
    `create table trust.trust_score (
       id uuid primary key,
       ${SUBJECT},
       score double precision not null check (score between 0 and 100),
       lower_bound double precision not null,
       interval_low double precision not null,
       interval_high double precision not null,
       band text not null check (band in ('A', 'B', 'C', 'D', 'NEW')),
       factors jsonb not null,
       reasons jsonb not null,
       caps text[] not null,
       model_version text not null,
       as_of timestamptz not null,
       inputs_hash text not null
     )`,
    // Ids are time-ordered: the greatest id of a subject is its current snapshot.
    'create index trust_score_current on trust.trust_score (subject_type, subject_id, id desc)',
    `comment on table trust.trust_score is 'global: trust scores are public'`,
    // Append-only: the application can neither change nor remove what it once said.
    'grant select, insert on trust.trust_score to propmubi_app',
    `create table trust.recomputation (
       subject_type text not null,
       subject_id uuid not null,
       rank int not null,
       requested_at timestamptz not null default clock_timestamp(),
       primary key (subject_type, subject_id)
     )`,
    'create index recomputation_order on trust.recomputation (rank, requested_at)',
    `comment on table trust.recomputation is 'global: a queue of ids'`,
    'grant select, insert, update, delete on trust.recomputation to propmubi_app',
  ];
}
