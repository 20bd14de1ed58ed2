import type { QuotaMetric, Quotas } from '@propmubi/domain';
import { type EntityManager, execute, query, recordEvent, type RawBuilder, sql } from '@propmubi/runtime';

/** What an organization used of a metric. The transaction acts in its tenant. */
export interface Usage {
  organizationId: string;
  metric: QuotaMetric;
  /** The calendar day in India. */
  day: string;
  amount: number;
  at: Date;
}

/**
 * ADD: more of it. PEAK: the most at once, if it is more. LEVEL: as much as there is at `at`, unless a later one is known.
 * COUNTER: the whole of a counter that only grows; a counter that was lost begins again as another generation.
 */
export type CountedAs = 'ADD' | 'PEAK' | 'LEVEL' | { generation: string };

interface Counted {
  used: number;
  quota: number;
}

const ALERTED_AT = [80, 100] as const;

/** Counts usage whether it is within the quota or not, and announces the levels that it reaches. */
export async function countUsage(
  em: EntityManager,
  quotas: Quotas,
  usage: Usage,
  how: CountedAs = 'ADD',
): Promise<void> {
  const counted = await writeUsage(em, quotas, usage, how, ALWAYS);
  if (counted) await announceLevels(em, usage, counted);
}

/**
 * Notes usage that is counted within seconds (`foldUsage`) and shown at once. A row of its own: transactions that use something at
 * the same time do not wait for each other.
 */
export async function noteUsage(
  em: EntityManager,
  { organizationId, metric, day, amount, at }: Usage,
): Promise<void> {
  await execute(
    em,
    sql`insert into identity.noted_usage (organization_id, day, metric, amount, noted_at)
        values (${organizationId}::uuid, ${day}::date, ${metric}, ${amount}::bigint, ${at}::timestamptz)`,
  );
}

/** Counts usage that fits into the quota; false, and nothing is counted, when it does not. */
export async function takeUsage(em: EntityManager, quotas: Quotas, usage: Usage): Promise<boolean> {
  const counted = await writeUsage(em, quotas, usage, 'ADD', IF_IT_FITS);
  if (counted) await announceLevels(em, usage, counted);
  return counted !== undefined;
}

/** When the first usage of a day is written, and when more of it. */
interface Condition {
  first(amount: number): RawBuilder<unknown>;
  further: RawBuilder<unknown>;
}

const ALWAYS: Condition = { first: () => sql`true`, further: sql`true` };
const IF_IT_FITS: Condition = {
  first: (amount) => sql`coalesce(q.amount, d.amount) >= ${amount}::bigint`,
  further: sql`u.used + excluded.used <= excluded.quota`,
};

async function writeUsage(
  em: EntityManager,
  quotas: Quotas,
  { organizationId, metric, day, amount, at }: Usage,
  how: CountedAs,
  condition: Condition,
): Promise<Counted | undefined> {
  const generation = typeof how === 'object' ? how.generation : null;
  const [counted] = await query(
    em,
    sql<Counted>`
      insert into identity.organization_usage as u
        (organization_id, day, metric, used, quota, generation, counted, state_at)
      select ${organizationId}::uuid, ${day}::date, ${metric}, ${amount}::bigint, coalesce(q.amount, d.amount),
             ${generation}::text, ${amount}::bigint, ${at}::timestamptz
        from (select ${quotas[metric]}::bigint as amount) d
        left join identity.organization_quota q on q.organization_id = ${organizationId} and q.metric = ${metric}
       where ${condition.first(amount)}
      on conflict (organization_id, day, metric) do update
        set used = ${USED[typeof how === 'object' ? 'COUNTER' : how]}, quota = excluded.quota,
            counted = case when u.generation = excluded.generation then greatest(u.counted, excluded.counted)
                           else excluded.counted end,
            generation = excluded.generation, state_at = greatest(u.state_at, excluded.state_at)
        where ${condition.further}
      returning used::float8 as used, quota::float8 as quota`,
  );
  return counted;
}

const USED = {
  ADD: sql`u.used + excluded.used`,
  PEAK: sql`greatest(u.used, excluded.used)`,
  LEVEL: sql`case when excluded.state_at >= u.state_at then excluded.used else u.used end`,
  COUNTER: sql`u.used + case when u.generation = excluded.generation
    then greatest(excluded.counted - u.counted, 0) else excluded.counted end`,
};

/** Once for each level, metric and period, however often it is reached. */
async function announceLevels(em: EntityManager, usage: Usage, { used, quota }: Counted): Promise<void> {
  const { organizationId, metric, day, at } = usage;
  const period = periodOf(metric, day);
  for (const level of ALERTED_AT) {
    if (used === 0 || used * 100 < quota * level) continue;
    const isNew = await execute(
      em,
      sql`insert into identity.quota_alert (organization_id, metric, period, level)
          values (${organizationId}::uuid, ${metric}, ${period}::date, ${level}::smallint) on conflict do nothing`,
    );
    if (isNew === 0) continue;
    const reachedAt = at.toISOString();
    await recordEvent(em, {
      type: 'OrganizationQuotaReached',
      organizationId,
      data: { organizationId, metric, level, period, used, limit: quota, reachedAt },
    });
  }
}

/** What is kept stays from day to day: an alert of each month is enough. */
function periodOf(metric: QuotaMetric, day: string): string {
  return metric === 'STORAGE' ? `${day.slice(0, 7)}-01` : day;
}
