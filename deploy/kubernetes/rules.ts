import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IPrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import { parse } from 'yaml';

const FOLDER = join(import.meta.dirname, '../observability');

/** The rules that Prometheus reads elsewhere as files, as its operator takes them. */
export const prometheusRules = (): IPrometheusRule[] =>
  ['recording', 'alerts'].map((name) => ({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name },
    spec: parse(readFileSync(join(FOLDER, `${name}.rules.yml`), 'utf8')) as IPrometheusRule['spec'] & object,
  }));
