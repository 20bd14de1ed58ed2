import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  cacheDirectory,
  findRedisServer,
  type OwnedProcess,
  pickPort,
  startOwnedProcess,
} from '@propmubi/dev-services';
import { Redis } from 'ioredis';
import { until } from '../waiting.js';

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
    const binary = await findRedisServer(cacheDirectory(join(tmpdir(), 'propmubi-cache')), () => undefined);
    const start = async (name: string, settings: readonly string[], flags: readonly string[] = []) => {
      const port = await pickPort(undefined, name);
      const own = join(folder, name);
      mkdirSync(own);
      const file = join(own, 'redis.conf');
      writeFileSync(file, [`port ${port}`, 'bind 127.0.0.1', `dir "${own}"`, ...settings].join('\n'));
      const logFile = join(own, 'log');
      const server = await startOwnedProcess({
        command: binary.path,
        args: [file, ...flags],
        logFile,
        stopSignal: 'SIGTERM',
        ...(binary.libraryPath && { env: { ...process.env, LD_LIBRARY_PATH: binary.libraryPath } }),
      });
      opened.defer(() => server.stop());
      const client = new Redis({
        port,
        host: '127.0.0.1',
        maxRetriesPerRequest: null,
        retryStrategy: () => 50,
      });
      client.on('error', () => undefined);
      opened.defer(() => client.disconnect());
      const answers = async () => {
        if (!server.running)
          throw new Error(`${name} ended:\n${readFileSync(logFile, 'utf8').slice(-2_000)}`);
        return (await client.ping()) === 'PONG';
      };
      await until(answers, { timeoutMs: 15_000, what: `${name} starting` });
      return { port, process: server, client };
    };
    const durable = ['appendonly yes', 'appendfsync everysec', 'save ""', 'maxmemory-policy noeviction'];
    const first = await start('redis-1', [...durable, 'repl-diskless-sync-delay 0']);
    const second = await start('redis-2', [...durable, `replicaof 127.0.0.1 ${first.port}`]);
    const isReplicating = async () =>
      (await second.client.info('replication')).includes('master_link_status:up');
    await until(isReplicating, { timeoutMs: 15_000, what: 'the replica following' });
    const sentinels: { port: number; client: Redis }[] = [];
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
    const servers: { port: number; process: OwnedProcess }[] = [first, second];
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
