import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { pickPort } from '@propmubi/dev-services';
import type { SubgraphName } from '@propmubi/runtime';
import { createTestDatabase, type DebianTools, type ServiceProcess, serviceProcess } from '@propmubi/testkit';
import pg from 'pg';
import { developmentSecrets } from '../../src/environment.js';
import { repositoryRoot } from '../../src/repository.js';
import { rotate } from '../../src/commands/rotate.js';
import { dropStored, rewriteStored } from '../../src/commands/rotate-stored.js';
import { isStored, type RotatedSecret, type RotationStep } from '../../src/rotation.js';
import { subgraphNames } from '../../src/subgraphs.js';
import { startBalancer } from '../operations/balancer.js';
import { startReadyStandIn } from './ready-stand-in.js';

/** How long access tokens live here, and with it what their rotation waits for. */
export const TOKEN_LIFETIME_S = 60;

export type ServiceName = SubgraphName | 'gateway';

/** Two processes of each service behind the HAProxy of deploy/release, over one file of secrets. */
export interface RotatingDeployment extends AsyncDisposable {
  readonly url: string;
  readonly redisUrl: string;
  /** As superuser, past row level security. */
  rows<Row>(sql: string, params?: unknown[]): Promise<Row[]>;
  /** One step of a rotation, as the command of the operator does it. */
  step(secret: RotatedSecret, step: RotationStep): Promise<void>;
  /** Asks one process of each service to end, starts it with the secrets of the file, and then the other one. */
  restart(names: readonly ServiceName[]): Promise<void>;
}

interface Service {
  /** `host:port` of HAProxy. */
  address: string;
  /** Read at each start. */
  env: Record<string, string>;
  processes: readonly ServiceProcess[];
}

const START_WITHIN_MS = 10 * 60_000;

export async function startRotatingDeployment(
  tools: DebianTools,
  subgraphs: readonly SubgraphName[],
  settings: Record<string, string>,
): Promise<RotatingDeployment> {
  const opened = new AsyncDisposableStack();
  try {
    const database = await createTestDatabase();
    opened.defer(() => database.drop());
    const folder = mkdtempSync(join(tmpdir(), 'propmubi-rotation-'));
    opened.defer(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, '.env');
    writeFileSync(
      file,
      lines({
        ...(Object.assign({}, ...developmentSecrets.map(({ make }) => make())) as Record<string, string>),
        DATABASE_URL: database.appUrl,
        DATABASE_OWNER_URL: database.ownerUrl,
        REDIS_URL: database.redisUrl,
        PROPMUBI_HOME: join(folder, 'home'),
        DOCUMENT_STORE_DIRECTORY: join(folder, 'documents'),
        APOLLO_TELEMETRY_DISABLED: '1',
        LOG_LEVEL: process.env['PROPMUBI_TEST_LOG'] ?? 'warn',
        ACCESS_TOKEN_LIFETIME_S: String(TOKEN_LIFETIME_S),
        ...settings,
      }),
    );
    const read = () => parseEnv(readFileSync(file, 'utf8')) as Record<string, string>;
    const admin = new pg.Pool({ connectionString: database.adminUrl, max: 4 });
    opened.defer(() => admin.end());

    const services = new Map<ServiceName, Service>();
    const prepare = async (name: ServiceName, own: Record<string, string> = {}) => {
      const env = { ...read(), ...own };
      const main = name === 'gateway' ? 'gateway/src/main.ts' : `subgraphs/${name}/src/main.ts`;
      const processes: ServiceProcess[] = [];
      for (let at = 0; at < 2; at++)
        processes.push(opened.use(await serviceProcess({ main, env, startWithinMs: START_WITHIN_MS })));
      const address = `127.0.0.1:${await pickPort(undefined, `the balancer of ${name}`)}`;
      services.set(name, { address, env, processes });
      return `http://${address}/graphql`;
    };
    const urls: string[] = [];
    const standIn = opened.use(await startReadyStandIn());
    for (const name of subgraphNames)
      urls.push(`${name}=${subgraphs.includes(name) ? await prepare(name) : standIn.url}`);
    const supergraph = join(repositoryRoot, 'schema/supergraph.graphql');
    const url = await prepare('gateway', { SUPERGRAPH_FILE: supergraph, SUBGRAPH_URLS: urls.join(',') });
    const pools = [...services].map(([name, { address, processes }]) => ({
      name,
      bind: address,
      servers: processes.map(({ port }, at) => ({ name: `${name}-${at}`, address: `127.0.0.1:${port}` })),
    }));
    const balancer = opened.use(await startBalancer(tools, pools));
    const startAnew = async (name: ServiceName, at: number) => {
      const { env, processes } = services.get(name) as Service;
      const one = processes[at] as ServiceProcess;
      Object.assign(env, secretsOf(read()));
      await one.terminate();
      await one.start();
      await balancer.isUp(name, `${name}-${at}`);
    };
    for (const names of [subgraphs, ['gateway'] as const])
      for (const at of [0, 1]) await Promise.all(names.map((name) => startAnew(name, at)));

    const stack = opened.move();
    return {
      url,
      redisUrl: database.redisUrl,
      rows: async <Row>(sql: string, params: unknown[] = []) =>
        (await admin.query(sql, params)).rows as Row[],
      async step(secret, step) {
        if (isStored(secret) && step === 'rewrite') await rewriteStored(secret, { file });
        else if (isStored(secret) && step === 'drop') await dropStored(secret, { file });
        else rotate(secret, step, { file });
      },
      async restart(names) {
        for (const at of [0, 1]) await Promise.all(names.map((name) => startAnew(name, at)));
      },
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

function secretsOf(values: Record<string, string>): Record<string, string> {
  const names = new Set(developmentSecrets.flatMap((spec) => spec.names));
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}

function lines(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}='${value}'\n`)
    .join('');
}
