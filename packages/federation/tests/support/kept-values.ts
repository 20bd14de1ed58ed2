import type { Redis } from 'ioredis';

/** Resolves when so many values are in Redis: they are written behind the answer. */
export async function writtenTo(redis: Redis, count: number): Promise<void> {
  while ((await redis.keys('cache:v:*')).length < count)
    await new Promise((resolve) => setImmediate(resolve));
}
