import { QUOTA_METRICS, type QuotaMetric, type Quotas, startOfDay } from '@propmubi/domain';
import {
  type EntityManager,
  execute,
  keyset,
  type Page,
  query,
  type SortOrder,
  sql,
} from '@propmubi/runtime';
import type { OrganizationQuota, OrganizationUsage } from './quota.types.js';

/** For how many days usage is kept. */
export const USAGE_DAYS = 400;
const DAY_MS = 24 * 60 * 60 * 1000;
const NEWEST_FIRST: SortOrder = { columns: [['day', 'date']], direction: 'desc' };

interface UsageRow {
  day: string;
  metric: QuotaMetric | null;
  used: number | null;
  quota: number | null;
}

/**
 * A page of days with what the organization of the transaction used on each; one statement whatever the page size. A day on
 * which nothing was counted is there, too; what is kept stays as it was the day before.
 */
export async function findUsage(
  em: EntityManager,
  organizationId: string,
  today: string,
  quotas: Quotas,
  page: Page,
): Promise<OrganizationUsage[]> {
  const { within, orderBy, limit } = keyset(page, NEWEST_FIRST);
  const conditions = within.length === 0 ? sql`true` : sql.join(within, sql` and `);
  const rows = await query(
    em,
    sql<UsageRow>`
      with page as (
        select day from (
          select generate_series(
                   greatest((created_at at time zone 'Asia/Kolkata')::date, ${today}::date - ${USAGE_DAYS - 1}::int),
                   ${today}::date, interval '1 day')::date as day
            from identity.organization where id = ${organizationId}::uuid) days
         where ${conditions} order by ${orderBy} limit ${limit})
      select page.day::text as day, u.metric, u.used::float8 as used, u.quota::float8 as quota
        from page left join lateral (
          select metric, sum(used) as used, max(quota) as quota from (
            select metric, used, quota from identity.organization_usage
             where organization_id = ${organizationId}::uuid and day = page.day and metric <> 'STORAGE'
            union all
            select metric, amount, null from identity.noted_usage
             where organization_id = ${organizationId}::uuid and day = page.day) counted
           group by metric
          union all (
            select metric, used, quota from identity.organization_usage
             where organization_id = ${organizationId}::uuid and day <= page.day and metric = 'STORAGE'
             order by day desc limit 1)) u on true
       order by ${orderBy}`,
  );
  const byDay = Map.groupBy(rows, ({ day }) => day);
  return [...byDay].map(([day, used]) => ({
    day,
    quotas: QUOTA_METRICS.map((metric) => {
      const row = used.find((one) => one.metric === metric);
      // Of today the quota that holds now; of a day that is over, the one that held then.
      const limitThen = day === today ? quotas[metric] : (row?.quota ?? quotas[metric]);
      return quotaOf(metric, row?.used ?? 0, limitThen, day);
    }),
  }));
}

export function quotaOf(metric: QuotaMetric, used: number, limit: number, day: string): OrganizationQuota {
  const isByDay = metric !== 'SOCKETS' && metric !== 'STORAGE';
  return {
    metric,
    used,
    limit,
    share: limit === 0 ? 1 : used / limit,
    resetsAt: isByDay ? new Date(startOfDay(day).getTime() + DAY_MS) : null,
  };
}

/** What the organization of the transaction may use. */
export async function readQuotas(
  em: EntityManager,
  organizationId: string,
  defaults: Quotas,
): Promise<Quotas> {
  const rows = await query(
    em,
    sql<{ metric: QuotaMetric; amount: number }>`
      select metric, amount::float8 as amount from identity.organization_quota
       where organization_id = ${organizationId}::uuid`,
  );
  return { ...defaults, ...Object.fromEntries(rows.map(({ metric, amount }) => [metric, amount])) };
}

/** Null: the default again. */
export async function writeQuota(
  em: EntityManager,
  {
    organizationId,
    metric,
    limit,
    at,
  }: { organizationId: string; metric: QuotaMetric; limit: number | null; at: Date },
): Promise<void> {
  await execute(
    em,
    limit === null
      ? sql`delete from identity.organization_quota
             where organization_id = ${organizationId}::uuid and metric = ${metric}`
      : sql`insert into identity.organization_quota (organization_id, metric, amount, set_at)
            values (${organizationId}::uuid, ${metric}, ${limit}::bigint, ${at}::timestamptz)
            on conflict (organization_id, metric) do update set amount = excluded.amount, set_at = excluded.set_at`,
  );
}
