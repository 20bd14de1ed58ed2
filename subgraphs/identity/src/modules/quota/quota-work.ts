import { calendarDay, type Quotas } from '@propmubi/domain';
import {
  type Database,
  execute,
  type Logger,
  runPeriodically,
  sql,
  systemViewer,
  type RedisClient,
} from '@propmubi/runtime';
import type { IdentityContext } from '../../context.js';
import { collectUsage, publishQuotas } from './collect-usage.job.js';
import { foldUsage } from './fold-usage.job.js';
import { USAGE_DAYS } from './quota.repository.js';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const COLLECT_EVERY_MS = 10_000;
const FOLD_EVERY_MS = 5_000;

export interface QuotaWork {
  /** Takes what the gateway counted, and gives it the limits; every ten seconds by itself. Returns how many used something. */
  exchangeUsage(): Promise<number>;
  /** Adds up what was noted, and alerts; every five seconds by itself. Returns how many organizations had something. */
  foldUsage(): Promise<number>;
  /** Removes usage and alerts that are older than they are kept; hourly by itself. */
  dropOldUsage(): Promise<void>;
}

export interface QuotaWorkOptions {
  database: () => Database;
  redis: RedisClient;
  quotas: Quotas;
  now: () => number;
  logger: Logger;
}

/** What is done about quotas by the clock. */
export function createQuotaWork(
  options: QuotaWorkOptions,
): QuotaWork & { context: Pick<IdentityContext, 'quotas' | 'publishQuotas'>; stop(): Promise<void> } {
  const { now, logger } = options;
  const collector = () => ({ ...options, database: options.database(), now: () => new Date(now()) });
  const exchangeUsage = async () => {
    await publishQuotas(collector());
    return collectUsage(collector());
  };
  const fold = () => foldUsage(collector());
  const dropOldUsage = async () => {
    const before = calendarDay(new Date(now() - USAGE_DAYS * DAY_MS));
    const scope = options.database().scope(systemViewer(null));
    await scope.write((em) => execute(em, sql`select identity.trim_usage(${before}::date)`));
  };
  const work = [
    runPeriodically('exchanging usage with the gateway', exchangeUsage, COLLECT_EVERY_MS, logger),
    runPeriodically('adding usage up', fold, FOLD_EVERY_MS, logger),
    runPeriodically('dropping old usage', dropOldUsage, HOUR_MS, logger),
  ];
  return {
    context: {
      quotas: options.quotas,
      // Without Redis the gateway gets them with the next exchange.
      publishQuotas: () =>
        publishQuotas(collector()).catch((error: unknown) =>
          logger.warn({ err: error }, 'quotas could not be published'),
        ),
    },
    exchangeUsage,
    foldUsage: fold,
    dropOldUsage,
    async stop() {
      await Promise.all(work.map((one) => one.stop()));
    },
  };
}
