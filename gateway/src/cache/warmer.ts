import type { RedisClient } from '@propmubi/runtime/redis';
import { setTimeout as delay } from 'node:timers/promises';
import { findPersonalData } from '@propmubi/domain';
import { type Logger } from '@propmubi/runtime/log';

/** Operations that are remembered in this process between two flushes, and in Redis for all. */
const MOST_COUNTED = 1_000;
const MOST_KEPT = 200;
/** Asked less often than this between two flushes is not worth remembering, and may be one person's. */
const LEAST_ASKED = 3;
const FLUSH_EVERY_MS = 30_000;
const KEPT_SECONDS = 7 * 86_400;
const MOST_CHARACTERS = 8_192;
/** So many operations a second while the cache is warmed. */
const RATE = 10;
const KEY = 'cache:popular';

/** An operation as a client sent it. */
export interface WarmOperation {
  readonly source: string;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

export interface Warming {
  readonly warmed: number;
  readonly of: number;
}

export interface Warmer {
  /** Counts an operation that could be answered from the cache alone. */
  count(request: WarmOperation): void;
  /** Runs the operations that were asked most, a few a second, until all have run or `signal` ends it. Returns how many. */
  warm(run: (request: WarmOperation) => Promise<unknown>, signal: AbortSignal): Promise<number>;
  /** How many of how many operations have run in the last warming; undefined before the first. */
  progress(): Warming | undefined;
  close(): Promise<void>;
}

/**
 * Remembers which public operations are asked most, over all processes, so that a cache that was emptied has them again before
 * visitors wait for them. Operations with variables that look like a person's are not remembered.
 */
export function createWarmer(redis: RedisClient, logger: Logger): Warmer {
  const counts = new Map<string, number>();
  let progress: Warming | undefined;
  const flush = async (): Promise<void> => {
    const counted = [...counts].filter(([, count]) => count >= LEAST_ASKED);
    counts.clear();
    if (counted.length === 0) return;
    const pipeline = redis.pipeline();
    for (const [operation, count] of counted) pipeline.zincrby(KEY, count, operation);
    pipeline.zremrangebyrank(KEY, 0, -(MOST_KEPT + 1)).expire(KEY, KEPT_SECONDS);
    await pipeline.exec();
  };
  // A cache that is away is warmed another time.
  const timer = setInterval(() => void flush().catch(() => undefined), FLUSH_EVERY_MS);
  timer.unref();
  return {
    count({ source, operationName, variables }) {
      const operation = JSON.stringify({ source, operationName, variables });
      const known = counts.get(operation);
      if (known === undefined) {
        if (counts.size >= MOST_COUNTED || operation.length > MOST_CHARACTERS) return;
        if (findPersonalData(JSON.stringify(variables ?? {})).length > 0) return;
      }
      counts.set(operation, (known ?? 0) + 1);
    },
    async warm(run, signal) {
      const operations = await redis.zrevrange(KEY, 0, MOST_KEPT - 1).catch((): string[] => []);
      let warmed = 0;
      progress = { warmed, of: operations.length };
      for (const operation of operations) {
        if (signal.aborted) break;
        await run(JSON.parse(operation) as WarmOperation);
        warmed += 1;
        progress = { warmed, of: operations.length };
        await delay(1_000 / RATE, undefined, { signal, ref: false }).catch(() => undefined);
      }
      if (warmed > 0) logger.info({ operations: warmed, of: operations.length }, 'cache: warmed');
      return warmed;
    },
    progress: () => progress,
    async close() {
      clearInterval(timer);
      await flush().catch(() => undefined);
    },
  };
}
