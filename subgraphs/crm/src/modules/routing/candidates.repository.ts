import { calendarDay } from '@propmubi/domain';
import { type EntityManager, pgArray, query, type RawBuilder, sql } from '@propmubi/runtime';
import type { Candidate } from './match.js';
import { clockInIst } from '../settings/working-hours.js';

export interface CandidateQuery {
  organizationId: string;
  now: Date;
  projectId: string | null;
  /** Only these; empty means everyone. */
  agentIds?: readonly string[];
  /** Agents who already missed a deadline on this lead. */
  excluded: readonly string[];
  /** False for a claim or a manager's choice: an agent may take a lead outside their shift if they want it. */
  onShiftOnly: boolean;
}

export interface CandidateRow {
  id: string;
  languages: string[];
  locality_ids: string[];
  project_ids: string[];
  budget_min: number | null;
  budget_max: number | null;
  lower_bound: number | null;
  open_count: number;
  open_cap: number;
  listings: number;
}

/**
 * Agents of the brokerage who may take a lead now: licensed, not paused, on shift (IST), under the daily and the open
 * cap (domain.md, lead routing 2). Read under the routing lock, or the caps are only a guess.
 */
export async function eligibleAgents(em: EntityManager, asked: CandidateQuery): Promise<Candidate[]> {
  return candidatesOf(await query(em, eligibleAgentsQuery(asked)));
}

/** The statement, for who sends it together with the one that takes the lock. */
export function eligibleAgentsQuery({
  organizationId,
  now,
  projectId,
  agentIds = [],
  excluded,
  onShiftOnly,
}: CandidateQuery): RawBuilder<CandidateRow> {
  const { minute, weekday } = clockInIst(now);
  const day = calendarDay(now);
  return sql<CandidateRow>`
      select a.id, a.languages, a.locality_ids, a.project_ids, a.budget_min::float8 as budget_min,
             a.budget_max::float8 as budget_max, t.lower_bound, a.open_count,
             coalesce(a.open_cap, s.open_cap) as open_cap, coalesce(l.listings, 0)::int as listings
        from crm.agent a
        join crm.organization_settings s on s.organization_id = a.organization_id
        left join crm.agent_trust t on t.agent_id = a.id
        left join (select agent_id, count(*) as listings from crm.listing
                    where organization_id = ${organizationId} and project_id = ${projectId} and published
                    group by agent_id) l on l.agent_id = a.id
       where a.organization_id = ${organizationId}
         and a.status = 'ACTIVE' and (a.paused_until is null or a.paused_until <= ${now})
         and a.licensed and (a.licence_expires_on is null or a.licence_expires_on >= ${day}::date)
         and a.open_count < coalesce(a.open_cap, s.open_cap)
         and case when a.assigned_on = ${day}::date then a.assigned_today else 0 end
             < coalesce(a.daily_cap, s.daily_cap)
         and (cardinality(${pgArray(agentIds)}::uuid[]) = 0 or a.id = any (${pgArray(agentIds)}::uuid[]))
         and not (a.id = any (${pgArray(excluded)}::uuid[]))
         and (not ${onShiftOnly}::boolean or ${onShift(weekday, minute)})
       order by a.id`;
}

export function candidatesOf(rows: readonly CandidateRow[]): Candidate[] {
  return rows.map((row) => ({
    agentId: row.id,
    languages: row.languages,
    localityIds: row.locality_ids,
    projectIds: row.project_ids,
    budgetMin: row.budget_min,
    budgetMax: row.budget_max,
    listingsInProject: row.listings,
    trustLowerBound: row.lower_bound,
    openLeads: row.open_count,
    openCap: row.open_cap,
  }));
}

/** The shift contains the minute; one that ends before it starts goes over midnight. */
function onShift(weekday: number, minute: number) {
  return sql`(${weekday} = any (a.shift_days) and case
    when a.shift_start_minute < a.shift_end_minute then ${minute} >= a.shift_start_minute and ${minute} < a.shift_end_minute
    else ${minute} >= a.shift_start_minute or ${minute} < a.shift_end_minute end)`;
}
