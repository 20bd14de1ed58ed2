import type { Dashboard } from './dashboard.js';

export const database: Dashboard = {
  uid: 'database',
  title: 'database',
  panels: [
    {
      title: 'Pools',
      description: 'Share of the connections of each process that are in use.',
      unit: 'percentunit',
      queries: { '{{service}} {{instance}}': 'propmubi:pool:utilisation' },
      limit: 0.9,
    },
    {
      title: 'Requests that wait for a connection',
      description: 'By subgraph.',
      unit: 'short',
      queries: { '{{subgraph}}': 'sum by (subgraph) (database_pool_connections{state="waiting"})' },
      limit: 1,
    },
    {
      title: 'Slow statements',
      description: 'In five minutes; each is in the log of its service.',
      unit: 'short',
      queries: { '{{subgraph}}': 'sum by (subgraph) (increase(database_slow_statements[5m]))' },
    },
    {
      title: 'Connections of Postgres',
      description: 'Share of max_connections, by all clients.',
      unit: 'percentunit',
      queries: { used: 'propmubi:postgres_connections:utilisation' },
      limit: 0.8,
    },
    {
      title: 'Deadlocks and rolled back transactions',
      description: 'In five minutes.',
      unit: 'short',
      queries: {
        deadlocks: 'max(increase(postgres_deadlocks[5m]))',
        'rolled back': 'max(increase(postgres_rollbacks[5m]))',
      },
    },
    {
      title: 'Sorts and joins on disk',
      description: 'Bytes in five minutes.',
      unit: 'bytes',
      queries: { written: 'max(increase(postgres_temporary_bytes[5m]))' },
    },
    {
      title: 'Size',
      description: 'Of the database.',
      unit: 'bytes',
      queries: { database: 'max(postgres_database_bytes)' },
    },
    {
      title: 'Archive of the write-ahead log',
      description:
        'Age of the last segment, and segments that could not be archived. Nothing where nothing is archived.',
      unit: 's',
      queries: {
        age: 'time() - max(postgres_archived_timestamp_seconds)',
        'failed in 5 min': 'max(increase(postgres_archive_failures[5m]))',
      },
      limit: 900,
    },
  ],
};

export const cache: Dashboard = {
  uid: 'cache',
  title: 'kept and shared answers',
  panels: [
    {
      title: 'Answers that were kept',
      description: 'Share of root answers and entities that needed no fetch.',
      unit: 'percentunit',
      queries: { all: 'propmubi:cache_hits:ratio_rate30m' },
    },
    {
      title: 'Kept, by subgraph',
      description: 'The same in five minutes.',
      unit: 'percentunit',
      queries: {
        '{{subgraph}}':
          '(sum by (subgraph) (rate(subgraph_cache_lookups_total{outcome=~"hit|stale"}[5m])) or sum by (subgraph) (rate(subgraph_cache_lookups_total[5m])) * 0) / (sum by (subgraph) (rate(subgraph_cache_lookups_total[5m])) > 0)',
      },
    },
    {
      title: 'Answers over their time',
      description: 'A second: given while they were fetched anew, and how these fetches ended.',
      unit: 'ops',
      queries: {
        given: 'sum(rate(subgraph_cache_lookups_total{outcome="stale"}[5m]))',
        '{{outcome}}': 'sum by (outcome) (rate(subgraph_cache_renewals_total[5m]))',
      },
    },
    {
      title: 'Least kept operations',
      description: 'Fetches a second for what could have been kept, the ten most.',
      unit: 'ops',
      queries: {
        '{{operation}}':
          'topk(10, sum by (operation) (rate(graphql_cache_lookups_total{outcome="miss"}[5m])))',
      },
    },
    {
      title: 'Age of kept answers',
      description: 'The oldest tenth of what was answered, by subgraph.',
      unit: 's',
      queries: {
        '{{subgraph}}':
          'histogram_quantile(0.9, sum by (subgraph, le) (rate(subgraph_cache_age_seconds_bucket[5m])))',
      },
    },
    {
      title: 'Fetches that were spared',
      description: 'A second: by an identical one under way, or sent together with another.',
      unit: 'ops',
      queries: {
        identical: 'sum(rate(subgraph_fetches_deduplicated_total[5m]))',
        together: 'sum(rate(subgraph_fetches_batched_total[5m]))',
      },
    },
    {
      title: 'Fetches',
      description: 'A second that reached a subgraph.',
      unit: 'ops',
      queries: { '{{subgraph}}': 'sum by (subgraph) (rate(subgraph_fetch_duration_seconds_count[5m]))' },
    },
  ],
};
