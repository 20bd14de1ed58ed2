import { Migration } from '@mikro-orm/migrations';

/** When an agent's screen showed a lead. */
export class AddSeenLeads extends Migration {
  override up(): void {
    this.addSql(`alter table crm.assignment add column seen_at timestamptz`);
  }

  override down(): void {
    this.addSql(`alter table crm.assignment drop column seen_at`);
  }
}
