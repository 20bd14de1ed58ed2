import { Cluster } from 'ioredis';
import type { RedisClient } from './redis-client.js';

/**
 * Calls back whenever a server is asked that may lack what was written: at each connection, and in a Redis Cluster when a replica took the
 * place of a master, whose last writes it may not have, or a master was connected to again.
 */
export function onMasterChange(redis: RedisClient, listener: () => void): void {
  if (!(redis instanceof Cluster)) {
    redis.on('ready', listener);
    return;
  }
  const connected = new Set<string>();
  redis.on('+node', (node) => {
    if (node.options.readOnly) return;
    const name = nameOf(node.options);
    node.once('ready', () => {
      if (connected.has(name)) listener();
      connected.add(name);
    });
  });
  let known = '';
  redis.on('refresh', () => {
    const masters = redis
      .nodes('master')
      .map(({ options }) => nameOf(options))
      .sort()
      .join();
    if (masters === known) return;
    known = masters;
    listener();
  });
}

function nameOf({ host, port }: { host?: string | undefined; port?: number | undefined }): string {
  return `${host}:${port}`;
}
