import { Migration } from '@mikro-orm/migrations';
import { readableByOwner } from '@propmubi/runtime';

/** Which feeds hold entries older than their brokerage keeps them, and up to where: ids and numbers only. */
export class CreateRetention extends Migration {
  override up(): void {
    this.addSql(readableByOwner('crm.agent_feed'));
    this.addSql(readableByOwner('crm.organization_settings'));
    this.addSql(`create function crm.outdated_feeds(as_of timestamptz)
      returns table (organization_id uuid, agent_id uuid, floor bigint)
      language sql stable security definer set search_path = ''
      as 'select f.organization_id, f.agent_id, max(f.seq) from crm.organization_settings s
            join crm.agent_feed f on f.organization_id = s.organization_id
             and f.at < as_of - make_interval(days => s.feed_retention_days)
           group by 1, 2'`);
    this.addSql(`revoke all on function crm.outdated_feeds(timestamptz) from public`);
    this.addSql(`grant execute on function crm.outdated_feeds(timestamptz) to propmubi_app`);
  }

  override down(): void {
    this.addSql(`drop function crm.outdated_feeds(timestamptz)`);
    this.addSql(`drop policy owner_reads on crm.organization_settings`);
    this.addSql(`drop policy owner_reads on crm.agent_feed`);
  }
}
