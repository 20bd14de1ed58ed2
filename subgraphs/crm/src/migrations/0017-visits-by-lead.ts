import { Migration } from '@mikro-orm/migrations';

/** A day's visits are found by the leads that an agent has: a lead goes on to the next agent with its visits. */
export class DropVisitsByAgent extends Migration {
  override up(): void {
    this.addSql(`drop index crm.site_visit_by_agent`);
  }

  override down(): void {
    this.addSql(`create index site_visit_by_agent on crm.site_visit (organization_id, agent_id, scheduled_for)
      where status in ('REQUESTED', 'SCHEDULED')`);
  }
}
