import { setTimeout as delay } from 'node:timers/promises';
import { Cluster, type Redis } from 'ioredis';
import type { RedisClient } from './redis-client.js';

const ASK_EVERY_MS = 5_000;
const ANSWER_WITHIN_MS = 5_000;

/**
 * Detects half-open connections by PING and reconnects. Without it one behind a firewall that forgot it, or to a host
 * that lost its power, looks open for a quarter of an hour, to a subscriber for ever. Ends with the connection. In a Redis Cluster
 * each node is watched: one that is silent is left, and its slots are looked for elsewhere.
 */
export function reconnectWhenSilent(redis: RedisClient): void {
  if (!(redis instanceof Cluster)) return watch(redis);
  for (const node of redis.nodes()) watch(node);
  redis.on('+node', watch);
}

function watch(redis: Redis): void {
  let asking = false;
  const timer = setInterval(() => {
    if (asking || redis.status !== 'ready') return;
    asking = true;
    const answered = redis.ping().then(
      () => true,
      () => false,
    );
    void Promise.race([answered, delay(ANSWER_WITHIN_MS, false, { ref: false })]).then((isAlive) => {
      asking = false;
      if (!isAlive && redis.status === 'ready') redis.disconnect(true);
    });
  }, ASK_EVERY_MS);
  timer.unref();
  redis.once('end', () => clearInterval(timer));
}
