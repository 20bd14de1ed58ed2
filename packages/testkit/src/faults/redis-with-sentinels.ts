import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../waiting.js';
import { DURABLE, type RedisNode, startRedisNode } from './redis-node.js';

const MASTER = 'propmubi';
const SENTINELS = 3;

/** A Redis with a replica, watched by three Sentinels, as operators run it. */
export interface RedisWithSentinels extends AsyncDisposable {
  /** For REDIS_URL. */
  url: string;
  /** kill -9 of the server that takes writes. Resolves with what took its place. */
  killMaster(): Promise<{ promotedAfterMs: number }>;
}

export async function startRedisWithSentinels(): Promise<RedisWithSentinels> {
  const opened = new AsyncDisposableStack();
  try {
    const folder = mkdtempSync(join(tmpdir(), 'propmubi-sentinels-'));
    opened.defer(() => rmSync(folder, { recursive: true, force: true }));
    const start = (name: string, settings: readonly string[], flags: readonly string[] = []) =>
      startRedisNode({ name, folder, settings, flags, stopSignal: 'SIGTERM' }, opened);
    const first = await start('redis-1', [...DURABLE, 'repl-diskless-sync-delay 0']);
    const second = await start('redis-2', [...DURABLE, `replicaof 127.0.0.1 ${first.port}`]);
    const isReplicating = async () =>
      (await second.client.info('replication')).includes('master_link_status:up');
    await until(isReplicating, { timeoutMs: 15_000, what: 'the replica following' });
    const sentinels: RedisNode[] = [];
    for (let index = 1; index <= SENTINELS; index++) {
      const settings = [
        `sentinel monitor ${MASTER} 127.0.0.1 ${first.port} 2`,
        `sentinel down-after-milliseconds ${MASTER} 1000`,
        `sentinel failover-timeout ${MASTER} 5000`,
      ];
      sentinels.push(await start(`sentinel-${index}`, settings, ['--sentinel']));
    }
    // Two of them must agree, and each must know the replica to promote.
    const isKnown = async () => {
      const facts = await Promise.all(
        sentinels.map(({ client }) => client.call('SENTINEL', 'MASTER', MASTER)),
      );
      return (facts as string[][]).every(
        (fact) =>
          fact[fact.indexOf('num-slaves') + 1] === '1' &&
          fact[fact.indexOf('num-other-sentinels') + 1] === '2',
      );
    };
    await until(isKnown, { timeoutMs: 30_000, everyMs: 100, what: 'Sentinels knowing each other' });
    const servers = [first, second];
    const masterPort = async () => {
      const [sentinel] = sentinels as [(typeof sentinels)[0]];
      const [, port] = (await sentinel.client.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', MASTER)) as [
        string,
        string,
      ];
      return Number(port);
    };
    const addresses = sentinels.map(({ port }) => `127.0.0.1:${port}`).join(',');
    const stack = opened.move();
    return {
      url: `redis+sentinel://${MASTER}/0?sentinels=${addresses}`,
      async killMaster() {
        const port = await masterPort();
        const master = servers.find((one) => one.port === port);
        if (!master) throw new Error(`No server of ours is the master, which is at ${port}.`);
        const killedAt = performance.now();
        process.kill(master.process.pid, 'SIGKILL');
        await master.process.exited;
        const isReplaced = async () => (await masterPort()) !== port;
        await until(isReplaced, { timeoutMs: 60_000, everyMs: 50, what: 'Sentinels promoting the replica' });
        return { promotedAfterMs: Math.round(performance.now() - killedAt) };
      },
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}
