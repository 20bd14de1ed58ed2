import { ConfigError } from '@propmubi/runtime/config';
import type { Logger } from '@propmubi/runtime/log';
import type { GatewayConfig } from '../config.js';
import type { GatewayMetrics } from '../observability/metrics.js';
import type { ResponseCache } from './response-cache.js';

/** Loaded where it is used only, as are the events it knows. Without sign-in it is not known who wrote, and so who must read past the cache. */
export async function openCache(
  { cache, redisUrl, authentication }: GatewayConfig,
  logger: Logger,
  metrics: GatewayMetrics,
): Promise<ResponseCache | undefined> {
  if (!cache || !authentication) return undefined;
  if (!redisUrl) {
    const help = 'domain events, which say what of the kept answers changed, are in REDIS_URL';
    throw new ConfigError([{ name: 'REDIS_URL', problem: 'missing', help }]);
  }
  const { createResponseCache } = await import('./response-cache.js');
  return createResponseCache({
    cacheUrl: cache.redisUrl,
    eventsUrl: redisUrl,
    memoryBytes: cache.memoryBytes,
    logger,
    onRenewal: metrics.renewal,
  });
}
