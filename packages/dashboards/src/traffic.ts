import type { Dashboard } from './dashboard.js';

/** What clients ask, and what the gateway asks subgraphs for it. */
export const gateway: Dashboard = {
  uid: 'gateway',
  title: 'gateway and subgraphs',
  panels: [
    {
      title: 'Operations',
      description: 'A second, the ten most frequent by name.',
      unit: 'reqps',
      queries: { '{{operation}}': 'topk(10, propmubi:operations:rate5m)' },
    },
    {
      title: 'Slowest hundredth of operations',
      description: 'The ten slowest by name.',
      unit: 's',
      queries: { '{{operation}}': 'topk(10, propmubi:operation_seconds:p99_5m)' },
      limit: 0.5,
    },
    {
      title: 'Errors in answers',
      description: 'A second, by code; docs/errors.md says what each is.',
      unit: 'ops',
      queries: { '{{code}}': 'topk(10, propmubi:errors:rate5m)' },
    },
    {
      title: 'Outcomes',
      description: 'Whole answers, partial ones, errors, and refusals of what was asked wrongly.',
      unit: 'reqps',
      queries: { '{{outcome}}': 'sum by (outcome) (rate(graphql_request_duration_seconds_count[5m]))' },
    },
    {
      title: 'Operations of subgraphs',
      description: 'A second, by outcome; `failed` is not the fault of the request.',
      unit: 'reqps',
      queries: { '{{subgraph}} {{outcome}}': 'propmubi:subgraph_operations:rate5m' },
    },
    {
      title: 'Slowest hundredth of subgraphs',
      description: 'Measured in the subgraph.',
      unit: 's',
      queries: { '{{subgraph}}': 'propmubi:subgraph_operation_seconds:p99_5m' },
    },
    {
      title: 'Requests to subgraphs that failed',
      description: 'Share without an answer.',
      unit: 'percentunit',
      queries: { '{{subgraph}}': 'propmubi:subgraph_failures:ratio_rate5m' },
      limit: 0.05,
    },
    {
      title: 'Plans that were there already',
      description: 'Share of operations that needed no planning.',
      unit: 'percentunit',
      queries: {
        kept: 'sum(rate(query_plans_total{cache="hit"}[5m])) / (sum(rate(query_plans_total[5m])) > 0)',
      },
    },
  ],
};

/** Open sockets, events on their way, and the outboxes behind them. */
export const live: Dashboard = {
  uid: 'live',
  title: 'live leads and events',
  panels: [
    {
      title: 'Open sockets and subscriptions',
      description: 'Of all gateways.',
      unit: 'short',
      queries: { sockets: 'propmubi:sockets:sum', subscriptions: 'sum(subscriptions_open)' },
    },
    {
      title: 'Events to subscribers',
      description: 'A second.',
      unit: 'ops',
      queries: { events: 'sum(rate(subscription_events_total[5m]))' },
    },
    {
      title: 'Why subscriptions ended',
      description: 'A second, by reason. Clients resume by their cursor.',
      unit: 'ops',
      queries: { '{{reason}}': 'sum by (reason) (rate(subscriptions_ended_total[5m]))' },
    },
    {
      title: 'From commit to stream',
      description: 'The slowest hundredth, by subgraph.',
      unit: 's',
      queries: {
        '{{subgraph}}':
          'histogram_quantile(0.99, sum by (subgraph, le) (rate(propmubi_events_relay_seconds_bucket[5m])))',
      },
      limit: 1,
    },
    {
      title: 'Events that wait',
      description: 'Not published yet, not handled yet, and dead letters.',
      unit: 'short',
      queries: { '{{subgraph}} {{where}}': 'max by (subgraph, where) (propmubi_events_lag)' },
    },
    {
      title: 'Events handled',
      description: 'A second, by outcome.',
      unit: 'ops',
      queries: { '{{outcome}}': 'sum by (outcome) (rate(propmubi_events_handled_total[5m]))' },
    },
  ],
};
