import { Migration } from '@mikro-orm/migrations';

const tenant = `nullif(current_setting('app.tenant', true), '')::uuid`;
const user = `nullif(current_setting('app.user', true), '')::uuid`;
const owned = `organization_id = ${tenant}`;
/** Set by `readAsReviewer` for the rest of a transaction, after the scope was checked. */
const reviewing = `current_setting('app.reviewing', true) = 'on'`;
const REVIEWED = ['dispute', 'document', 'document_content'] as const;

/** Who has standing to object, disputes that act only after triage, and evidence as an append-only ledger. */
export class AddStanding extends Migration {
  override up(): void {
    for (const sql of [...interactions(), ...ledger(), ...disputes(), ...history()]) this.addSql(sql);
  }

  override down(): void {
    for (const sql of [
      'drop table trust.dispute_entry, trust.frozen_evidence, trust.interaction',
      ...REVIEWED.map((table) => `drop policy reviewed on trust.${table}`),
      `alter table trust.dispute drop column relation, drop column basis_id, drop column factor,
         drop column document_id, drop column triaged_by, drop column triaged_at, drop column triage_reason,
         add column frozen_evidence jsonb not null default '[]'`,
      `create table trust.frozen_subject (dispute_id uuid primary key, subject_type text not null,
         subject_id uuid not null, frozen_at timestamptz not null, organization_id uuid not null)`,
      `comment on table trust.frozen_subject is 'global: whose evidence stands still until a dispute is decided; ids only'`,
      'grant select, insert, delete on trust.frozen_subject to propmubi_app',
      'drop index trust.evidence_current',
      'alter table trust.evidence drop column withdrawn',
      'grant update, delete on trust.evidence to propmubi_app',
    ])
      this.addSql(sql);
  }
}

function interactions(): string[] {
  return [
    `create table trust.interaction (
       id uuid primary key,
       organization_id uuid not null,
       buyer_id uuid not null,
       agent_id uuid,
       listing_id uuid,
       project_id uuid,
       relation text not null check (relation in ('VISIT', 'BOOKING', 'PAYMENT')),
       occurred_at timestamptz not null
     )`,
    'create index interaction_buyer on trust.interaction (buyer_id, agent_id)',
    'create index interaction_agent on trust.interaction (agent_id, buyer_id)',
    'alter table trust.interaction enable row level security, force row level security',
    `create policy seen on trust.interaction for select using (${owned} or buyer_id = ${user})`,
    `create policy added on trust.interaction for insert with check (${owned})`,
    `create policy changed on trust.interaction for update using (${owned}) with check (${owned})`,
    'grant select, insert, update on trust.interaction to propmubi_app',
  ];
}

function ledger(): string[] {
  return [
    'alter table trust.evidence drop constraint evidence_subject_type_subject_id_kind_source_key_key',
    'alter table trust.evidence add column withdrawn boolean not null default false',
    `create index evidence_current on trust.evidence
       (subject_type, subject_id, kind, source_key, observed_at desc, recorded_at desc)`,
    // What was once observed stays on record: a correction or a withdrawal is another entry.
    'revoke update, delete on trust.evidence from propmubi_app',
    'drop table trust.frozen_subject',
    `create table trust.frozen_evidence (
       dispute_id uuid not null,
       subject_type text not null,
       subject_id uuid not null,
       kind text not null,
       source_key text not null,
       primary key (dispute_id, kind, source_key)
     )`,
    'create index frozen_evidence_subject on trust.frozen_evidence (subject_type, subject_id)',
    `comment on table trust.frozen_evidence is 'global: evidence that is set aside until a dispute is decided; ids only'`,
    'grant select, insert, delete on trust.frozen_evidence to propmubi_app',
  ];
}

function disputes(): string[] {
  return [
    `alter table trust.dispute
       drop constraint dispute_status_check,
       drop column frozen_evidence,
       add column relation text check (relation in ('VISIT', 'BOOKING', 'PAYMENT')),
       add column basis_id uuid,
       add column factor text,
       add column document_id uuid,
       add column triaged_by uuid,
       add column triaged_at timestamptz,
       add column triage_reason text,
       add constraint dispute_status_check check
         (status in ('OPEN', 'UNDER_REVIEW', 'OVERDUE', 'UPHELD', 'DISMISSED', 'WITHDRAWN')),
       add constraint dispute_triaged_by_another check (triaged_by is distinct from opened_by)`,
    `create unique index dispute_one_open on trust.dispute (opened_by, subject_type, subject_id)
       where status in ('OPEN', 'UNDER_REVIEW', 'OVERDUE') and basis_id is not null`,
    // A visit or a payment entitles to one objection: a dismissed one is not opened again and again.
    `create unique index dispute_basis on trust.dispute (opened_by, subject_type, subject_id, basis_id)
       where status <> 'WITHDRAWN'`,
    `create index dispute_clock on trust.dispute (decide_by, id) where status in ('OPEN', 'UNDER_REVIEW', 'OVERDUE')`,
    'create index dispute_due on trust.dispute (decide_by, id)',
    ...REVIEWED.map((table) => `create policy reviewed on trust.${table} for select using (${reviewing})`),
  ];
}

function history(): string[] {
  return [
    `create table trust.dispute_entry (
       id uuid primary key,
       dispute_id uuid not null references trust.dispute,
       organization_id uuid not null,
       action text not null check (action in ('OPENED', 'ACCEPTED', 'OVERDUE', 'UPHELD', 'DISMISSED', 'WITHDRAWN')),
       reason text,
       actor_id uuid,
       at timestamptz not null,
       recorded_at timestamptz not null default clock_timestamp()
     )`,
    'create index dispute_entry_dispute on trust.dispute_entry (dispute_id, recorded_at)',
    'create index dispute_entry_organization on trust.dispute_entry (organization_id)',
    'alter table trust.dispute_entry enable row level security, force row level security',
    // Who may read the dispute may read what became of it.
    `create policy seen on trust.dispute_entry for select
       using (exists (select from trust.dispute d where d.id = dispute_id))`,
    `create policy added on trust.dispute_entry for insert with check (${owned})`,
    'grant select, insert on trust.dispute_entry to propmubi_app',
  ];
}
