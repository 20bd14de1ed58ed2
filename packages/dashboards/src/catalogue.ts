import { business } from './business.js';
import type { Dashboard } from './dashboard.js';
import { cache, database } from './stores.js';
import { gateway, live } from './traffic.js';

/** What a person looks at first: the objectives, and whether anything is at its limit. */
const overview: Dashboard = {
  uid: 'overview',
  title: 'overview',
  panels: [
    {
      title: 'Operations that failed',
      description:
        'Share of answers with an error of ours. The objective is 0.1 % in a month; 1.44 % for an hour wakes a person.',
      unit: 'percentunit',
      queries: { '5 min': 'propmubi:api_errors:ratio_rate5m', '1 h': 'propmubi:api_errors:ratio_rate1h' },
      limit: 0.0144,
    },
    {
      title: 'Operations that were slow',
      description: 'Share of answers later than 0.5 s. The objective is 1 % in a month.',
      unit: 'percentunit',
      queries: { '5 min': 'propmubi:api_slow:ratio_rate5m', '1 h': 'propmubi:api_slow:ratio_rate1h' },
      limit: 0.144,
    },
    {
      title: 'News of leads that were late',
      description:
        'Share of facts that were in their stream later than 1 s after their commit. The objective is 0.1 % in a month.',
      unit: 'percentunit',
      queries: {
        '5 min': 'propmubi:lead_news_late:ratio_rate5m',
        '1 h': 'propmubi:lead_news_late:ratio_rate1h',
      },
      limit: 0.0144,
    },
    {
      title: 'Alerts that fire',
      description: 'By name; each has a runbook.',
      unit: 'short',
      queries: { '{{alertname}}': 'sum by (alertname) (ALERTS{alertstate="firing"})' },
    },
    {
      title: 'Processes that answer',
      description: 'Processes that Prometheus reads, by service.',
      unit: 'short',
      queries: { '{{service}}': 'sum by (service) (up)' },
    },
    {
      title: 'Processor time',
      description: 'Of a core, by process. A Node process has one core for its work.',
      unit: 'percentunit',
      queries: { '{{service}} {{instance}}': 'propmubi:cpu:rate5m' },
      limit: 0.8,
    },
    {
      title: 'Memory',
      description: 'Resident, by process.',
      unit: 'bytes',
      queries: { '{{service}} {{instance}}': 'process_resident_memory_bytes' },
    },
    {
      title: 'Event loop',
      description: 'The slowest hundredth of its turns: nothing is answered meanwhile.',
      unit: 's',
      queries: { '{{service}} {{instance}}': 'nodejs_eventloop_lag_p99_seconds' },
      limit: 0.2,
    },
  ],
};

/** The six, in the order in which they are shown. */
export const DASHBOARDS: readonly Dashboard[] = [overview, gateway, live, database, cache, business];
