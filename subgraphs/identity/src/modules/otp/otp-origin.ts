import { type ClientInfo, networkOf } from '@propmubi/runtime';
import type { Redis } from 'ioredis';
import { hmac, type IdentityKeys } from '../../security/keys.js';

const REMEMBERED_MS = 90 * 24 * 60 * 60_000;
const MAX_REMEMBERED = 10;

/** From which network a code is asked for or tried, as a keyed hash, and whether the number’s owner signed in there. */
export interface OtpOrigin {
  readonly network: string;
  readonly known: boolean;
}

/**
 * The networks from which a number’s owner has signed in. What strangers do with the number from elsewhere then does
 * not count against the owner. Kept in Redis as keyed hashes; when it is lost, every network is unknown for once.
 */
export function createKnownNetworks(redis: Redis, keys: IdentityKeys, now: () => number) {
  const keyOf = (phoneHash: string) => `identity:otp:{${phoneHash}}:networks`;
  return {
    async originOf(phoneHash: string, client: ClientInfo | undefined): Promise<OtpOrigin> {
      const network = hmac(keys.otp, `network|${networkOf(client?.address ?? 'unknown')}`).toString('hex');
      const seenAt = await redis.zscore(keyOf(phoneHash), network);
      return { network, known: seenAt !== null && Number(seenAt) > now() - REMEMBERED_MS };
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
    async forget(phoneHash: string): Promise<void> {
      await redis.del(keyOf(phoneHash));
    },
  };
}

export type KnownNetworks = ReturnType<typeof createKnownNetworks>;
