import {
  newId,
  recordEvent,
  systemViewer,
  type Database,
  type LimitState,
  type Logger,
  type RedisClient,
} from '@propmubi/runtime';
import type { OtpMetrics } from './otp-metrics.js';

/** Share of the whole budget that may be left before operators are alerted. */
const ALERT_BELOW = 0.2;

export interface OtpAlertDependencies {
  redis: RedisClient;
  metrics: OtpMetrics;
  logger: Logger;
  database: () => Database;
  now: () => number;
}

/** Reports that the whole budget for codes runs out: a metric, a log line and, once a window, an event. */
export function createOtpAlert({ redis, metrics, logger, database, now }: OtpAlertDependencies) {
  async function report(limit: string, windowSeconds: number, remaining: number): Promise<void> {
    metrics.alert(limit);
    const first = await redis.set(`identity:otp:alert:${limit}`, '1', 'EX', windowSeconds, 'NX');
    if (first !== 'OK') return;
    logger.error(
      { alert: 'OTP_BUDGET_EXHAUSTED', limit, remaining },
      'the budget for one-time passwords runs out',
    );
    const scope = database().scope(systemViewer(null));
    await scope.write((em) =>
      recordEvent(em, {
        type: 'OtpBudgetExhausted',
        organizationId: null,
        data: { alertId: newId(), limit, windowSeconds, remaining, at: new Date(now()).toISOString() },
      }),
    );
  }
  return {
    /** Looks at what is left of the whole budget. An alert that fails is logged; the code goes out. */
    async watch(states: readonly LimitState[]): Promise<void> {
      for (const { name, points, remaining, windowSeconds } of states) {
        if (!name.startsWith('otp-total-') || remaining >= points * ALERT_BELOW) continue;
        await report(name, windowSeconds, remaining).catch((error: unknown) =>
          logger.error({ err: error }, 'an alert about one-time passwords could not be recorded'),
        );
      }
    },
  };
}

export type OtpAlert = ReturnType<typeof createOtpAlert>;
