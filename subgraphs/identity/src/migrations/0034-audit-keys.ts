import { Migration } from '@mikro-orm/migrations';

/**
 * Which key an entry, and the seal of a head, is of; null: the key of the first releases, derived from the pepper. And the operator
 * may end every session: as the owner, whom forced row level security shows none otherwise.
 */
export class AddAuditKeys extends Migration {
  override up(): void {
    for (const table of ['audit_entry', 'audit_head'])
      this.addSql(`alter table identity.${table} add column key_id text`);
    this.addSql(`create policy owner_ends on identity.session to current_user using (true)`);
    this.addSql(`create policy owner_reads on identity.api_key for select to current_user using (true)`);
  }

  override down(): void {
    this.addSql(`drop policy owner_reads on identity.api_key`);
    this.addSql(`drop policy owner_ends on identity.session`);
    for (const table of ['audit_entry', 'audit_head'])
      this.addSql(`alter table identity.${table} drop column key_id`);
  }
}
