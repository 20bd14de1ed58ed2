import type { QuotaMetric, Quotas } from '@propmubi/domain';
import { type Database, type EntityManager, type Logger, query, sql, systemViewer } from '@propmubi/runtime';
import { countUsage } from './count-usage.js';

/** Organizations of one run; the next one takes those that are left. */
const BATCH = 500;

export interface UsageFolder {
  database: Database;
  quotas: Quotas;
  logger: Pick<Logger, 'warn'>;
}

interface NotedUsage {
  day: string;
  metric: QuotaMetric;
  amount: number;
  at: string;
}

/**
 * Adds what was noted to what is counted, an organization at a time, and announces the levels that it reaches. Several processes
 * may do so at once: a note is removed in the transaction that adds it. Returns how many organizations had some.
 */
export async function foldUsage({ database, quotas, logger }: UsageFolder): Promise<number> {
  const scope = database.scope(systemViewer(null));
  const rows = await scope
    .read((em) =>
      query(
        em,
        sql<{ organization_id: string }>`
          select organization_id from identity.organizations_with_noted_usage(${BATCH}::integer)`,
      ),
    )
    .finally(() => scope.close());
  for (const { organization_id: organizationId } of rows) {
    try {
      await database.scope(systemViewer(organizationId)).write((em) => fold(em, quotas, organizationId));
    } catch (error) {
      // It stays noted for the next run; the others are not to wait for it.
      logger.warn({ err: error, organizationId }, 'usage could not be added up');
    }
  }
  return rows.length;
}

async function fold(em: EntityManager, quotas: Quotas, organizationId: string): Promise<void> {
  const noted = await query(
    em,
    sql<NotedUsage>`
      with taken as (
        delete from identity.noted_usage where organization_id = ${organizationId}::uuid
        returning day, metric, amount, noted_at)
      select day::text as day, metric, sum(amount)::float8 as amount, max(noted_at) as at
        from taken group by day, metric order by day, metric`,
  );
  for (const { at, ...usage } of noted)
    await countUsage(em, quotas, { ...usage, organizationId, at: new Date(at) });
}
