import { createSharedBuckets, limitKeys, type Limit, type LimitService } from '@propmubi/runtime/limits';

/** Takes one try with an API key that is not known; returns how to give it back for a right one. @throws RateLimitedError */
export type KeyTries = (address: string) => () => void;

/** Wrong keys in a minute: identity is asked about no more of them, and counts them over a longer time itself. */
const WRONG_KEYS: Limit = {
  name: 'api-keys',
  points: 30,
  windowSeconds: 60,
  onRedisDown: 'allow',
  code: 'AUTH_RATE_LIMITED',
};

export function createKeyTries(service: LimitService | undefined): KeyTries {
  const buckets = createSharedBuckets(service);
  return (address) => {
    const charge = { limit: WRONG_KEYS, key: limitKeys.address(address) };
    buckets.spend([charge]);
    return () => {
      buckets.force([{ ...charge, points: -1 }]);
    };
  };
}
