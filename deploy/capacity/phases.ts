import type { Workload } from './plan.js';

export interface Phase {
  name: string;
  workload: Workload;
  /** What of our own metrics says that the next phase has come, in PromQL. */
  leaveWhen: string;
}

/** Of kept answers, as `pnpm bench:cache` replays traffic: 85.2 %. Markets with many writes find less. */
const KEPT = 0.8;

/** Sizes to plan by: assumptions about the market, to be replaced by its numbers as they come. */
export const PHASES: readonly Phase[] = [
  {
    name: 'a few brokerages',
    workload: { operations: 5, kept: 0, leads: 0.05, screens: 200, events: 0.2 },
    leaveWhen: 'max_over_time(sum(propmubi:operations:rate5m)[1d:5m]) > 5',
  },
  {
    name: 'a city',
    workload: { operations: 60, kept: KEPT, leads: 1, screens: 2_000, events: 5 },
    leaveWhen: 'max_over_time(sum(propmubi:operations:rate5m)[1d:5m]) > 60',
  },
  {
    name: 'the Mumbai region',
    workload: { operations: 400, kept: KEPT, leads: 6, screens: 10_000, events: 30 },
    leaveWhen: 'max_over_time(propmubi:sockets:sum[1d]) > 10000',
  },
  {
    name: 'several regions',
    workload: { operations: 2_000, kept: KEPT, leads: 30, screens: 50_000, events: 150 },
    leaveWhen: 'max_over_time(propmubi:postgres_connections:utilisation[1d]) > 0.8',
  },
];
