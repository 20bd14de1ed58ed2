import { Counter, Gauge, type Registry } from 'prom-client';

/** Whether scores keep up: how many wait, how many were computed, and runs that failed, which are tried again. */
export function createRecomputeMetrics(waiting: () => Promise<number>) {
  const computed = new Counter({
    name: 'propmubi_trust_scores_computed_total',
    help: 'Trust scores that were computed',
    registers: [],
  });
  const failures = new Counter({
    name: 'propmubi_trust_recompute_failures_total',
    help: 'Runs of the recomputation of trust scores that failed; scores wait meanwhile',
    registers: [],
  });
  const pending = new Gauge({
    name: 'propmubi_trust_scores_waiting',
    help: 'Trust scores that wait to be computed; NaN where Postgres does not say',
    registers: [],
    async collect() {
      this.set(await waiting().catch(() => Number.NaN));
    },
  });
  return {
    computed: (count: number) => computed.inc(count),
    failed: () => failures.inc(),
    register(registry: Registry): void {
      for (const metric of [computed, failures, pending]) registry.registerMetric(metric);
    },
  };
}

export type RecomputeMetrics = ReturnType<typeof createRecomputeMetrics>;
