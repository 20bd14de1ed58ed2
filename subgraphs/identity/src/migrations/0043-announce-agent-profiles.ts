import { Migration } from '@mikro-orm/migrations';

const INSTANT = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Announces the agents there are, so that search finds them from now on. */
export class AnnounceAgentProfiles extends Migration {
  override up(): void {
    this.addSql('alter table identity.agent no force row level security');
    // A new database has no outbox yet, and no agents.
    this.addSql(`-- accepted: agents are some thousand rows, read once; the outbox is only added to
      do $announce$ begin
      if to_regclass('identity.outbox') is null then return; end if;
      insert into identity.outbox (event_id, shard, event)
      select id, abs(hashtext(agent_id::text)) % 4, json_build_object(
          'specversion', '1.0', 'id', id, 'source', 'identity', 'type', 'AgentProfilePublished', 'subject', agent_id,
          'time', ${INSTANT('now()')}, 'datacontenttype', 'application/json',
          'dataschema', 'urn:propmubi:event:AgentProfilePublished:1', 'organizationid', organization_id,
          'data', json_build_object('agentId', agent_id, 'organizationId', organization_id, 'registeredName', name,
            'reraNumber', rera_number, 'localities', localities, 'updatedAt', ${INSTANT('updated_at')}))
        from (select gen_random_uuid() as id, a.id as agent_id, a.organization_id, a.name, a.rera_number, a.localities, a.updated_at
                from identity.agent a where a.status = 'ACTIVE') announced;
    end $announce$`);
    this.addSql('alter table identity.agent force row level security');
  }

  override down(): void {
    // Events that were recorded stay.
  }
}
