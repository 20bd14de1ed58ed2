import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type DebianTools, pickPort, startOwnedProcess } from '@propmubi/dev-services';
import { type Target, writeAlertmanagerConfig, writePrometheusConfig } from './configuration.js';
import { startReceiver, type Told } from './receiver.js';

const READY_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 100;

/** The programs, by Debian's package of each. */
export const MONITORING_PROGRAMS = {
  prometheus: 'prometheus',
  'prometheus-alertmanager': 'prometheus-alertmanager',
} as const;

export interface MonitoringOptions {
  tools: DebianTools;
  /** Where configuration, data and logs are kept. */
  folder: string;
  targets: readonly Target[];
  everySeconds: number;
  /** Left out: any free ones. @throws ServiceError PORT_TAKEN */
  ports?: { prometheus: number; alertmanager: number };
  metricsToken?: string | undefined;
  /** What the receivers of Alertmanager are told. */
  onTold(told: Told): void;
}

/** Prometheus and Alertmanager with the rules and routes of deploy/observability. */
export interface LocalMonitoring extends AsyncDisposable {
  prometheus: string;
  alertmanager: string;
  /** Resolves when one of both has ended by itself, with its name. */
  ended: Promise<string>;
}

/** Starts both, and resolves when they answer. Neither outlives this process. */
export async function startMonitoring(options: MonitoringOptions): Promise<LocalMonitoring> {
  const { tools, folder, targets, everySeconds, metricsToken = '' } = options;
  await using opened = new AsyncDisposableStack();
  const receiver = opened.use(await startReceiver(options.onTold));
  const ports = {
    prometheus: await pickPort(options.ports?.prometheus, 'Prometheus'),
    alertmanager: await pickPort(options.ports?.alertmanager, 'Alertmanager'),
  };
  const endings: Promise<string>[] = [];
  const start = async (program: keyof typeof MONITORING_PROGRAMS, port: number, args: string[]) => {
    const logFile = join(folder, `${program}.log`);
    const listen = `--web.listen-address=127.0.0.1:${port}`;
    const command = { command: tools.path(program), args: [...args, listen], cwd: folder };
    const child = await startOwnedProcess({ ...command, logFile, stopSignal: 'SIGTERM' });
    opened.defer(() => child.stop());
    endings.push(child.exited.then(() => `${program} ended: see ${logFile}`));
    const address = `http://127.0.0.1:${port}`;
    await ready(`${address}/-/ready`, () => child.running, program, logFile);
    return address;
  };
  const alertmanager = await start('prometheus-alertmanager', ports.alertmanager, [
    `--config.file=${writeAlertmanagerConfig(folder, receiver.port)}`,
    `--storage.path=${join(folder, 'alertmanager')}`,
    '--cluster.listen-address=',
  ]);
  const facts = { targets, everySeconds, metricsToken, alertmanagerPort: ports.alertmanager };
  const prometheus = await start('prometheus', ports.prometheus, [
    `--config.file=${writePrometheusConfig(folder, facts)}`,
    `--storage.tsdb.path=${join(folder, 'series')}`,
  ]);
  const running = opened.move();
  return {
    prometheus,
    alertmanager,
    ended: Promise.race(endings),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

async function ready(url: string, isRunning: () => boolean, program: string, logFile: string): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (!(await answers(url))) {
    if (!isRunning()) throw new Error(`${program} ended:\n${readFileSync(logFile, 'utf8').slice(-2_000)}`);
    if (performance.now() > deadline) throw new Error(`${program} was not ready in time: see ${logFile}`);
    await delay(LOOK_EVERY_MS);
  }
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
