import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { repositoryRoot } from '../repository.js';

/** What Prometheus, Alertmanager and Grafana read in operation. */
export const OBSERVABILITY = join(repositoryRoot, 'deploy/observability');

export interface Target {
  service: string;
  /** `host:port` */
  address: string;
}

interface PrometheusConfig {
  global: object;
  rule_files: string[];
  alerting: { alertmanagers: object[] };
  scrape_configs: {
    job_name: string;
    authorization?: { credentials_file: string };
    file_sd_configs: { files: string[] }[];
  }[];
}

interface PrometheusFacts {
  targets: readonly Target[];
  alertmanagerPort: number;
  everySeconds: number;
  /** Of the gateway. */
  metricsToken: string;
}

/** Prometheus' configuration of deploy/observability, with what differs on one machine: addresses, files, and how often. */
export function writePrometheusConfig(
  folder: string,
  { targets, alertmanagerPort, everySeconds, metricsToken }: PrometheusFacts,
): string {
  const config = parse(readFileSync(join(OBSERVABILITY, 'prometheus.yml'), 'utf8')) as PrometheusConfig;
  config.global = { scrape_interval: `${everySeconds}s`, evaluation_interval: `${everySeconds}s` };
  config.rule_files = config.rule_files.map((file) => join(OBSERVABILITY, file));
  config.alerting.alertmanagers = [{ static_configs: [{ targets: [`127.0.0.1:${alertmanagerPort}`] }] }];
  const tokenFile = join(folder, 'token');
  writeFileSync(tokenFile, metricsToken, { mode: 0o600 });
  for (const job of config.scrape_configs) {
    if (job.authorization) job.authorization.credentials_file = tokenFile;
    const ofJob = targets.filter(({ service }) => (service === 'gateway') === (job.job_name === 'gateway'));
    const given = ofJob.map(({ service, address }) => ({ labels: { service }, targets: [address] }));
    const file = join(folder, job.file_sd_configs[0]?.files[0] as string);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, stringify(given));
  }
  const file = join(folder, 'prometheus.yml');
  writeFileSync(file, stringify(config));
  return file;
}

/** Alertmanager's, whose receivers keep their names; each posts to this machine instead. */
export function writeAlertmanagerConfig(folder: string, receiverPort: number): string {
  const config = parse(readFileSync(join(OBSERVABILITY, 'alertmanager.yml'), 'utf8')) as {
    global: object;
    receivers: { name: string }[];
  };
  config.global = {};
  const receivers = config.receivers.map(({ name }) => ({
    name,
    webhook_configs: [{ url: `http://127.0.0.1:${receiverPort}/${name}` }],
  }));
  const file = join(folder, 'alertmanager.yml');
  writeFileSync(file, stringify({ ...config, receivers }));
  return file;
}
