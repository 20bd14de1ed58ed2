import { Migration } from '@mikro-orm/migrations';
import { readableByOwner } from '@propmubi/runtime';

const TABLES = ['audit_entry', 'audit_head'];

/** The operator verifies every chain, as the owner, whom forced row level security shows none otherwise. */
export class AllowAuditVerification extends Migration {
  override up(): void {
    for (const table of TABLES) this.addSql(readableByOwner(`identity.${table}`));
    this.addSql(
      `create index audit_entry_subject on identity.audit_entry (organization_id, subject_id, seq)`,
    );
    this.addSql(`create index audit_entry_actor on identity.audit_entry (organization_id, actor_id, seq)`);
  }

  override down(): void {
    this.addSql(`drop index identity.audit_entry_actor, identity.audit_entry_subject`);
    for (const table of TABLES) this.addSql(`drop policy owner_reads on identity.${table}`);
  }
}
