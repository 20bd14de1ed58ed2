import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';

type Rows = <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]>;

/** Every row of every table as text, by table; bytes as text, too. */
export async function tablesAsText(rows: Rows): Promise<Map<string, string>> {
  const tables = await rows<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const texts = new Map<string, string>();
  for (const { name } of tables) {
    const found = await rows<{ row: string }>(`select t::text as row from ${name} t`);
    const text = found.map(({ row }) => row).join('\n');
    const bytes = [...text.matchAll(/\\x([0-9a-f]{2,})/g)].map(([, hex]) =>
      Buffer.from(hex as string, 'hex').toString(),
    );
    texts.set(name, [text, ...bytes].join('\n'));
  }
  return texts;
}

/** Every key of a Redis with what it holds. The development sender's inbox of one-time passwords exists in development only. */
export async function redisAsText(url: string): Promise<string> {
  const redis = new Redis(url);
  try {
    const parts: string[] = [];
    for (const key of await redis.keys('*')) {
      if (/dev/i.test(key) || (await isShortCounter(redis, key))) continue;
      parts.push(key, JSON.stringify(await valueOf(redis, key)));
    }
    return parts.join('\n');
  } finally {
    redis.disconnect();
  }
}

/** What counts requests for codes by the hash of a number protects the holder of the number, and goes within a day. */
async function isShortCounter(redis: Redis, key: string): Promise<boolean> {
  if (!/^(\{limits\}|identity:otp):/.test(key)) return false;
  const seconds = await redis.ttl(key);
  return seconds >= 0 && seconds <= 86_400;
}

async function valueOf(redis: Redis, key: string): Promise<unknown> {
  switch (await redis.type(key)) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, 0, -1);
    case 'stream':
      return redis.xrange(key, '-', '+');
    default:
      return null;
  }
}

/** Every file of a store, names and bytes. */
export function filesAsText(directory: string): string {
  return globSync('**/*', { cwd: directory })
    .filter((name) => statSync(join(directory, name)).isFile())
    .map((name) => `${name}\n${readFileSync(join(directory, name)).toString('latin1')}`)
    .join('\n');
}
