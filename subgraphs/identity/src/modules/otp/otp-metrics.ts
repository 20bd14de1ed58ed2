import { Counter, type Registry } from 'prom-client';

export type OtpOutcome = 'sent' | 'refused' | 'challenged';

/** How many codes were sent, refused and challenged, and how often the whole budget ran low. */
export function createOtpMetrics() {
  const codes = new Counter({
    name: 'propmubi_otp_codes_total',
    help: 'One-time passwords asked for, by what became of them and by the limit that refused',
    labelNames: ['outcome', 'limit'],
    registers: [],
  });
  const alerts = new Counter({
    name: 'propmubi_otp_budget_alerts_total',
    help: 'Requests that found less than a fifth of the whole budget for one-time passwords',
    labelNames: ['limit'],
    registers: [],
  });
  return {
    code: (outcome: OtpOutcome, limit = '') => codes.inc({ outcome, limit }),
    alert: (limit: string) => alerts.inc({ limit }),
    register(registry: Registry): void {
      for (const metric of [codes, alerts]) registry.registerMetric(metric);
    },
  };
}

export type OtpMetrics = ReturnType<typeof createOtpMetrics>;
