import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { debianTools } from '@propmubi/dev-services';
import { observedOf } from '../monitoring/observed.js';
import { LOCAL_PROMETHEUS } from '../monitoring/ports.js';
import type { Told } from '../monitoring/receiver.js';
import {
  type LocalMonitoring,
  MONITORING_PROGRAMS,
  startMonitoring,
} from '../monitoring/start-monitoring.js';
import { aborted, stopSignal } from '../shutdown.js';
import { bold, cyan, dim, green, print, printError, red } from '../terminal.js';

export interface ObserveOptions {
  gateway?: string;
  service?: string[];
  prometheusPort: number;
  alertmanagerPort: number;
  every: number;
  folder?: string;
}

/** Observes a running platform until it is asked to stop. Returns the exit code: 1 when Prometheus or Alertmanager ended by itself. */
export async function observe(options: ObserveOptions): Promise<number> {
  const { gateway, targets } = observedOf(options, process.env);
  const ports = { prometheus: options.prometheusPort, alertmanager: options.alertmanagerPort };
  for (const [name, value] of Object.entries({ ...ports, every: options.every }))
    if (!Number.isInteger(value) || value < 1 || value > 65_535) throw new Error(`${name} is no number.`);
  const signal = stopSignal();
  const tools = debianTools(MONITORING_PROGRAMS, (packages) =>
    print(dim(`  … installing ${packages.join(' and ')} with apt-get`)),
  );
  if (tools.missing)
    throw new Error(
      `Prometheus and Alertmanager are needed: ${tools.missing}. Put prometheus and prometheus-alertmanager on PATH.`,
    );
  const folder = options.folder ? resolve(options.folder) : mkdtempSync(join(tmpdir(), 'propmubi-observe-'));
  mkdirSync(folder, { recursive: true });
  try {
    await using monitoring = await startMonitoring({
      tools,
      folder,
      targets,
      ports,
      everySeconds: options.every,
      metricsToken: process.env['METRICS_TOKEN'],
      onTold: printTold,
    });
    announce(monitoring, { gateway, folder, services: targets.map(({ service }) => service) });
    const problem = await Promise.race([aborted(signal), monitoring.ended]);
    if (problem === undefined) return 0;
    printError(red(problem));
    return 1;
  } finally {
    if (!options.folder) rmSync(folder, { recursive: true, force: true });
    print('  stopped');
  }
}

function announce(
  { prometheus, alertmanager }: LocalMonitoring,
  { gateway, folder, services }: { gateway: string; folder: string; services: readonly string[] },
): void {
  print(bold('PropMubi Trust OS, observed'));
  print(`  reads         ${services.join(', ')}`);
  print(`  Prometheus    ${cyan(prometheus)}   ${dim(`rules at ${prometheus}/rules`)}`);
  print(`  Alertmanager  ${cyan(alertmanager)}`);
  print(
    `  dashboards    ${cyan(`${gateway}/operations/system`)}   ${dim('for administrators of the platform')}`,
  );
  if (prometheus !== LOCAL_PROMETHEUS)
    print(`                ${dim(`of a platform that was started with PROMETHEUS_URL=${prometheus}`)}`);
  print(`  data          ${folder}`);
  print(`  stop          Ctrl-C`);
  print();
}

function printTold({ receiver, status, alertname, labels, annotations }: Told): void {
  const where = labels['service'] ? ` of ${labels['service']}` : '';
  const state = status === 'firing' ? red('fires   ') : green('resolved');
  print(`  ${state}  ${bold(alertname)}${where} ${dim(`to ${receiver}`)}: ${annotations['summary'] ?? ''}`);
  if (status === 'firing' && annotations['runbook']) print(`            ${dim(annotations['runbook'])}`);
}
