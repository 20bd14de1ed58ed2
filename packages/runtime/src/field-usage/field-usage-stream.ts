import type { RedisClient } from '../redis/redis-client.js';
import type { Logger } from '../log/logger.js';
import { openRedis } from '../redis/open-redis.js';

const STREAM = 'field-usage';
/** Some hours of one process of a gateway, for an identity that is away; 800 MB where someone makes up programs all the while. */
const KEPT_ENTRIES = 2_000;
const COMMAND_TIMEOUT_MS = 1_000;

/** How often one client used what of the schema on a day, since the process last said so. */
export interface FieldUsageReport {
  /** The calendar day in India. */
  day: string;
  /** Null for those who act for none. */
  organizationId: string | null;
  clientName: string;
  clientVersion: string;
  /** Requests by coordinate, such as `Listing.title`. */
  requests: Readonly<Record<string, number>>;
  /** Those of them that are deprecated. */
  deprecated: readonly string[];
}

export interface FieldUsageSender {
  /** False where Redis does not answer: say it again. What was taken although no answer came counts twice then. */
  send(reports: readonly FieldUsageReport[]): Promise<boolean>;
  close(): void;
}

/** By which processes of the gateway say what of the schema was used. Connects with the first report. */
export function createFieldUsageSender(redisUrl: string, logger: Pick<Logger, 'warn'>): FieldUsageSender {
  let redis: RedisClient | undefined;
  let isAway = false;
  const connection = (): RedisClient => {
    if (!redis) {
      redis = openRedis(redisUrl, {
        maxRetriesPerRequest: 1,
        commandTimeout: COMMAND_TIMEOUT_MS,
        connectTimeout: COMMAND_TIMEOUT_MS,
        disconnectTimeout: 100,
      });
      // The report that fails says it.
      redis.on('error', () => undefined);
    }
    return redis;
  };
  return {
    async send(reports) {
      try {
        await connection().xadd(STREAM, 'MAXLEN', '~', KEPT_ENTRIES, '*', 'reports', JSON.stringify(reports));
        isAway = false;
        return true;
      } catch (error) {
        if (!isAway)
          logger.warn({ err: error }, 'usage of fields is not reported while Redis does not answer');
        isAway = true;
        return false;
      }
    },
    close() {
      redis?.disconnect();
    },
  };
}

/** Reports after a position, in their order; `-` is before the first. */
export async function readFieldUsage(
  redis: RedisClient,
  after: string,
  most: number,
): Promise<{ position: string; reports: readonly FieldUsageReport[] }[]> {
  const from = after === '-' ? after : `(${after}`;
  const entries = await redis.xrange(STREAM, from, '+', 'COUNT', most);
  return entries.map(([position, [, json = '[]']]) => ({
    position,
    reports: JSON.parse(json) as FieldUsageReport[],
  }));
}

/** Removes what was taken, up to a position. */
export async function dropFieldUsage(redis: RedisClient, upTo: string): Promise<void> {
  await redis.xtrim(STREAM, 'MINID', upTo);
}
