import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { startRedis, type RunningService } from '../src/index.js';

const log = () => undefined;

describe('startRedis', () => {
  let home: string;
  let redis: RunningService;

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'propmubi-services-'));
    chmodSync(home, 0o755);
    redis = await startRedis({ dataDir: join(home, 'redis'), log });
  });

  afterAll(async () => {
    await redis.stop();
    rmSync(home, { recursive: true, force: true });
  });

  it('never evicts and writes an append-only file', async () => {
    const client = new Redis(redis.url);
    try {
      expect(await client.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
      expect(await client.config('GET', 'appendonly')).toEqual(['appendonly', 'yes']);
    } finally {
      client.disconnect();
    }
  });

  it('drops what was used least above a size, and writes no file, as a cache beside it', async () => {
    const cache = await startRedis({ dataDir: join(home, 'cache'), log, durable: false, evictAbove: '8mb' });
    const client = new Redis(cache.url);
    try {
      expect(cache.url).not.toBe(redis.url);
      expect(await client.config('GET', 'maxmemory')).toEqual(['maxmemory', String(8 * 1024 ** 2)]);
      expect(await client.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'allkeys-lru']);
      expect(await client.config('GET', 'appendonly')).toEqual(['appendonly', 'no']);
    } finally {
      client.disconnect();
      await cache.stop();
    }
  });

  it('asks for its password', async () => {
    const { port } = new URL(redis.url);
    const client = new Redis({ port: Number(port), lazyConnect: true, enableReadyCheck: false });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await expect(client.get('x')).rejects.toThrow('NOAUTH');
    } finally {
      client.disconnect();
    }
  });

  it('joins a server that already runs on the same data', async () => {
    const second = await startRedis({ dataDir: join(home, 'redis'), log });
    expect(second).toMatchObject({ started: 'reused', url: redis.url });
    await second.stop();
  });

  it('keeps what was written across a restart', async () => {
    const before = new Redis(redis.url);
    await before.set('kept', 'yes');
    before.disconnect();
    await redis.stop();
    redis = await startRedis({ dataDir: join(home, 'redis'), log });
    const after = new Redis(redis.url);
    expect(await after.get('kept')).toBe('yes');
    after.disconnect();
  });

  it('names REDIS_URL when the given one does not answer', async () => {
    const start = startRedis({ dataDir: join(home, 'unused'), log, url: 'redis://127.0.0.1:1/0' });
    await expect(start).rejects.toMatchObject({
      code: 'REDIS_UNREACHABLE',
      message: expect.stringContaining('REDIS_URL'),
    });
  });

  it('says of damaged data that they can be removed', async () => {
    const dataDir = join(home, 'damaged');
    const first = await startRedis({ dataDir, log });
    await first.stop();
    const folder = join(dataDir, 'appendonlydir');
    const [increments] = readdirSync(folder).filter((name) => name.endsWith('.incr.aof'));
    writeFileSync(join(folder, increments as string), '*1\r\nnot a command\r\n');
    const again = startRedis({ dataDir, log });
    await expect(again).rejects.toMatchObject({
      code: 'REDIS_START_FAILED',
      message: expect.stringContaining(`remove ${dataDir} and start again`),
    });
  });
});
