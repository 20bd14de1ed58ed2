import { startOfDay } from '@propmubi/domain';
import { ForbiddenError, InvalidInputError, query, type RawBuilder, sql } from '@propmubi/runtime';
import type { CrmContext } from '../../context.js';
import { isAgent, isManager } from '../lead/lead.policy.js';
import { LeadStatsGroup, type LeadStatsInput, type LeadStatsRow } from './lead-stats.types.js';

const DAY_MS = 86_400_000;
const MOST_DAYS = 366;
const MOST_ROWS = 500;

const KEYS: Record<LeadStatsGroup, RawBuilder<unknown>> = {
  ALL: sql`null::text`,
  AGENT: sql`l.agent_id::text`,
  STAGE: sql`l.stage`,
  SOURCE: sql`l.first_source`,
  DAY: sql`to_char(l.created_at at time zone 'Asia/Kolkata', 'YYYY-MM-DD')`,
  MONTH: sql`to_char(date_trunc('month', l.created_at at time zone 'Asia/Kolkata'), 'YYYY-MM-DD')`,
};

/**
 * Counts of the viewer's leads by first enquiry: a manager the brokerage's, an agent their own. One pass over the range
 * of an index, bounded by a year.
 * @throws InvalidInputError INVALID_PERIOD; ForbiddenError NOT_A_BROKERAGE_AGENT
 */
export async function leadStats(
  { db, viewer }: CrmContext,
  { from, to, groupBy }: LeadStatsInput,
): Promise<LeadStatsRow[]> {
  const [start, last] = [from, to].map(startOfDay) as [Date, Date];
  const end = new Date(last.getTime() + DAY_MS);
  const days = (end.getTime() - start.getTime()) / DAY_MS;
  if (days < 1 || days > MOST_DAYS) {
    throw new InvalidInputError('A period has 1 to 366 days.', { code: 'INVALID_PERIOD' });
  }
  if (!isManager(viewer) && !isAgent(viewer)) {
    throw new ForbiddenError('Only members of a brokerage count its leads.', {
      code: 'NOT_A_BROKERAGE_AGENT',
    });
  }
  const own = isManager(viewer) ? sql`true` : sql`l.agent_id = ${viewer.agentId}`;
  const byTime = groupBy === LeadStatsGroup.DAY || groupBy === LeadStatsGroup.MONTH;
  const median = (column: string) =>
    sql`percentile_cont(0.5) within group (order by extract(epoch from ${sql.ref(column)} - l.created_at))`;
  const rows = await db.read((em) =>
    query(
      em,
      sql<Omit<LeadStatsRow, 'groupBy'>>`
        select ${KEYS[groupBy]} as key, count(*)::int as leads, count(l.accepted_at)::int as accepted,
               count(l.first_contacted_at)::int as contacted,
               count(*) filter (where exists (
                 select from crm.site_visit v where v.lead_id = l.id and v.status = 'DONE'))::int as visited,
               count(*) filter (where l.stage = 'BOOKED')::int as booked,
               count(*) filter (where l.stage in ('LOST', 'UNQUALIFIED'))::int as closed,
               count(*) filter (where l.misses = 0)::int as "slaKept",
               coalesce(sum(l.misses), 0)::int as "slaBreaches",
               ${median('l.accepted_at')} as "medianSecondsToAccept",
               ${median('l.first_contacted_at')} as "medianSecondsToContact"
          from crm.lead l
         where l.organization_id = ${viewer.organizationId} and ${own}
           and l.created_at >= ${start} and l.created_at < ${end}
         group by 1 order by ${byTime ? sql`1` : sql`2 desc, 1`} limit ${MOST_ROWS}`,
    ),
  );
  return rows.map((row) => ({ ...row, groupBy }));
}
