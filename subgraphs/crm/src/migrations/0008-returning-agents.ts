import { Migration } from '@mikro-orm/migrations';

const dueLeads = (branches: string) => `create or replace function crm.due_leads(at timestamptz, most integer)
  returns table (organization_id uuid, lead_id uuid)
  language sql stable security definer set search_path = ''
  as '${branches.replaceAll("'", "''")}'`;

const BY_AGE = `select organization_id, lead_id from (
    (select organization_id, id as lead_id, route_at as due from crm.lead
      where routing_status = 'QUEUED' and route_at <= at order by route_at limit most)
    union all
    (select organization_id, lead_id, accept_due_at from crm.assignment
      where ended_at is null and accepted_at is null and accept_due_at <= at order by accept_due_at limit most)
    union all
    (select organization_id, lead_id, contact_due_at from crm.assignment
      where ended_at is null and accepted_at is not null and first_contacted_at is null
        and contact_due_at <= at order by contact_due_at limit most)
    union all
    (select organization_id, id, pond_check_at from crm.lead
      where routing_status = 'POND' and pond_check_at <= at order by pond_check_at limit most)
    union all
    (select s.organization_id, s.lead_id, s.assigned_at from crm.agent a
       join crm.assignment s on s.organization_id = a.organization_id and s.agent_id = a.id and s.ended_at is null
      where a.status in ('LEFT', 'SUSPENDED') and a.open_count > 0 order by s.assigned_at limit most)
  ) due group by organization_id, lead_id order by min(due) limit most`;

const BEFORE = `(select organization_id, id from crm.lead where routing_status = 'QUEUED' and route_at <= at limit most)
  union
  (select organization_id, lead_id from crm.assignment
    where ended_at is null and accepted_at is null and accept_due_at <= at limit most)
  union
  (select organization_id, lead_id from crm.assignment
    where ended_at is null and accepted_at is not null and first_contacted_at is null
      and contact_due_at <= at limit most)`;

/**
 * Leads of agents who are gone are due at once, leads that no agent could take are due again, the oldest first. An
 * assignment after the first contact has no deadlines. Alerts end with what they were about.
 */
export class AddReturningAgents extends Migration {
  override up(): void {
    this.addSql(`alter table crm.assignment alter column accept_due_at drop not null,
      alter column contact_due_at drop not null`);
    this.addSql(`alter table crm.lead add column pond_check_at timestamptz`);
    this.addSql(`create index lead_pond_check on crm.lead (pond_check_at) where routing_status = 'POND'`);
    this.addSql(`create index agent_gone on crm.agent (organization_id)
      where status in ('LEFT', 'SUSPENDED') and open_count > 0`);
    this.addSql(`alter table crm.alert add column resolved_at timestamptz`);
    this.addSql(`alter table crm.alert no force row level security`);
    this.addSql(`update crm.alert a set resolved_at = now() where acknowledged_at is null and exists (
      select from crm.alert newer where newer.lead_id = a.lead_id and newer.kind = a.kind
        and newer.acknowledged_at is null and (newer.raised_at, newer.id) > (a.raised_at, a.id))`);
    this.addSql(`alter table crm.alert force row level security`);
    this.addSql(`create unique index alert_once on crm.alert (lead_id, kind)
      where acknowledged_at is null and resolved_at is null`);
    this.addSql(dueLeads(BY_AGE));
  }

  override down(): void {
    this.addSql(dueLeads(BEFORE));
    this.addSql(`drop index crm.alert_once`);
    this.addSql(`alter table crm.alert drop column resolved_at`);
    this.addSql(`drop index crm.agent_gone`);
    this.addSql(`alter table crm.lead drop column pond_check_at`);
    this.addSql(`alter table crm.assignment no force row level security`);
    this.addSql(`update crm.assignment set accept_due_at = coalesce(accept_due_at, assigned_at),
      contact_due_at = coalesce(contact_due_at, assigned_at)`);
    this.addSql(`alter table crm.assignment alter column accept_due_at set not null,
      alter column contact_due_at set not null, force row level security`);
  }
}
