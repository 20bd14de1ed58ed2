import { Migration } from '@mikro-orm/migrations';

/** A payment counts once its buyer confirmed it. Visits are requested, moved and cancelled, by both sides. */
export class AddVisitRequests extends Migration {
  override up(): void {
    this.addSql(`alter table crm.payment add column confirmed_at timestamptz`);
    this.addSql(`create index site_visit_open on crm.site_visit (lead_id)
      where status in ('REQUESTED', 'SCHEDULED')`);
  }

  override down(): void {
    this.addSql(`drop index crm.site_visit_open`);
    this.addSql(`alter table crm.payment drop column confirmed_at`);
  }
}
