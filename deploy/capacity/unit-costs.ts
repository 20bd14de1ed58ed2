export interface UnitCost {
  value: number;
  /** The command that measured it, and on what; or that it is assumed. */
  source: string;
}

const SHARED_MACHINE = 'two virtual cores that other programs used, too';

/** What one of each costs the platform, all its processes together. Replace one by measuring it again on machines of your own. */
export const UNIT_COSTS = {
  operationCpuMs: {
    value: 22.7,
    source: `pnpm bench:showcase: twenty homes with the data of five subgraphs, processor time; ${SHARED_MACHINE}`,
  },
  keptOperationCpuMs: {
    value: 3,
    source: 'assumed: an answer that is sent again as it was has not been measured',
  },
  leadCpuMs: {
    value: 24,
    source: 'pnpm bench:live --mode distributed: 48 % of a core at 20 leads a second, each on a screen',
  },
  eventCpuMs: {
    value: 2.3,
    source: 'pnpm bench:live: 46 % of a core at 200 events a second to 10,000 screens',
  },
  socketBytes: { value: 24_900, source: 'pnpm bench:live: resident, 10,000 sockets' },
  processBytes: { value: 256 * 1024 * 1024, source: 'bench/gateway of the bundle, after 2 x 5 s of load' },
} as const satisfies Record<string, UnitCost>;
