import { Migration } from '@mikro-orm/migrations';

const INDEXES = [
  ['site_visit', 'site_visit_by_date', 'organization_id, scheduled_for, id'],
  ['lead_task', 'lead_task_by_date', 'organization_id, due_at, id'],
] as const;

/** Visits and tasks of a brokerage by date. */
export class AddWorkLists extends Migration {
  /** Indexes are made beside the release that runs. */
  override isTransactional(): boolean {
    return false;
  }

  override up(): void {
    for (const [table, name, columns] of INDEXES) {
      // One that could not be made to the end is there, and is not used.
      this.addSql(`drop index concurrently if exists crm.${name}`);
      this.addSql(`create index concurrently ${name} on crm.${table} (${columns})`);
    }
  }

  override down(): void {
    for (const [, name] of INDEXES) this.addSql(`drop index crm.${name}`);
  }
}
