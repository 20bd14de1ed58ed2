import { setTimeout as delay } from 'node:timers/promises';
import type { Redis } from 'ioredis';

const ASK_EVERY_MS = 5_000;
const ANSWER_WITHIN_MS = 5_000;

/**
 * Detects half-open connections by PING and reconnects. Without it one behind a firewall that forgot it, or to a host
 * that lost its power, looks open for a quarter of an hour, to a subscriber for ever. Ends with the connection.
 */
export function reconnectWhenSilent(redis: Redis): void {
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
