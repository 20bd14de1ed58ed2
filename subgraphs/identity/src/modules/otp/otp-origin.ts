import { type ClientInfo, networkOf, type RedisClient } from '@propmubi/runtime';
import type { IdentityKeys } from '../../security/keys.js';

const REMEMBERED_MS = 90 * 24 * 60 * 60_000;
const MAX_REMEMBERED = 10;

/** From which network a code is asked for or tried, as a keyed hash, and whether the number’s owner signed in there. */
export interface OtpOrigin {
  readonly network: string;
  /** The same under every key that is accepted, as it is written first. */
  readonly networks: readonly string[];
  readonly known: boolean;
}

/**
 * The networks from which a number’s owner has signed in. What strangers do with the number from elsewhere then does
 * not count against the owner. Kept in Redis as keyed hashes; when it is lost, every network is unknown for once.
 */
export function createKnownNetworks(redis: RedisClient, keys: IdentityKeys, now: () => number) {
  const keyOf = (phoneHash: string) => `identity:otp:{${phoneHash}}:networks`;
  return {
    /** @param hashes of the subject under every key that is accepted */
    async originOf(hashes: readonly string[], client: ClientInfo | undefined): Promise<OtpOrigin> {
      const networks = keys.otp.macs(`network|${networkOf(client?.address ?? 'unknown')}`);
      const places = hashes.flatMap((hash) => networks.map((network) => ({ hash, network })));
      const seen = await Promise.all(places.map(({ hash, network }) => redis.zscore(keyOf(hash), network)));
      const known = seen.some((at) => at !== null && Number(at) > now() - REMEMBERED_MS);
      return { network: networks[0] as string, networks, known };
    },
    async remember(phoneHash: string, { network }: OtpOrigin): Promise<void> {
      await redis
        .multi()
        .zadd(keyOf(phoneHash), now(), network)
        .zremrangebyrank(keyOf(phoneHash), 0, -MAX_REMEMBERED - 1)
        .pexpire(keyOf(phoneHash), REMEMBERED_MS)
        .exec();
    },
    /** The number's owner is erased. */
    async forget(hashes: readonly string[]): Promise<void> {
      for (const hash of hashes) await redis.del(keyOf(hash));
    },
  };
}

export type KnownNetworks = ReturnType<typeof createKnownNetworks>;
