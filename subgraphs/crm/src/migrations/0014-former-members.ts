import { Migration } from '@mikro-orm/migrations';

/**
 * Where a person works or worked as an agent, also for a viewer who has no tenant any more; and the booked lead of a
 * listing, which is one at most.
 */
export class AddFormerMembers extends Migration {
  override up(): void {
    this.addSql(`create index agent_by_user on crm.agent (user_id)`);
    this.addSql(`create function crm.brokerages_of(person uuid) returns setof uuid
      language sql stable security definer set search_path = ''
      as 'select organization_id from crm.agent where user_id = person'`);
    this.addSql(`revoke all on function crm.brokerages_of(uuid) from public`);
    this.addSql(`grant execute on function crm.brokerages_of(uuid) to propmubi_app`);
    this.addSql(`create index lead_booked on crm.lead (listing_id) where stage = 'BOOKED'`);
  }

  override down(): void {
    this.addSql(`drop index crm.lead_booked`);
    this.addSql(`drop function crm.brokerages_of(uuid)`);
    this.addSql(`drop index crm.agent_by_user`);
  }
}
