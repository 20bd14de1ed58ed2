import { Migration } from '@mikro-orm/migrations';

const INSTANT = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** An event as the outbox keeps it; `facts` are pairs of SQL. Which stream it goes to does not matter to its consumer. */
const announce = (type: string, facts: string, from: string) => `
  insert into crm.outbox (event_id, shard, event)
  select id, abs(hashtext(lead_id::text)) % 4, json_build_object(
      'specversion', '1.0', 'id', id, 'source', 'crm', 'type', '${type}', 'subject', lead_id,
      'time', ${INSTANT('now()')}, 'datacontenttype', 'application/json',
      'dataschema', 'urn:propmubi:event:${type}:1', 'organizationid', organization_id,
      'data', json_build_object('leadId', lead_id, 'organizationId', organization_id, 'buyerId', buyer_user_id,
        'listingId', listing_id, 'projectId', project_id, ${facts}))
    from (${from}) announced;`;

const HOLDERS = announce(
  'LeadAssigned',
  `'assignmentId', assignment_id, 'agentId', agent_id, 'seq', 0, 'reason', 'ANNOUNCED', 'previousAgentId', null,
   'assignedAt', ${INSTANT('assigned_at')}, 'acceptBy', null`,
  `select gen_random_uuid() as id, l.id as lead_id, l.organization_id, l.buyer_user_id, l.listing_id, l.project_id,
          l.agent_id, a.id as assignment_id, a.assigned_at
     from crm.lead l cross join lateral (
       select id, assigned_at from crm.assignment where lead_id = l.id and agent_id = l.agent_id
        order by assigned_at desc limit 1) a
    where l.buyer_user_id is not null and l.agent_id is not null`,
);
const CONSENTS = announce(
  'ConsentChanged',
  `'channel', channel, 'purpose', purpose, 'granted', true, 'changedAt', ${INSTANT('given_at')}`,
  `select gen_random_uuid() as id, l.id as lead_id, l.organization_id, l.buyer_user_id, l.listing_id, l.project_id,
          c.channel, c.purpose, c.given_at
     from crm.lead l join crm.consent c on c.contact_id = l.contact_id and c.revoked_at is null
    where l.buyer_user_id is not null`,
);

/**
 * Announces who has each lead and which consents are in force: identity, which opens a buyer's contact by both, began to
 * keep them after the first leads. It keeps the newest state, so what it knows already changes nothing.
 */
export class AnnounceHolders extends Migration {
  override up(): void {
    this.addSql(`alter table crm.consent no force row level security`);
    // A new database has no outbox yet, and no leads.
    this.addSql(`do $announce$ begin
      if to_regclass('crm.outbox') is null then return; end if;
      ${HOLDERS}
      ${CONSENTS}
    end $announce$`);
    this.addSql(`alter table crm.consent force row level security`);
  }

  override down(): void {
    // Events that were recorded stay.
  }
}
