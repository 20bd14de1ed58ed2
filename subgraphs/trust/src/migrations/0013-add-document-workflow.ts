import { Migration } from '@mikro-orm/migrations';

const tenant = `(select nullif(current_setting('app.tenant', true), '')::uuid)`;
/** Set by `readAcrossTenants`. */
const reviewing = `current_setting('app.reviewing', true) = 'on'`;

/** Clock, appeal, revocation and reminders of documents, what machines found in them, and the register's names. */
export class AddDocumentWorkflow extends Migration {
  override up(): void {
    for (const sql of [...register(), ...documents(), ...cases(), ...history()]) this.addSql(sql);
  }

  override down(): void {
    for (const sql of [
      'drop table trust.document_entry',
      'alter table trust.verification_decision drop column round',
      `alter table trust.verification_case drop column content_sha256, drop column due_at, drop column overdue_at,
         drop column round, drop column reminded_days`,
      'alter table trust.document drop column checks, drop column valid_until',
      'drop index trust.agent_rera_number',
      'alter table trust.project drop column rera_number, drop column name, drop column builder_name',
    ])
      this.addSql(sql);
  }
}

function register(): string[] {
  return [
    // Filled by the next sync; until then a check says that the register does not say.
    'alter table trust.project add column rera_number text, add column name text, add column builder_name text',
    'create index project_rera_number on trust.project (rera_number)',
    'create index agent_rera_number on trust.agent (rera_number)',
  ];
}

function documents(): string[] {
  return [
    `alter table trust.document add column checks jsonb not null default '[]', add column valid_until date`,
    'create index document_newest on trust.document (organization_id, id desc)',
  ];
}

function cases(): string[] {
  return [
    `alter table trust.verification_case
       add column content_sha256 text,
       add column due_at timestamptz,
       add column overdue_at timestamptz,
       add column round int not null default 1,
       add column reminded_days int`,
    `alter table trust.verification_case drop constraint verification_case_status_check`,
    `alter table trust.verification_case add constraint verification_case_status_check
       check (status in ('OPEN', 'NEEDS_INFO', 'VERIFIED', 'REJECTED', 'EXPIRED', 'SUPERSEDED', 'REVOKED'))`,
    // The owner of the tables is under row level security, too, unless it is lifted for this statement.
    'alter table trust.document no force row level security',
    `update trust.verification_case c set due_at = c.opened_at + interval '48 hours', content_sha256 = d.sha256
       from trust.document d where d.id = c.document_id`,
    'alter table trust.document force row level security',
    `update trust.verification_case set due_at = opened_at + interval '48 hours' where due_at is null`,
    'alter table trust.verification_case alter column due_at set not null',
    `create index verification_case_due on trust.verification_case (due_at, id) where status in ('OPEN', 'NEEDS_INFO')`,
    'create index verification_case_content on trust.verification_case (content_sha256)',
    'alter table trust.verification_decision add column round int not null default 1',
  ];
}

function history(): string[] {
  return [
    `create table trust.document_entry (
       id uuid primary key,
       document_id uuid not null references trust.document,
       organization_id uuid not null,
       action text not null check (action in ('SUBMITTED', 'INFO_REQUESTED', 'ANSWERED', 'APPROVED', 'VERIFIED',
         'REJECTED', 'EXPIRED', 'SUPERSEDED', 'REVOKED', 'APPEALED')),
       reason text,
       note text,
       checklist text[] not null default '{}',
       actor_id uuid,
       at timestamptz not null
     )`,
    'create index document_entry_document on trust.document_entry (document_id, id)',
    'create index document_entry_organization on trust.document_entry (organization_id)',
    'alter table trust.document_entry enable row level security, force row level security',
    `create policy seen on trust.document_entry for select using (organization_id = ${tenant} or ${reviewing})`,
    `create policy added on trust.document_entry for insert with check (organization_id = ${tenant})`,
    // What was said stays on record, but for the words of a person who is erased.
    `create policy forgotten on trust.document_entry for update
       using (organization_id = ${tenant}) with check (organization_id = ${tenant})`,
    'grant select, insert, update (note) on trust.document_entry to propmubi_app',
  ];
}
