import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheDirectory, findRedisServer, pickPort } from '@propmubi/dev-services';
import { Redis } from 'ioredis';
import { until } from '../waiting.js';

export interface RedisProcess extends AsyncDisposable {
  url: string;
  client: Redis;
  /** kill -9 and start again on what is on disk, of which `keepBytes` cuts the end off. */
  crash(options?: { keepBytes?: number }): Promise<void>;
  /** How long the append-only file is: everything that was answered until now lies before it. */
  fileBytes(): number;
  /** SIGSTOP: connections stay open and nothing answers. */
  freeze(): void;
  thaw(): void;
}

/** A Redis of a test's own, with the append-only file and no eviction, to be shot and to have its file cut. */
export async function startRedisProcess(): Promise<RedisProcess> {
  const dir = mkdtempSync(join(tmpdir(), 'propmubi-redis-'));
  const binary = await findRedisServer(cacheDirectory(join(tmpdir(), 'propmubi-cache')), () => undefined);
  const port = await pickPort(undefined, 'Redis');
  const url = `redis://127.0.0.1:${port}/0`;
  let child: ChildProcess;
  const start = async () => {
    const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', ''];
    const durable = ['--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction'];
    child = spawn(binary.path, [...settings, ...durable], {
      stdio: 'ignore',
      env: { ...process.env, ...(binary.libraryPath && { LD_LIBRARY_PATH: binary.libraryPath }) },
    });
    await until(
      () =>
        client.ping().then(
          (answer) => answer === 'PONG',
          () => false,
        ),
      { what: 'Redis' },
    );
  };
  const kill = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  const client = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: null,
    retryStrategy: () => 20,
  });
  client.on('error', () => undefined);
  await Promise.all([client.connect().catch(() => undefined), start()]);
  return {
    url,
    client,
    async crash({ keepBytes } = {}) {
      await kill();
      if (keepBytes !== undefined) truncateSync(appendOnlyFile(dir), keepBytes);
      await start();
    },
    fileBytes: () => statSync(appendOnlyFile(dir)).size,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async [Symbol.asyncDispose]() {
      client.disconnect();
      await kill();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function appendOnlyFile(dir: string): string {
  const folder = join(dir, 'appendonlydir');
  const file = readdirSync(folder).find((name) => name.endsWith('.incr.aof'));
  if (!file) throw new Error(`No append-only file in ${folder}.`);
  return join(folder, file);
}
