import { calendarDay, startOfDay } from '@propmubi/domain';
import { ForbiddenError, query, sql } from '@propmubi/runtime';
import type { CrmContext } from '../../context.js';
import { Lead } from '../lead/lead.entity.js';
import { isAgent } from '../lead/lead.policy.js';
import { LeadTask } from '../task/lead-task.entity.js';
import { SiteVisit } from '../visit/site-visit.entity.js';
import type { MyDay } from './my-day.types.js';

const MOST = 100;
const DAY_MS = 86_400_000;

/** The viewer's own day as an agent; `on` defaults to today in India. @throws ForbiddenError NOT_A_BROKERAGE_AGENT */
export async function myDay({ db, viewer, now }: CrmContext, on?: string | null): Promise<MyDay> {
  if (!isAgent(viewer)) {
    throw new ForbiddenError('Only agents of a brokerage have a day.', { code: 'NOT_A_BROKERAGE_AGENT' });
  }
  const date = on ?? calendarDay(now());
  const start = startOfDay(date);
  const end = new Date(start.getTime() + DAY_MS);
  const { organizationId, agentId } = viewer;
  const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);
  return db.read(async (em) => {
    const open = await query(
      em,
      sql<{ id: string; accepted: boolean }>`
        select lead_id as id, accepted_at is not null as accepted from crm.assignment
         where organization_id = ${organizationId} and agent_id = ${agentId} and ended_at is null
           and first_contacted_at is null
         order by coalesce(case when accepted_at is null then accept_due_at else contact_due_at end, assigned_at), id
         limit ${2 * MOST}`,
    );
    const tasks = await query(
      em,
      sql<{ id: string }>`
        select t.id from crm.assignment a join crm.lead_task t on t.lead_id = a.lead_id
         where a.organization_id = ${organizationId} and a.agent_id = ${agentId} and a.ended_at is null
           and t.status = 'OPEN' and t.due_at < ${end} order by t.due_at, t.id limit ${MOST}`,
    );
    // By who has the lead: a visit that was asked for in the pond, or of an agent before, is the present agent's to keep.
    const visits = await query(
      em,
      sql<{ id: string }>`
        select v.id from crm.lead l join crm.site_visit v on v.lead_id = l.id
         where l.organization_id = ${organizationId} and l.agent_id = ${agentId}
           and v.status in ('REQUESTED', 'SCHEDULED') and v.scheduled_for >= ${start} and v.scheduled_for < ${end}
         order by v.scheduled_for, v.id limit ${MOST}`,
    );
    const leads = inOrder(await em.find(Lead, { id: idsOf(open) }), idsOf(open));
    const accepted = new Set(idsOf(open.filter((row) => row.accepted)));
    return {
      date,
      toAccept: leads.filter(({ id }) => !accepted.has(id)).slice(0, MOST),
      toContact: leads.filter(({ id }) => accepted.has(id)).slice(0, MOST),
      visits: inOrder(await em.find(SiteVisit, { id: idsOf(visits) }), idsOf(visits)),
      tasks: inOrder(await em.find(LeadTask, { id: idsOf(tasks) }), idsOf(tasks)),
    };
  });
}

function inOrder<Row extends { id: string }>(rows: readonly Row[], ids: readonly string[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
