import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pickPort } from '@propmubi/dev-services';
import type { Redis } from 'ioredis';
import { until } from '../waiting.js';
import { DURABLE, type RedisNode, startRedisNode } from './redis-node.js';

const MASTERS = 3;
const SLOTS = 16_384;
/** When a master that does not answer is taken for dead; a production cluster waits for some seconds. */
const NODE_TIMEOUT_MS = 1_000;

/** Three masters and a replica of each, as operators run a Redis Cluster. */
export interface RedisClusterProcesses extends AsyncDisposable {
  /** For REDIS_URL. */
  url: string;
  /** Of one node, as if it were a server by itself. */
  nodeUrl: string;
  /** kill -9 of the master that has the key. Resolves once its replica took its place. */
  killMasterOf(key: string): Promise<{ promotedAfterMs: number }>;
  /** SIGSTOP of the master that has the key. Resolves once its replica took its place; `thaw` once it is a replica of that one. */
  freezeMasterOf(key: string): Promise<{ thaw(): Promise<void> }>;
  /** Gives the key's slot, in which there is nothing, to another master. */
  moveSlotOf(key: string): Promise<void>;
  /** Connections to masters, each to one node. */
  masters(): Promise<Redis[]>;
}

export async function startRedisCluster(): Promise<RedisClusterProcesses> {
  const opened = new AsyncDisposableStack();
  try {
    const folder = mkdtempSync(join(tmpdir(), 'propmubi-cluster-'));
    opened.defer(() => rmSync(folder, { recursive: true, force: true }));
    const nodes: RedisNode[] = [];
    for (let at = 1; at <= 2 * MASTERS; at++) nodes.push(await startNode(`node-${at}`, folder, opened));
    await formCluster(nodes);
    const stack = opened.move();
    const running = () => nodes.filter(({ process }) => process.running);
    const ownerOf = async (key: string, among = running()): Promise<number> => {
      const [{ client }] = among as [RedisNode];
      const slot = await client.cluster('KEYSLOT', key);
      const ranges = (await client.cluster('SLOTS')) as [
        number,
        number,
        ...[string, number, ...unknown[]][],
      ][];
      const range = ranges.find(([first, last]) => first <= slot && slot <= last);
      return range?.[2]?.[1] ?? 0;
    };
    const masterOf = async (key: string): Promise<RedisNode> => {
      const port = await ownerOf(key);
      const master = nodes.find((node) => node.port === port);
      if (!master) throw new Error(`No node of ours has ${key}: ${port}.`);
      return master;
    };
    const isReplaced = async (key: string, former: RedisNode) => {
      const others = running().filter((node) => node !== former);
      const owners = await Promise.all(others.map((node) => ownerOf(key, [node])));
      const states = await Promise.all(others.map(({ client }) => client.cluster('INFO')));
      return (
        owners.every((port) => port !== former.port) &&
        states.every((info) => String(info).includes('cluster_state:ok'))
      );
    };
    const replaced = (key: string, former: RedisNode) =>
      until(() => isReplaced(key, former), {
        timeoutMs: 60_000,
        everyMs: 50,
        what: 'the replica taking the place of its master',
      });
    const [first, ...others] = nodes.map(({ port }) => `127.0.0.1:${port}`) as [string, ...string[]];
    return {
      url: `redis+cluster://${first}?nodes=${others.join(',')}`,
      nodeUrl: `redis://${first}/0`,
      async killMasterOf(key) {
        const master = await masterOf(key);
        const killedAt = performance.now();
        process.kill(master.process.pid, 'SIGKILL');
        await master.process.exited;
        await replaced(key, master);
        return { promotedAfterMs: Math.round(performance.now() - killedAt) };
      },
      async freezeMasterOf(key) {
        const master = await masterOf(key);
        process.kill(master.process.pid, 'SIGSTOP');
        await replaced(key, master);
        return {
          async thaw() {
            process.kill(master.process.pid, 'SIGCONT');
            const isFollowing = async () =>
              (await master.client.info('replication')).includes('master_link_status:up');
            await until(isFollowing, { timeoutMs: 30_000, everyMs: 50, what: 'the former master following' });
          },
        };
      },
      async moveSlotOf(key) {
        const former = await masterOf(key);
        const slot = await former.client.cluster('KEYSLOT', key);
        const masters = await mastersOf(running());
        const next = masters.find((node) => node !== former) as RedisNode;
        const id = (await next.client.cluster('MYID')) as string;
        // The one that gets it first, so that it has an owner at any time.
        for (const { client } of [next, ...masters.filter((node) => node !== next)])
          await client.cluster('SETSLOT', slot, 'NODE', id);
      },
      masters: async () => (await mastersOf(running())).map(({ client }) => client),
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

async function startNode(name: string, folder: string, opened: AsyncDisposableStack): Promise<RedisNode> {
  const busPort = await pickPort(undefined, `${name}'s bus`);
  const settings = [
    `cluster-port ${busPort}`,
    'cluster-enabled yes',
    `cluster-node-timeout ${NODE_TIMEOUT_MS}`,
    'repl-diskless-sync-delay 0',
    // Nodes tell of a replica once it has heard something of its master.
    'repl-ping-replica-period 1',
    ...DURABLE,
  ];
  return startRedisNode({ name, folder, settings, stopSignal: 'SIGKILL' }, opened);
}

/** Shares the slots among the first three and makes each of the others a replica of one of them. */
async function formCluster(nodes: readonly RedisNode[]): Promise<void> {
  const [first] = nodes as [RedisNode];
  const [, , busPort] = /:(\d+)@(\d+)/.exec((await first.client.cluster('NODES')) as string) ?? [];
  for (const [at, { client }] of nodes.entries()) {
    await client.cluster('SET-CONFIG-EPOCH', at + 1);
    if (at > 0) await client.call('CLUSTER', 'MEET', '127.0.0.1', String(first.port), String(busPort));
  }
  const knowsAll = async () => {
    const seen = await Promise.all(nodes.map(({ client }) => client.cluster('NODES') as Promise<string>));
    return seen.every(
      (text) => text.trim().split('\n').length === nodes.length && !/handshake|noaddr/.test(text),
    );
  };
  await until(knowsAll, { timeoutMs: 30_000, everyMs: 50, what: 'nodes knowing each other' });
  const masters = nodes.slice(0, MASTERS);
  const share = Math.ceil(SLOTS / MASTERS);
  for (const [at, { client }] of masters.entries())
    await client.call(
      'CLUSTER',
      'ADDSLOTSRANGE',
      String(at * share),
      String(Math.min((at + 1) * share, SLOTS) - 1),
    );
  for (const [at, { client }] of nodes.slice(MASTERS).entries())
    await client.cluster('REPLICATE', (await (masters[at] as RedisNode).client.cluster('MYID')) as string);
  const isWhole = async () => {
    const states = await Promise.all(nodes.map(({ client }) => client.cluster('INFO')));
    const replicas = await Promise.all(nodes.slice(MASTERS).map(({ client }) => client.info('replication')));
    const slots = await Promise.all(
      nodes.map(({ client }) => client.cluster('SLOTS') as Promise<unknown[][]>),
    );
    return (
      states.every((info) => String(info).includes('cluster_state:ok')) &&
      replicas.every((info) => info.includes('master_link_status:up')) &&
      // Each node knows both of each range.
      slots.every((ranges) => ranges.length === MASTERS && ranges.every((range) => range.length === 4))
    );
  };
  await until(isWhole, { timeoutMs: 30_000, everyMs: 50, what: 'the cluster being whole' });
}

async function mastersOf(nodes: readonly RedisNode[]): Promise<RedisNode[]> {
  const roles = await Promise.all(nodes.map(({ client }) => client.info('replication')));
  return nodes.filter((_, at) => roles[at]?.includes('role:master'));
}
