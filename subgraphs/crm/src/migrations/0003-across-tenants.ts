import { Migration } from '@mikro-orm/migrations';

const SIGNATURES = ['feed_heads(uuid[])', 'due_leads(timestamptz, integer)'];

/**
 * The two questions a process asks across tenants: how far is the feed of each agent connected here, and which
 * leads are due. They run as the owner, answer with ids and numbers only, and whatever is done about the answer is
 * done in a transaction of that one tenant.
 */
export class CreateAcrossTenants extends Migration {
  override up(): void {
    this.addSql(`create function crm.feed_heads(agent_ids uuid[])
      returns table (agent_id uuid, organization_id uuid, head bigint)
      language sql stable security definer set search_path = ''
      as 'select id, organization_id, feed_seq from crm.agent
          where id = any (agent_ids) and status not in (''LEFT'', ''SUSPENDED'')'`);
    this.addSql(`create function crm.due_leads(at timestamptz, most integer)
      returns table (organization_id uuid, lead_id uuid)
      language sql stable security definer set search_path = ''
      as '(select organization_id, id from crm.lead where routing_status = ''QUEUED'' and route_at <= at limit most)
        union
        (select organization_id, lead_id from crm.assignment
          where ended_at is null and accepted_at is null and accept_due_at <= at limit most)
        union
        (select organization_id, lead_id from crm.assignment
          where ended_at is null and accepted_at is not null and first_contacted_at is null
            and contact_due_at <= at limit most)'`);
    for (const signature of SIGNATURES) {
      this.addSql(`revoke all on function crm.${signature} from public`);
      this.addSql(`grant execute on function crm.${signature} to propmubi_app`);
    }
  }

  override down(): void {
    for (const signature of SIGNATURES) this.addSql(`drop function crm.${signature}`);
  }
}
