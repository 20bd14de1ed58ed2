import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { cacheDirectory, findRedisServer, pickPort } from '@propmubi/dev-services';
import { until } from '@propmubi/testkit';
import { Redis } from 'ioredis';
import { refuseMistakenRedis } from '@propmubi/runtime';

describe('a Redis', () => {
  it('of the kind that its address does not say is refused by the name of the setting; one that is away is not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'propmubi-redis-cluster-'));
    const binary = await findRedisServer(cacheDirectory(join(tmpdir(), 'propmubi-cache')), () => undefined);
    const start = async (...settings: string[]) => {
      const port = await pickPort(undefined, 'Redis');
      const child = spawn(
        binary.path,
        ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', ...settings],
        {
          stdio: 'ignore',
          env: { ...process.env, ...(binary.libraryPath && { LD_LIBRARY_PATH: binary.libraryPath }) },
        },
      );
      const url = `redis://127.0.0.1:${port}`;
      await until(() => pings(url), { what: 'Redis' });
      const stop = async () => {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      };
      return { url, stop };
    };
    const node = await start('--cluster-enabled', 'yes', '--cluster-config-file', join(folder, 'nodes.conf'));
    const alone = await start();
    try {
      await expect(refuseMistakenRedis(node.url, 'REDIS_URL')).rejects.toMatchObject({
        problems: [{ name: 'REDIS_URL', help: expect.stringContaining('redis+cluster://') }],
      });
      await refuseMistakenRedis(node.url.replace('redis:', 'redis+cluster:'), 'REDIS_URL');
      await refuseMistakenRedis(alone.url, 'REDIS_URL');
      await expect(
        refuseMistakenRedis(alone.url.replace('redis:', 'redis+cluster:'), 'CACHE_REDIS_URL'),
      ).rejects.toMatchObject({
        problems: [{ name: 'CACHE_REDIS_URL', help: expect.stringContaining('no node of a Redis Cluster') }],
      });
    } finally {
      await Promise.all([node.stop(), alone.stop()]);
      rmSync(folder, { recursive: true, force: true });
    }
    await refuseMistakenRedis(alone.url, 'REDIS_URL');
  }, 30_000);
});

async function pings(url: string): Promise<boolean> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: null, maxRetriesPerRequest: 0 });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return (await redis.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}
