import { Migration } from '@mikro-orm/migrations';
import { readableByOwner, tenantOwned } from '@propmubi/runtime';

const dueLeads = (
  branches: readonly string[],
) => `create or replace function crm.due_leads(at timestamptz, most integer)
  returns table (organization_id uuid, lead_id uuid)
  language sql stable security definer set search_path = ''
  as $$select organization_id, lead_id from (
    ${branches.join(' union all ')}
  ) due group by organization_id, lead_id order by min(due) limit most$$`;

const DEADLINES = [
  `(select organization_id, id as lead_id, route_at as due from crm.lead
    where routing_status = 'QUEUED' and route_at <= at order by route_at limit most)`,
  `(select organization_id, lead_id, accept_due_at from crm.assignment
    where ended_at is null and accepted_at is null and accept_due_at <= at order by accept_due_at limit most)`,
  `(select organization_id, lead_id, contact_due_at from crm.assignment
    where ended_at is null and accepted_at is not null and first_contacted_at is null
      and contact_due_at <= at order by contact_due_at limit most)`,
  `(select organization_id, id, pond_check_at from crm.lead
    where routing_status = 'POND' and pond_check_at <= at order by pond_check_at limit most)`,
  `(select s.organization_id, s.lead_id, s.assigned_at from crm.agent a
     join crm.assignment s on s.organization_id = a.organization_id and s.agent_id = a.id and s.ended_at is null
    where a.status in ('LEFT', 'SUSPENDED') and a.open_count > 0 order by s.assigned_at limit most)`,
];
const REMINDERS = `(select organization_id, lead_id, due_at from crm.lead_task
  where status = 'OPEN' and reminded_at is null and due_at <= at order by due_at limit most)`;

/** What an agent means to do about a lead, by when. The agent who has the lead is reminded once, when it is due. */
export class AddLeadTasks extends Migration {
  override up(): void {
    this.addSql(`create table crm.lead_task (
      id uuid primary key,
      organization_id uuid not null,
      lead_id uuid not null references crm.lead,
      title text not null,
      due_at timestamptz not null,
      status text not null default 'OPEN' check (status in ('OPEN', 'DONE', 'CANCELLED')),
      created_by uuid not null,
      created_at timestamptz not null,
      closed_at timestamptz,
      reminded_at timestamptz
    )`);
    this.addSql(`create index lead_task_by_lead on crm.lead_task (lead_id, due_at, id)`);
    this.addSql(`create index lead_task_to_remind on crm.lead_task (due_at)
      where status = 'OPEN' and reminded_at is null`);
    for (const statement of tenantOwned('crm.lead_task')) this.addSql(statement);
    this.addSql(readableByOwner('crm.lead_task'));
    this.addSql(dueLeads([...DEADLINES, REMINDERS]));
    this.addSql(`create index site_visit_by_agent on crm.site_visit (organization_id, agent_id, scheduled_for)
      where status in ('REQUESTED', 'SCHEDULED')`);
  }

  override down(): void {
    this.addSql(`drop index crm.site_visit_by_agent`);
    this.addSql(dueLeads(DEADLINES));
    this.addSql(`drop table crm.lead_task`);
  }
}
