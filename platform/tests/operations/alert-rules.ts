import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { OBSERVABILITY } from '../../src/monitoring/configuration.js';
import { seriesIn } from './promql.js';

export { OBSERVABILITY };

interface Rule {
  alert?: string;
  record?: string;
  expr: string;
  labels?: { severity?: string };
  annotations?: { summary?: string; runbook?: string };
}

export interface AlertRule extends Rule {
  alert: string;
}

/** Made by Prometheus itself. */
const OF_PROMETHEUS = new Set(['up', 'ALERTS']);
/** A histogram or summary is exported by its name, and read by that of its parts. */
const PARTS = /_(?:bucket|count|sum)$/;

export function alertRules(): AlertRule[] {
  return rulesOf('alerts.rules.yml').filter((rule): rule is AlertRule => rule.alert !== undefined);
}

/** What recording rules make, and Prometheus itself. */
export function recordedSeries(): Set<string> {
  return new Set([...rulesOf('recording.rules.yml').map(({ record }) => record as string), ...OF_PROMETHEUS]);
}

/** Every series that rules read and no rule records. */
export function seriesThatRulesRead(): string[] {
  const rules = [...rulesOf('alerts.rules.yml'), ...rulesOf('recording.rules.yml')];
  const recorded = recordedSeries();
  const read = rules.flatMap(({ expr }) => seriesIn(expr));
  return [...new Set(read)].filter((name) => !recorded.has(name)).sort();
}

/** Names among `series` that a process which exports `metrics` (Prometheus' text) does not have. */
export function unexported(series: readonly string[], metrics: string): string[] {
  const types = new Map(
    [...metrics.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, type]) => [name as string, type as string]),
  );
  return series.filter((name) => {
    if (types.has(name)) return false;
    const whole = types.get(name.replace(PARTS, ''));
    return !(PARTS.test(name) && (whole === 'histogram' || whole === 'summary'));
  });
}

function rulesOf(file: string): Rule[] {
  const { groups } = parse(readFileSync(join(OBSERVABILITY, file), 'utf8')) as {
    groups: { rules: Rule[] }[];
  };
  return groups.flatMap(({ rules }) => rules);
}
