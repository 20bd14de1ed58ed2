import { Migration } from '@mikro-orm/migrations';

const USER = `(select nullif(current_setting('app.user', true), '')::uuid)`;

/** What the reviewed answer, how helpful others find a review, why it waits, and which organization a builder is. */
export class AddRepliesAndVotes extends Migration {
  override up(): void {
    this.addSql(`alter table reputation.review add column hold_reason text,
      add column helpful int not null default 0 check (helpful >= 0),
      add column unhelpful int not null default 0 check (unhelpful >= 0),
      add column helpfulness double precision not null default 0`);
    this
      .addSql(`create index review_helpful on reputation.review (subject_type, subject_id, helpfulness desc, id desc)
      where status = 'PUBLISHED'`);
    for (const statement of [...REPLIES, ...VOTES, ...BUILDERS]) this.addSql(statement);
  }

  override down(): void {
    this.addSql(
      'drop table reputation.builder_organization, reputation.review_vote, reputation.review_reply',
    );
    this.addSql(`alter table reputation.review drop column hold_reason, drop column helpful,
      drop column unhelpful, drop column helpfulness`);
  }
}

const REPLIES = [
  `create table reputation.review_reply (
     id uuid primary key,
     review_id uuid not null references reputation.review,
     author_id uuid not null,
     text text not null check (length(text) <= 2000),
     status text not null check (status in ('PUBLISHED', 'HELD', 'REJECTED', 'REMOVED')),
     moderation_reason text,
     moderated_by uuid,
     moderated_at timestamptz,
     submitted_at timestamptz not null,
     check (moderated_by is distinct from author_id)
   )`,
  // A rejected one was never shown: the subject may find better words.
  `create unique index review_reply_once on reputation.review_reply (review_id) where status <> 'REJECTED'`,
  'create index review_reply_review on reputation.review_reply (review_id)',
  `create index review_reply_held on reputation.review_reply (id) where status = 'HELD'`,
  `comment on table reputation.review_reply is 'global: a published reply is for everyone, as its review is; policies decide about the rest'`,
  'grant select, insert, update on reputation.review_reply to propmubi_app',
];

const VOTES = [
  `create table reputation.review_vote (
     review_id uuid not null references reputation.review,
     voter_id uuid not null,
     helpful boolean not null,
     voted_at timestamptz not null,
     primary key (review_id, voter_id)
   )`,
  'create index review_vote_voter on reputation.review_vote (voter_id)',
  `comment on table reputation.review_vote is
     'global: a vote belongs to a person, who may belong to no tenant; its policy is by user'`,
  'alter table reputation.review_vote enable row level security, force row level security',
  `create policy voter on reputation.review_vote using (voter_id = ${USER}) with check (voter_id = ${USER})`,
  'grant select, insert, update, delete on reputation.review_vote to propmubi_app',
];

const BUILDERS = [
  `create table reputation.builder_organization (
     builder_id uuid not null,
     organization_id uuid not null,
     active boolean not null,
     changed_at timestamptz not null,
     primary key (builder_id, organization_id)
   )`,
  `comment on table reputation.builder_organization is
     'global: which organization a builder is must be known across tenants, for it to answer reviews and to write none of itself'`,
  'grant select, insert, update on reputation.builder_organization to propmubi_app',
];
