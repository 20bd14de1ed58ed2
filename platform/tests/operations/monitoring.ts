import { createServer, type Server } from 'node:http';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pickPort, startOwnedProcess } from '@propmubi/dev-services';
import { type DebianTools, until } from '@propmubi/testkit';
import { parse, stringify } from 'yaml';
import { OBSERVABILITY } from './alert-rules.js';

export interface Target {
  service: string;
  /** `host:port` */
  address: string;
}

export interface Told {
  receiver: string;
  status: 'firing' | 'resolved';
  alertname: string;
  labels: Record<string, string>;
}

/** Prometheus and Alertmanager with the rules and routes of deploy/observability. */
export interface Monitoring extends AsyncDisposable {
  prometheus: string;
  /** What the receivers of Alertmanager were told, in order. */
  told: Told[];
  /** Prometheus' answer to an instant query. */
  query(expression: string): Promise<{ metric: Record<string, string>; value: [number, string] }[]>;
}

/** Only what differs on one machine is changed: addresses, the scrape interval, and where receivers are. */
export async function startMonitoring(tools: DebianTools, targets: readonly Target[]): Promise<Monitoring> {
  const opened = new AsyncDisposableStack();
  try {
    const folder = mkdtempSync(join(tmpdir(), 'propmubi-monitoring-'));
    opened.defer(() => rmSync(folder, { recursive: true, force: true }));
    const told: Told[] = [];
    const receivers = await listen(told);
    opened.defer(async () => {
      receivers.closeAllConnections();
      await new Promise<void>((resolve) => void receivers.close(() => resolve()));
    });
    const ports = {
      prometheus: await pickPort(undefined, 'Prometheus'),
      alertmanager: await pickPort(undefined, 'Alertmanager'),
    };
    writeFileSync(
      join(folder, 'alertmanager.yml'),
      alertmanagerConfig((receivers.address() as AddressInfo).port),
    );
    writePrometheusConfig(folder, targets, ports.alertmanager);
    const start = async (program: string, args: string[], ready: string) => {
      const logFile = join(folder, `${program}.log`);
      const process = await startOwnedProcess({
        command: tools.path(program),
        args,
        cwd: folder,
        logFile,
        stopSignal: 'SIGTERM',
      });
      opened.defer(() => process.stop());
      const isReady = () => {
        if (!process.running)
          throw new Error(`${program} ended:\n${readFileSync(logFile, 'utf8').slice(-2_000)}`);
        return fetch(ready).then(
          ({ ok }) => ok,
          () => false,
        );
      };
      await until(isReady, { timeoutMs: 30_000, everyMs: 100, what: `${program} starting` });
    };
    const prometheus = `http://127.0.0.1:${ports.prometheus}`;
    await start(
      'prometheus-alertmanager',
      [
        `--config.file=${join(folder, 'alertmanager.yml')}`,
        `--storage.path=${join(folder, 'alertmanager')}`,
        `--web.listen-address=127.0.0.1:${ports.alertmanager}`,
        '--cluster.listen-address=',
      ],
      `http://127.0.0.1:${ports.alertmanager}/-/ready`,
    );
    await start(
      'prometheus',
      [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'series')}`,
        `--web.listen-address=127.0.0.1:${ports.prometheus}`,
      ],
      `${prometheus}/-/ready`,
    );
    const stack = opened.move();
    return {
      prometheus,
      told,
      async query(expression) {
        const answer = await fetch(
          `${prometheus}/api/v1/query?${new URLSearchParams({ query: expression })}`,
        );
        const { status, data, error } = (await answer.json()) as {
          status: string;
          error?: string;
          data: { result: Awaited<ReturnType<Monitoring['query']>> };
        };
        if (status !== 'success') throw new Error(`Prometheus refuses ${expression}: ${error}`);
        return data.result;
      },
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

function writePrometheusConfig(folder: string, targets: readonly Target[], alertmanagerPort: number): void {
  const config = parse(readFileSync(join(OBSERVABILITY, 'prometheus.yml'), 'utf8')) as PrometheusConfig;
  config.global = { scrape_interval: '1s', evaluation_interval: '1s' };
  config.rule_files = config.rule_files.map((file) => join(OBSERVABILITY, file));
  config.alerting.alertmanagers = [{ static_configs: [{ targets: [`127.0.0.1:${alertmanagerPort}`] }] }];
  writeFileSync(join(folder, 'token'), 'unused: the gateway trusts this machine');
  mkdirSync(join(folder, 'targets'));
  for (const job of config.scrape_configs) {
    if (job.authorization) job.authorization.credentials_file = join(folder, 'token');
    const ofJob = targets.filter(({ service }) => (service === 'gateway') === (job.job_name === 'gateway'));
    const [file] = job.file_sd_configs[0]?.files ?? [];
    const given = ofJob.map(({ service, address }) => ({ labels: { service }, targets: [address] }));
    writeFileSync(join(folder, file as string), stringify(given));
  }
  writeFileSync(join(folder, 'prometheus.yml'), stringify(config));
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

/** The receivers keep their names; each posts to this machine instead. */
function alertmanagerConfig(port: number): string {
  const config = parse(readFileSync(join(OBSERVABILITY, 'alertmanager.yml'), 'utf8')) as {
    global: object;
    receivers: { name: string }[];
  };
  config.global = {};
  const url = (name: string) => `http://127.0.0.1:${port}/${name}`;
  return stringify({
    ...config,
    receivers: config.receivers.map(({ name }) => ({ name, webhook_configs: [{ url: url(name) }] })),
  });
}

async function listen(told: Told[]): Promise<Server> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { alerts } = JSON.parse(Buffer.concat(chunks).toString()) as {
        alerts: { status: Told['status']; labels: Record<string, string> }[];
      };
      for (const { status, labels } of alerts) {
        told.push({
          receiver: (request.url as string).slice(1),
          status,
          alertname: labels['alertname'] as string,
          labels,
        });
      }
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
