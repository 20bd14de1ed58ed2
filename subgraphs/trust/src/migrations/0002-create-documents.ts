import { Migration } from '@mikro-orm/migrations';

const tenant = `nullif(current_setting('app.tenant', true), '')::uuid`;
const owned = `organization_id = ${tenant}`;

/** Legal documents (tenant-owned), the queue reviewers work on, the transparency log, disputes. */
export class CreateDocuments extends Migration {
  override up(): void {
    for (const sql of [...documents(), ...cases(), ...log(), ...disputes()]) this.addSql(sql);
  }

  override down(): void {
    this
      .addSql(`drop table trust.dispute, trust.log_entry, trust.verification_decision, trust.verification_case,
      trust.document_content, trust.document`);
  }
}

function documents(): string[] {
  return [
    `create table trust.document (
       id uuid primary key,
       organization_id uuid not null,
       subject_type text not null check (subject_type in ('USER', 'AGENT', 'LISTING', 'PROJECT')),
       subject_id uuid not null,
       type text not null,
       status text not null,
       sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
       size_bytes int not null check (size_bytes > 0),
       media_type text not null,
       file_name text,
       submitted_by uuid not null,
       submitted_at timestamptz not null,
       decided_at timestamptz,
       decision_reason text,
       recheck_on date,
       idempotency_key text not null,
       unique (organization_id, idempotency_key)
     )`,
    'create index document_subject on trust.document (subject_type, subject_id, id desc)',
    'create index document_organization on trust.document (organization_id, id)',
    'create index document_submitter on trust.document (submitted_by)',
    `create index document_recheck on trust.document (recheck_on) where status = 'VERIFIED'`,
    'alter table trust.document enable row level security, force row level security',
    // Buyers see which papers of a listing or a project were checked. The columns beyond type and status are for the
    // owner and reviewers: document.policy.ts.
    `create policy seen on trust.document for select
       using (${owned} or (subject_type in ('LISTING', 'PROJECT') and status <> 'DRAFT'))`,
    `create policy added on trust.document for insert with check (${owned})`,
    `create policy changed on trust.document for update using (${owned}) with check (${owned})`,
    'grant select, insert, update on trust.document to propmubi_app',
    `create table trust.document_content (
       document_id uuid primary key references trust.document,
       organization_id uuid not null,
       content bytea not null
     )`,
    'create index document_content_organization on trust.document_content (organization_id)',
    'alter table trust.document_content enable row level security, force row level security',
    `create policy owned on trust.document_content using (${owned}) with check (${owned})`,
    'grant select, insert on trust.document_content to propmubi_app',
  ];
}

function cases(): string[] {
  return [
    `create table trust.verification_case (
       id uuid primary key,
       document_id uuid not null unique,
       organization_id uuid not null,
       document_type text not null,
       subject_type text not null,
       subject_id uuid not null,
       maker_id uuid not null,
       approvals_needed int not null check (approvals_needed in (1, 2)),
       status text not null check (status in ('OPEN', 'NEEDS_INFO', 'VERIFIED', 'REJECTED')),
       opened_at timestamptz not null
     )`,
    `create index verification_case_open on trust.verification_case (id) where status in ('OPEN', 'NEEDS_INFO')`,
    `comment on table trust.verification_case is 'global: reviewers work across tenants; ids and states only'`,
    `create table trust.verification_decision (
       id uuid primary key,
       case_id uuid not null references trust.verification_case,
       reviewer_id uuid not null,
       decision text not null check (decision in ('APPROVE', 'REJECT', 'NEEDS_INFO')),
       reason text not null,
       forged boolean not null default false,
       decided_at timestamptz not null
     )`,
    `create unique index verification_decision_once on trust.verification_decision (case_id, reviewer_id)
       where decision <> 'NEEDS_INFO'`,
    'create index verification_decision_case on trust.verification_decision (case_id)',
    `comment on table trust.verification_decision is 'global: reviewers work across tenants; append-only'`,
    'grant select, insert, update on trust.verification_case to propmubi_app',
    'grant select, insert on trust.verification_decision to propmubi_app',
  ];
}

function log(): string[] {
  return [
    `create table trust.log_entry (
       position bigint primary key check (position >= 0),
       document_id uuid not null,
       leaf text not null,
       leaf_hash text not null check (leaf_hash ~ '^[0-9a-f]{64}$'),
       recorded_at timestamptz not null
     )`,
    'create index log_entry_document on trust.log_entry (document_id, position)',
    `comment on table trust.log_entry is 'global: the transparency log is for everybody to check; hashes, ids and states'`,
    // Append-only: the application can neither change nor remove an entry.
    'grant select, insert on trust.log_entry to propmubi_app',
  ];
}

function disputes(): string[] {
  const user = `nullif(current_setting('app.user', true), '')::uuid`;
  return [
    `create table trust.dispute (
       id uuid primary key,
       organization_id uuid not null,
       subject_type text not null check (subject_type in ('USER', 'AGENT', 'LISTING', 'PROJECT')),
       subject_id uuid not null,
       severity text not null check (severity in ('MINOR', 'MAJOR', 'SEVERE')),
       statement text not null,
       status text not null check (status in ('OPEN', 'UPHELD', 'DISMISSED', 'WITHDRAWN')),
       frozen_evidence jsonb not null,
       opened_by uuid not null,
       opened_at timestamptz not null,
       decide_by timestamptz not null,
       resolved_by uuid,
       resolved_at timestamptz,
       resolution_reason text,
       check (resolved_by is distinct from opened_by)
     )`,
    'create index dispute_subject on trust.dispute (subject_type, subject_id)',
    'create index dispute_organization on trust.dispute (organization_id, id)',
    'create index dispute_opener on trust.dispute (opened_by)',
    'alter table trust.dispute enable row level security, force row level security',
    `create policy seen on trust.dispute for select using (${owned} or opened_by = ${user})`,
    `create policy added on trust.dispute for insert with check (${owned})`,
    `create policy changed on trust.dispute for update using (${owned}) with check (${owned})`,
    'grant select, insert, update on trust.dispute to propmubi_app',
  ];
}
