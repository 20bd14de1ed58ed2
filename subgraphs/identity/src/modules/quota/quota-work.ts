import { calendarDay } from '@propmubi/domain';
import { type Database, execute, type Logger, runPeriodically, sql, systemViewer } from '@propmubi/runtime';
import { USAGE_DAYS } from './quota.repository.js';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

export interface QuotaWork {
  /** Removes usage and alerts that are older than they are kept; hourly by itself. */
  dropOldUsage(): Promise<void>;
  stop(): Promise<void>;
}

/** What is done about quotas by the clock. */
export function createQuotaWork(database: () => Database, now: () => number, logger: Logger): QuotaWork {
  const dropOldUsage = async () => {
    const before = calendarDay(new Date(now() - USAGE_DAYS * DAY_MS));
    const scope = database().scope(systemViewer(null));
    await scope.write((em) => execute(em, sql`select identity.trim_usage(${before}::date)`));
  };
  const work = runPeriodically('dropping old usage', dropOldUsage, HOUR_MS, logger);
  return { dropOldUsage, stop: () => work.stop() };
}
