import { Migration } from '@mikro-orm/migrations';

/** What model trust/2 knows and says: delivery, segments, coverage, percentiles; current scores beside their history. */
export class AddScoreModel extends Migration {
  override up(): void {
    for (const sql of [...facts(), ...scores(), ...work()]) this.addSql(sql);
  }

  override down(): void {
    for (const sql of [
      'drop table trust.parent_move, trust.segment, trust.current_score, trust.stale_price, trust.price_statistics',
      'drop table trust.project_delivery, trust.person',
      `alter table trust.trust_score drop column coverage, drop column percentile, drop column members,
         drop column segment, drop column improvements`,
      'alter table trust.listing drop column is_assignment_synthetic, drop column missing',
      'alter table trust.project drop column district, drop column units, drop column missing',
      'alter table trust.builder drop column percentile, drop column coverage',
      `create table trust.locality_price (locality_id uuid primary key, peers int not null,
         log_median double precision not null, log_spread double precision not null,
         computed_at timestamptz not null default now())`,
      `comment on table trust.locality_price is 'global: price statistics over published listings'`,
      'grant select, insert, update on trust.locality_price to propmubi_app',
    ])
      this.addSql(sql);
  }
}

function facts(): string[] {
  return [
    'create table trust.person (user_id uuid primary key)',
    `comment on table trust.person is 'global: who is registered; ids only'`,
    'grant select, insert on trust.person to propmubi_app',
    'alter table trust.project add column district text, add column units int, add column missing int not null default 0',
    'alter table trust.builder add column percentile double precision, add column coverage double precision',
    `alter table trust.listing add column is_assignment_synthetic boolean not null default false,
       add column missing int not null default 0`,
    `create table trust.project_delivery (
       project_id uuid primary key,
       assessment jsonb not null,
       as_of date not null
     )`,
    `comment on table trust.project_delivery is 'global: assessments of public register entries'`,
    'grant select, insert, update on trust.project_delivery to propmubi_app',
    'drop table trust.locality_price',
    // Prices are compared within a locality and a number of bedrooms.
    `create table trust.price_statistics (
       locality_id uuid not null,
       bedrooms int not null,
       peers int not null,
       log_median double precision not null,
       log_spread double precision not null,
       computed_at timestamptz not null default now(),
       primary key (locality_id, bedrooms)
     )`,
    `comment on table trust.price_statistics is 'global: price statistics over published listings'`,
    'grant select, insert, update on trust.price_statistics to propmubi_app',
    'create table trust.stale_price (locality_id uuid primary key)',
    `comment on table trust.stale_price is 'global: a queue of ids of localities'`,
    'grant select, insert, update, delete on trust.stale_price to propmubi_app',
  ];
}

function scores(): string[] {
  return [
    `alter table trust.trust_score add column coverage double precision, add column percentile int,
       add column members int, add column segment text, add column improvements jsonb`,
    // What holds now, one row per subject, narrow: comparisons and statistics never read the history.
    `create table trust.current_score (
       subject_type text not null,
       subject_id uuid not null,
       score double precision not null,
       lower_bound double precision not null,
       interval_low double precision not null,
       interval_high double precision not null,
       band text not null,
       segment text,
       coverage double precision not null,
       signals jsonb not null,
       told_score double precision not null,
       told_band text not null,
       inputs_hash text not null,
       computed_on date not null,
       ages boolean not null,
       primary key (subject_type, subject_id)
     )`,
    'create index current_score_segment on trust.current_score (subject_type, segment)',
    'create index current_score_ageing on trust.current_score (computed_on) where ages',
    `comment on table trust.current_score is 'global: trust scores are public'`,
    'grant select, insert, update on trust.current_score to propmubi_app',
    `create table trust.segment (
       subject_type text not null,
       segment text not null,
       members int not null,
       cuts double precision[] not null,
       rates jsonb not null,
       pending int not null default 0,
       computed_at timestamptz not null default now(),
       primary key (subject_type, segment)
     )`,
    `comment on table trust.segment is 'global: statistics over public scores'`,
    'grant select, insert, update on trust.segment to propmubi_app',
  ];
}

function work(): string[] {
  return [
    `insert into trust.person (user_id)
     select subject_id from trust.trust_score where subject_type = 'USER'
     union select subject_id from trust.evidence where subject_type = 'USER'`,
    // Everything is scored by the new model.
    `insert into trust.recomputation (subject_type, subject_id, rank)
     select 'USER', user_id, 0 from trust.person union all select 'AGENT', agent_id, 1 from trust.agent
     union all select 'PROJECT', project_id, 2 from trust.project
     union all select 'LISTING', listing_id, 3 from trust.listing on conflict do nothing`,
    `create table trust.parent_move (
       subject_type text not null,
       subject_id uuid not null,
       due_at timestamptz not null,
       primary key (subject_type, subject_id)
     )`,
    'create index parent_move_due on trust.parent_move (due_at)',
    `comment on table trust.parent_move is 'global: a queue of ids: whose listings are scored anew'`,
    'grant select, insert, update, delete on trust.parent_move to propmubi_app',
  ];
}
