import { RedisPubSub } from 'graphql-redis-subscriptions';
import { Redis } from 'ioredis';
import type { Logger } from './logger.js';
import { reconnectWhenSilent } from './redis-silence.js';

export interface LiveChannel<Hint> {
  publish(topic: string, hint: Hint): Promise<void>;
  /** Yields hints until `return()` or `signal` ends it. Never holds more than `capacity` of them: the oldest are dropped. */
  listen(topic: string, options?: { capacity?: number; signal?: AbortSignal }): HintIterator<Hint>;
  close(): Promise<void>;
}

export interface HintIterator<Hint> extends AsyncIterableIterator<Hint> {
  /** Redis has confirmed: what is published from now on arrives. */
  ready: Promise<void>;
}

/**
 * Redis pub/sub for hints ("look again"), with one subscriber connection per process. A hint may be dropped: what
 * must not be lost lies in Postgres, and the reader looks there. RedisPubSub's own iterator queues without bound
 * and leaks when `return()` is missed, so only its channel is used.
 */
export function createLiveChannel<Hint>(redisUrl: string, prefix: string, logger: Logger): LiveChannel<Hint> {
  const connect = (maxRetriesPerRequest: number | null) => {
    const client = new Redis(redisUrl, {
      maxRetriesPerRequest,
      // Whoever subscribes between ioredis's handshake and its INFO makes the INFO fail, uncaught (ioredis#2037).
      enableReadyCheck: false,
      disableClientInfo: true,
    });
    client.on('error', (error: Error) => logger.warn({ err: error }, 'redis pub/sub connection'));
    reconnectWhenSilent(client);
    return client;
  };
  // A hint that does not get out is made good elsewhere; who listens hears hints as soon as there is a Redis.
  const [publisher, subscriber] = [connect(3), connect(null)];
  const pubsub = new RedisPubSub({ publisher, subscriber: neverRefusing(subscriber) });
  return {
    publish: (topic, hint) => pubsub.publish(`${prefix}:${topic}`, hint),
    listen: (topic, options) => listen(pubsub, `${prefix}:${topic}`, options),
    close: async () => {
      // Where Redis does not answer there is nothing to say goodbye to.
      const leave = async (client: Redis) =>
        client.status === 'ready' ? client.quit() : client.disconnect();
      await Promise.all([publisher, subscriber].map((client) => leave(client).catch(() => undefined)));
    },
  };
}

/** RedisPubSub leaves promises of its commands to nobody: one that fails would end the process. */
function neverRefusing(subscriber: Redis): Redis {
  const { subscribe, unsubscribe, punsubscribe } = Redis.prototype;
  const ignore = () => undefined;
  return Object.assign(subscriber, {
    subscribe: (topic: string, confirm: (error: null) => void) =>
      subscribe.call(subscriber, topic).then(() => confirm(null), ignore),
    unsubscribe: (topic: string) => unsubscribe.call(subscriber, topic).catch(ignore),
    punsubscribe: (topic: string) => punsubscribe.call(subscriber, topic).catch(ignore),
  });
}

function listen<Hint>(
  pubsub: RedisPubSub,
  topic: string,
  { capacity = 256, signal }: { capacity?: number; signal?: AbortSignal } = {},
): HintIterator<Hint> {
  const pending: Hint[] = [];
  let wake: (() => void) | undefined;
  let done = false;
  const subscription = pubsub.subscribe<Hint>(topic, (hint) => {
    if (pending.length === capacity) pending.shift();
    pending.push(hint);
    wake?.();
  });
  const end = () => {
    if (done) return;
    done = true;
    wake?.();
    // Not awaited: Redis may be away.
    void subscription.then((id) => pubsub.unsubscribe(id));
  };
  signal?.addEventListener('abort', end, { once: true });
  return {
    ready: subscription.then(() => undefined),
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      while (pending.length === 0 && !done) {
        await new Promise<void>((resolve) => (wake = resolve));
      }
      const hint = pending.shift();
      return hint === undefined || done ? { value: undefined, done: true } : { value: hint, done: false };
    },
    async return() {
      end();
      return { value: undefined, done: true };
    },
  };
}
