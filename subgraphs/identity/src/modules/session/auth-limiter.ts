import { type ClientInfo, type Limit, limitKeys, type LimitService, networkOf } from '@propmubi/runtime';

export type AuthOperation = 'refresh' | 'sign-out' | 'exchange-api-key' | 'passkey';

const WINDOW_S = 15 * 60;

function limit(name: string, points: number): Limit {
  return { name, points, windowSeconds: WINDOW_S, onRedisDown: 'refuse', code: 'AUTH_RATE_LIMITED' };
}

/**
 * Ten attempts with one credential from one network. The id of an API key is no secret: what a stranger tries with it from
 * elsewhere must not shut its owner out. Their secrets are too long to be guessed from many networks.
 */
const PER_CREDENTIAL = limit('auth-credential', 10);
/** An office or a mobile operator’s gateway is one address. */
const PER_ADDRESS = limit('auth-address', 300);

export interface AuthLimiter {
  /** Counts an attempt with a credential (its hash or id). @throws RateLimitedError AUTH_RATE_LIMITED */
  attempt(operation: AuthOperation, credential: string, client?: ClientInfo): Promise<void>;
  /** The credential was right: what was tried before from this network no longer counts, nor this attempt for its address. */
  forgive(operation: AuthOperation, credential: string, client?: ClientInfo): Promise<void>;
}

/** Bounds attempts at everything that signs in; without Redis all are refused. */
export function createAuthLimiter(limits: LimitService): AuthLimiter {
  const charge = (operation: AuthOperation, credential: string, client: ClientInfo | undefined) => ({
    limit: PER_CREDENTIAL,
    key: limitKeys.other(operation, `${credential} ${networkOf(client?.address ?? 'unknown')}`),
  });
  return {
    async attempt(operation, credential, client) {
      const charges = [charge(operation, credential, client)];
      if (client) charges.push({ limit: PER_ADDRESS, key: limitKeys.address(client.address) });
      await limits.spend(charges);
    },
    async forgive(operation, credential, client) {
      await limits.reset([charge(operation, credential, client)]);
      if (client) await limits.refund([{ limit: PER_ADDRESS, key: limitKeys.address(client.address) }]);
    },
  };
}
