import {
  type AuditedAct,
  BY_CLOCK,
  createLogger,
  type Database,
  type Logger,
  PLATFORM_CHAIN,
  query,
  recordActs,
  runPeriodically,
  sql,
  systemViewer,
} from '@propmubi/runtime';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { PersonalDataMap, RetentionRule } from './personal-data.js';

/** Rows of one transaction: a neglected table must not lock for minutes. */
const BATCH = 500;
const EVERY_MS = 3_600_000;

/** One of a kind in a process, in which several subgraphs may run. */
const ended = new Counter({
  name: 'propmubi_retention_rows_total',
  help: 'Rows whose personal data was removed because its time was over',
  labelNames: ['subgraph', 'rule'],
  registers: [],
});
const lastRun = new Gauge({
  name: 'propmubi_retention_last_run_timestamp_seconds',
  help: 'When a retention rule last ran to its end',
  labelNames: ['subgraph', 'rule'],
  registers: [],
});

/** What went is in the platform's trail by the rule and the number of rows: whose it was is not to be known any more. */
const actOf = (rule: string, rows: number): AuditedAct => ({
  action: 'RETENTION_APPLIED',
  organizationId: null,
  subjectType: 'RETENTION_RULE',
  subjectId: PLATFORM_CHAIN,
  after: { rule: rule.toUpperCase(), rows },
});

/** Rows by the name of the rule. */
export type RetentionCounts = Record<string, number>;

export interface RetentionJob {
  /** Removes what is past its time, a batch a transaction. Returns how many rows. */
  apply(): Promise<RetentionCounts>;
  /** How many rows `apply` would find now; changes nothing. */
  preview(): Promise<RetentionCounts>;
  registerMetrics(registry: Registry): void;
  stop(): Promise<void>;
}

export interface RetentionOptions {
  map: PersonalDataMap;
  database: () => Database;
  logger?: Logger;
  /** 0 leaves it to `apply`. */
  everyMs?: number;
}

/** Applies the retention rules of a subgraph, every hour by itself. Two processes at once take different rows. */
export function createRetentionJob({
  map: { schema, retention: rules },
  database,
  logger = createLogger(schema, 'info'),
  everyMs = EVERY_MS,
}: RetentionOptions): RetentionJob {
  const call = ({ name }: RetentionRule, dry: boolean) =>
    database()
      .scope(systemViewer(null))
      .write(async (em) => {
        const run = sql.ref(`${schema}.retain_${name}`);
        const [row] = await query(
          em,
          sql<{ rows: number }>`select ${run}(${BATCH}::integer, ${dry}::boolean) as rows`,
        );
        const rows = row?.rows ?? 0;
        if (!dry && rows > 0) await recordActs(em, BY_CLOCK, [actOf(name, rows)]);
        return rows;
      });
  const exhaust = async (rule: RetentionRule) => {
    let total = 0;
    for (let batch = BATCH; batch === BATCH;) {
      batch = await call(rule, false);
      total += batch;
      ended.inc({ subgraph: schema, rule: rule.name }, batch);
    }
    lastRun.set({ subgraph: schema, rule: rule.name }, Date.now() / 1_000);
    return total;
  };
  const each = async (work: (rule: RetentionRule) => Promise<number>) => {
    const counts: RetentionCounts = {};
    for (const rule of rules) counts[rule.name] = await work(rule);
    return counts;
  };
  const apply = async () => {
    const counts = await each(exhaust);
    if (Object.values(counts).some((rows) => rows > 0)) logger.info({ counts }, 'retention applied');
    return counts;
  };
  const periodic = runPeriodically('applying retention', apply, rules.length > 0 ? everyMs : 0, logger);
  return {
    apply,
    preview: () => each((rule) => call(rule, true)),
    registerMetrics(registry) {
      for (const metric of [ended, lastRun]) registry.registerMetric(metric as Counter);
    },
    stop: () => periodic.stop(),
  };
}
