import { Migration } from '@mikro-orm/migrations';

/** Lists of leads read as many index entries as they return, whichever stage or state of routing is asked for. */
export class AddLeadLists extends Migration {
  override up(): void {
    this.addSql(`create index lead_by_stage on crm.lead (organization_id, stage, created_at desc, id desc)`);
    this.addSql(
      `create index lead_by_routing on crm.lead (organization_id, routing_status, created_at desc, id desc)`,
    );
  }

  override down(): void {
    this.addSql(`drop index crm.lead_by_routing, crm.lead_by_stage`);
  }
}
