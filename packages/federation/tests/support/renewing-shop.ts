import { type CacheOptions, Renewals } from '../../src/index.js';
import { type CachedShop, type Client, type Flats, openShop, openStore } from './cached-shop.js';

/** A shop whose cache renews what it keeps, and how its renewals ended. */
export interface RenewingShop extends CachedShop {
  readonly renewals: Renewals;
  readonly outcomes: string[];
}

export function openRenewingShop(
  flats: Flats,
  redisUrl: string,
  {
    mostUnderWay = 16,
    now = Date.now,
    ...options
  }: Partial<CacheOptions<Client>> & { mostUnderWay?: number },
): RenewingShop {
  const store = openStore(redisUrl);
  const outcomes: string[] = [];
  const renewals = new Renewals({
    store,
    mostUnderWay,
    now,
    onEnd: (subgraph, outcome) => outcomes.push(`${subgraph} ${outcome}`),
    onError: (error) => shop.failures.push(error),
  });
  const shop = openShop(flats, redisUrl, { store, renewals, now, ...options });
  const close = async (): Promise<void> => {
    await renewals.close();
    await shop.close();
  };
  return { ...shop, renewals, outcomes, close };
}
