import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pickPort } from '@propmubi/dev-services';
import type { SubgraphName } from '@propmubi/runtime';
import {
  createTestDatabase,
  type DebianTools,
  type ServiceProcess,
  serviceProcess,
  startRedisCluster,
  startRedisWithSentinels,
  createTokenMint,
  type TokenMint,
} from '@propmubi/testkit';
import pg from 'pg';
import type { Pool } from '../../../deploy/release/haproxy-config.js';
import { repositoryRoot } from '../../src/repository.js';
import { subgraphNames } from '../../src/subgraphs.js';
import { platformTemplate, processSettings } from '../faults/process-settings.js';
import { type RunningBalancer, startBalancer } from '../operations/balancer.js';
import { type PostgresPair, startPostgresPair } from '../operations/postgres-pair.js';

const GATEWAYS = 3;
const OF_EACH_SUBGRAPH = 2;
/** Of a machine that starts all of them at once. */
const START_WITHIN_MS = 10 * 60_000;

/** A Redis of which a master can be lost. */
export interface ScaledRedis extends AsyncDisposable {
  url: string;
  killMaster(): Promise<{ promotedAfterMs: number }>;
}

/** One process that takes a share of what is asked at its pool's address. */
export interface Member {
  pool: SubgraphName | 'gateway';
  name: string;
  process: ServiceProcess;
}

/**
 * The platform as operators run it, of the processes that `pnpm build` makes: gateways and processes of each subgraph behind HAProxy, over a Postgres with a
 * synchronous standby and a Redis with Sentinels, or a Redis Cluster where `SCALE_REDIS` is `cluster`.
 */
export interface ScaledPlatform extends AsyncDisposable {
  /** Where clients ask. */
  url: string;
  postgres: PostgresPair;
  redis: ScaledRedis;
  balancer: RunningBalancer;
  /** Every process that takes requests. */
  members: readonly Member[];
  /** Gateways of the next version, which HAProxy knows and sends nothing to. None of them runs; `env` is read when one starts. */
  next: { gateways: readonly Member[]; env: Record<string, string> };
  token: TokenMint;
  /** As superuser, past row level security. */
  rows<Row>(sql: string, params?: unknown[]): Promise<Row[]>;
  /** Reads that processes of subgraphs made at the standby since they started. */
  readsAtStandby(): Promise<number>;
  /** SIGTERM, a new process, and resolves once it is sent requests. Nothing tells HAProxy but the process itself. */
  restart(member: Member): Promise<void>;
}

export async function startScaledPlatform(tools: DebianTools): Promise<ScaledPlatform> {
  const opened = new AsyncDisposableStack();
  try {
    const postgres = opened.use(await startPostgresPair(tools));
    const redis = opened.use(await startRedis(process.env['SCALE_REDIS']));
    const database = await createTestDatabase(platformTemplate, postgres.servers);
    const cache = mkdtempSync(join(tmpdir(), 'propmubi-scale-'));
    opened.defer(() => rmSync(cache, { recursive: true, force: true }));
    const env = {
      ...settings(cache),
      ...processSettings({
        DATABASE_URL: database.appUrl,
        DATABASE_OWNER_URL: database.ownerUrl,
        DATABASE_REPLICA_URL: postgres.atStandby(database.appUrl),
        REDIS_URL: redis.url,
      }),
    };
    const admin = new pg.Pool({
      connectionString: database.adminUrl,
      max: 4,
      connectionTimeoutMillis: 5_000,
    });
    admin.on('error', () => undefined);
    opened.defer(() => admin.end());

    const members: Member[] = [];
    const pools: Pool[] = [];
    const addresses: string[] = [];
    for (const name of subgraphNames) {
      const main = `subgraphs/${name}/dist/main.js`;
      const ofPool: Member[] = [];
      for (let at = 1; at <= OF_EACH_SUBGRAPH; at++)
        ofPool.push({ pool: name, name: `${name}-${at}`, process: opened.use(await prepare(main, env)) });
      members.push(...ofPool);
      const bind = `127.0.0.1:${await pickPort(undefined, name)}`;
      pools.push({ name, bind, servers: ofPool.map(serverOf) });
      addresses.push(`${name}=http://${bind}/graphql`);
    }
    const gatewayEnv = {
      ...env,
      SUPERGRAPH_FILE: join(repositoryRoot, 'schema/supergraph.graphql'),
      SUBGRAPH_URLS: addresses.join(','),
    };
    const gateways = async (version: string, own: Record<string, string>) => {
      const group: Member[] = [];
      for (let at = 1; at <= GATEWAYS; at++) {
        const process = opened.use(await prepare('gateway/bundle/main.js', own));
        group.push({ pool: 'gateway', name: `${version}-${at}`, process });
      }
      return group;
    };
    const blue = await gateways('blue', gatewayEnv);
    const greenEnv: Record<string, string> = { ...gatewayEnv };
    const green = await gateways('green', greenEnv);
    members.push(...blue);
    const bind = `127.0.0.1:${await pickPort(undefined, 'gateway')}`;
    pools.push({ name: 'gateway', bind, servers: [...blue, ...green].map(serverOf) });

    const balancer = opened.use(await startBalancer(tools, pools));
    for (const { name } of green) await balancer.setState('gateway', name, 'drain');
    await Promise.all(
      members.map(async ({ pool, name, process }) => {
        await process.start();
        await balancer.isUp(pool, name);
      }),
    );
    const stack = opened.move();
    return {
      url: `http://${bind}/graphql`,
      ...{ postgres, redis, balancer, members },
      next: { gateways: green, env: greenEnv },
      token: await createTokenMint(env['ACCESS_TOKEN_SIGNING_KEYS'] as string),
      rows: async <Row>(sql: string, params: unknown[] = []) =>
        (await admin.query(sql, params)).rows as Row[],
      async readsAtStandby() {
        const ofSubgraphs = members.filter(({ pool }) => pool !== 'gateway');
        const counts = await Promise.all(
          ofSubgraphs.map(({ pool, process }) =>
            process.metric(`database_visitor_reads{subgraph="${pool}",server="replica"}`),
          ),
        );
        return counts.reduce((sum, count) => sum + count, 0);
      },
      async restart({ pool, name, process }) {
        await process.terminate();
        await balancer.isDown(pool, name);
        await process.start();
        await balancer.isUp(pool, name);
      },
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

async function startRedis(kind: string | undefined): Promise<ScaledRedis> {
  if (kind !== 'cluster') return startRedisWithSentinels();
  const cluster = await startRedisCluster();
  // The one with limits and quotas, which also has streams and notifications of leads.
  return { ...cluster, killMaster: () => cluster.killMasterOf('{limits}') };
}

/** What is slow is no outage here; a request that waits for long is printed. */
function settings(cache: string): Record<string, string> {
  return {
    // As the image has them.
    NODE_COMPILE_CACHE: join(cache, 'code'),
    SUPERGRAPH_CACHE_DIR: join(cache, 'supergraph'),
    REQUEST_TIMEOUT_MS: '60000',
    SUBGRAPH_TIMEOUT_MS: '60000',
    TRUST_PROXY: '127.0.0.1',
    // Ten processes at one Postgres of two hundred connections.
    DATABASE_POOL_MAX: '6',
  };
}

function prepare(main: string, env: Record<string, string>): Promise<ServiceProcess> {
  return serviceProcess({ main, env, startWithinMs: START_WITHIN_MS });
}

function serverOf({ name, process }: Member) {
  return { name, address: `127.0.0.1:${process.port}` };
}
