import type { Plan } from './plan.js';

/** What a month of each costs, in one currency; of your own account, by its price list. */
export interface Prices {
  currency: string;
  machine: number;
  /** A primary with a standby in another zone. */
  database: number;
  /** A Redis with a replica; there are two, for events and for kept answers. */
  redis: number;
  /** Balancer, DNS, logs and metrics: whatever the size. */
  fixed: number;
}

export interface MonthlyCost {
  machines: number;
  stores: number;
  fixed: number;
  all: number;
}

export function monthlyCost({ machines }: Plan, prices: Prices): MonthlyCost {
  const parts = {
    machines: machines * prices.machine,
    stores: prices.database + 2 * prices.redis,
    fixed: prices.fixed,
  };
  return { ...parts, all: parts.machines + parts.stores + parts.fixed };
}
