import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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

export interface RedisNode {
  name: string;
  port: number;
  process: OwnedProcess;
  /** Connects again for ever. */
  client: Redis;
}

interface RedisNodeOptions {
  name: string;
  /** In which it gets a folder of its own. */
  folder: string;
  settings: readonly string[];
  flags?: readonly string[];
  stopSignal: NodeJS.Signals;
}

/** What keeps events safe, as operators set it. */
export const DURABLE = ['appendonly yes', 'appendfsync everysec', 'save ""', 'maxmemory-policy noeviction'];

/** Starts one of several servers, which `opened` stops. Resolves when it answers. */
export async function startRedisNode(
  { name, folder, settings, flags = [], stopSignal }: RedisNodeOptions,
  opened: AsyncDisposableStack,
): Promise<RedisNode> {
  const { path, libraryPath } = await findRedisServer(
    cacheDirectory(join(tmpdir(), 'propmubi-cache')),
    () => undefined,
  );
  const port = await pickPort(undefined, name);
  const own = join(folder, name);
  mkdirSync(own);
  const file = join(own, 'redis.conf');
  writeFileSync(file, [`port ${port}`, 'bind 127.0.0.1', `dir "${own}"`, ...settings].join('\n'));
  const logFile = join(own, 'log');
  const server = await startOwnedProcess({
    command: path,
    args: [file, ...flags],
    logFile,
    stopSignal,
    ...(libraryPath && { env: { ...process.env, LD_LIBRARY_PATH: libraryPath } }),
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
    if (!server.running) throw new Error(`${name} ended:\n${readFileSync(logFile, 'utf8').slice(-2_000)}`);
    return (await client.ping()) === 'PONG';
  };
  await until(answers, { timeoutMs: 15_000, what: `${name} starting` });
  return { name, port, process: server, client };
}
