import { Migration } from '@mikro-orm/migrations';

const COLUMNS = [
  // Entries of before keep the hash over what they had.
  'version smallint not null default 1 check (version in (1, 2))',
  `kind text not null default 'ACT' check (kind in ('ACT', 'READ'))`,
  `source text not null default 'identity'`,
  'event_id uuid',
  'role text',
  'via_key boolean not null default false',
  'subject_type text',
  'person_id uuid',
  'before jsonb',
  'after jsonb',
];

/**
 * The trail has acts and reads of every subgraph, with role, subject and states. A person sees who read their data, and an
 * administrator the trail of every tenant.
 */
export class AuditEverySubgraph extends Migration {
  override up(): void {
    this.addSql(
      `alter table identity.audit_entry ${COLUMNS.map((column) => `add column ${column}`).join(', ')}`,
    );
    this.addSql(`create policy own_reads on identity.audit_entry for select to propmubi_app
      using (kind = 'READ' and person_id = identity.viewer_id())`);
    this.addSql(`create policy administrator on identity.audit_entry for select to propmubi_app
      using ((select identity.viewer_is_administrator()))`);
    this.addSql(`create index audit_entry_action on identity.audit_entry (organization_id, action, seq)`);
    this
      .addSql(`create index audit_entry_person on identity.audit_entry (person_id, recorded_at, organization_id, seq)
      where kind = 'READ' and person_id is not null`);
  }

  override down(): void {
    this.addSql(`drop index identity.audit_entry_person, identity.audit_entry_action`);
    for (const name of ['administrator', 'own_reads'])
      this.addSql(`drop policy ${name} on identity.audit_entry`);
    const dropped = COLUMNS.map((column) => `drop column ${column.split(' ')[0]}`).join(', ');
    this.addSql(`alter table identity.audit_entry ${dropped}`);
  }
}
