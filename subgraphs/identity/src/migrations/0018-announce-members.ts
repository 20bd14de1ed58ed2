import { Migration } from '@mikro-orm/migrations';

const INSTANT = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * Announces who works for which brokerage, and who did according to the audit trail: other services keep it from now on. Only
 * agents were known to them, and a manager who left was a stranger.
 */
export class AnnounceMembers extends Migration {
  override up(): void {
    for (const table of ['membership', 'audit_entry'])
      this.addSql(`alter table identity.${table} no force row level security`);
    // A new database has no outbox yet, and no members.
    this.addSql(`do $announce$ begin
      if to_regclass('identity.outbox') is null then return; end if;
      insert into identity.outbox (event_id, shard, event)
      select id, abs(hashtext(user_id::text)) % 4, json_build_object(
          'specversion', '1.0', 'id', id, 'source', 'identity', 'type', 'BrokerageMembershipChanged', 'subject', user_id,
          'time', ${INSTANT('now()')}, 'datacontenttype', 'application/json',
          'dataschema', 'urn:propmubi:event:BrokerageMembershipChanged:1', 'organizationid', organization_id,
          'data', json_build_object('userId', user_id, 'organizationId', organization_id, 'role', role, 'active', active,
            'changedAt', ${INSTANT('changed_at')}))
        from (
          select gen_random_uuid() as id, organization_id, user_id, role, true as active, created_at as changed_at
            from identity.membership
          union all
          select gen_random_uuid(), organization_id, user_id, role, false, max(recorded_at) from (
            select organization_id, subject_id as user_id, coalesce(details ->> 'role', 'BROKERAGE_MANAGER') as role, recorded_at
              from identity.audit_entry where action in ('MEMBER_JOINED', 'MEMBER_LEFT')
            union all
            select organization_id, actor_id, 'BROKERAGE_MANAGER', recorded_at
              from identity.audit_entry where action = 'ORGANIZATION_REGISTERED' and actor_id is not null) former
           where not exists (select from identity.membership m
             where m.organization_id = former.organization_id and m.user_id = former.user_id)
           group by organization_id, user_id, role) announced;
    end $announce$`);
    for (const table of ['membership', 'audit_entry'])
      this.addSql(`alter table identity.${table} force row level security`);
  }

  override down(): void {
    // Events that were recorded stay.
  }
}
