import type { QuotaMetric, Quotas } from '@propmubi/domain';
import {
  type CountedUsage,
  type Database,
  type GatewayLimits,
  type Logger,
  publishLimits,
  query,
  readUsage,
  settleUsage,
  sql,
  systemViewer,
  type RedisClient,
} from '@propmubi/runtime';
import { countUsage } from './count-usage.js';

/** Organizations that are read at once. */
const BATCH = 200;

export interface UsageCollector {
  database: Database;
  redis: RedisClient;
  quotas: Quotas;
  now: () => Date;
  logger: Pick<Logger, 'warn'>;
}

/**
 * Takes what the gateway counted in Redis into the ledger. Several processes may do so at once: a counter is taken as a whole,
 * and adds what it grew by since it was taken last. Returns how many organizations had used something.
 */
export async function collectUsage(collector: UsageCollector): Promise<number> {
  let taken = 0;
  for (let after = '0'; ;) {
    const usage = await readUsage(collector.redis, after, BATCH);
    const settled: CountedUsage[] = [];
    for (const one of usage) {
      try {
        await takeUsage(collector, one);
        settled.push(one);
      } catch (error) {
        // It stays, and is taken with the next run; the others are not to wait for it.
        collector.logger.warn({ err: error, organizationId: one.organizationId }, 'usage could not be taken');
      }
    }
    await settleUsage(collector.redis, settled);
    taken += settled.length;
    if (usage.length < BATCH) return taken;
    after = usage.at(-1)?.version ?? after;
  }
}

async function takeUsage(
  { database, quotas, now }: UsageCollector,
  { organizationId, day, requests, cost, sockets, generation }: CountedUsage,
): Promise<void> {
  const usage = { organizationId, day, at: now() };
  await database.scope(systemViewer(organizationId)).write(async (em) => {
    await countUsage(em, quotas, { ...usage, metric: 'REQUESTS', amount: requests }, { generation });
    await countUsage(em, quotas, { ...usage, metric: 'COST', amount: cost }, { generation });
    await countUsage(em, quotas, { ...usage, metric: 'SOCKETS', amount: sockets }, 'PEAK');
  });
}

/** Gives the gateway the limits of all organizations: the defaults, and what differs. */
export async function publishQuotas({
  database,
  redis,
  quotas,
}: Pick<UsageCollector, 'database' | 'redis' | 'quotas'>): Promise<void> {
  const scope = database.scope(systemViewer(null));
  const rows = await scope
    .read((em) =>
      query(
        em,
        sql<{ organization_id: string; metric: QuotaMetric; amount: number }>`
          select organization_id, metric, amount::float8 as amount from identity.quota_overrides()`,
      ),
    )
    .finally(() => scope.close());
  const overrides = Map.groupBy(rows, ({ organization_id: organizationId }) => organizationId);
  await publishLimits(
    redis,
    limitsOf(quotas),
    new Map(
      [...overrides].map(([organizationId, own]) => [
        organizationId,
        limitsOf({ ...quotas, ...Object.fromEntries(own.map(({ metric, amount }) => [metric, amount])) }),
      ]),
    ),
  );
}

function limitsOf({ REQUESTS, COST, SOCKETS }: Quotas): GatewayLimits {
  return { requests: REQUESTS, cost: COST, sockets: SOCKETS };
}
