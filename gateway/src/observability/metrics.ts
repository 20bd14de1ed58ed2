import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { OnFetch } from '@propmubi/federation';

/** Operation names are the client's to choose, so only so many become labels; the rest count as `other`. */
const MAX_OPERATION_LABELS = 200;
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export type RequestOutcome = 'ok' | 'partial' | 'error' | 'refused';

export interface GatewayMetrics {
  readonly registry: Registry;
  request(operationName: string | undefined, outcome: RequestOutcome, durationMs: number): void;
  /** Counts whether an operation's plan was there already. */
  planned(prepared: object): void;
  readonly onFetch: OnFetch;
  subscriptionOpened(): void;
  subscriptionClosed(reason: string): void;
  readonly sockets: Gauge;
  event(): void;
}

/** Prometheus metrics of one gateway, on a registry of its own so that two may live in one process. */
export function createMetrics(): GatewayMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'graphql_request_duration_seconds',
    help: 'Time from request to answer',
    labelNames: ['operation', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  const fetches = new Histogram({
    name: 'subgraph_fetch_duration_seconds',
    help: 'Time of one subgraph fetch',
    labelNames: ['subgraph', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  const entities = new Counter({
    name: 'subgraph_entities_total',
    help: 'Entity representations asked of a subgraph, after deduplication',
    labelNames: ['subgraph'],
    registers,
  });
  const deduplicated = new Counter({
    name: 'subgraph_fetches_deduplicated_total',
    help: 'Fetches answered by an identical one under way',
    labelNames: ['subgraph'],
    registers,
  });
  const subscriptions = new Gauge({ name: 'subscriptions_open', help: 'Subscriptions open now', registers });
  const ended = new Counter({
    name: 'subscriptions_ended_total',
    help: 'Subscriptions that ended, by reason',
    labelNames: ['reason'],
    registers,
  });
  const sockets = new Gauge({ name: 'websockets_open', help: 'WebSockets open now', registers });
  const events = new Counter({
    name: 'subscription_events_total',
    help: 'Events sent to subscribers',
    registers,
  });

  const plans = new Counter({
    name: 'query_plans_total',
    help: 'Operations by whether their plan was cached',
    labelNames: ['cache'],
    registers,
  });
  const known = new WeakSet();

  const labels = new Set<string>();
  const labelOf = (operationName: string | undefined): string => {
    if (operationName === undefined) return 'anonymous';
    if (labels.has(operationName)) return operationName;
    if (labels.size >= MAX_OPERATION_LABELS) return 'other';
    labels.add(operationName);
    return operationName;
  };
  return {
    registry,
    sockets,
    request: (operationName, outcome, durationMs) =>
      requests.observe({ operation: labelOf(operationName), outcome }, durationMs / 1000),
    planned: (prepared) => {
      plans.inc({ cache: known.has(prepared) ? 'hit' : 'miss' });
      known.add(prepared);
    },
    onFetch: ({ subgraph, entityCount }) => ({
      end({ durationMs, deduplicated: wasShared, errorCount, error }) {
        const outcome = error ? 'failed' : errorCount > 0 ? 'errors' : 'ok';
        fetches.observe({ subgraph, outcome }, durationMs / 1000);
        if (entityCount > 0) entities.inc({ subgraph }, entityCount);
        if (wasShared) deduplicated.inc({ subgraph });
      },
    }),
    subscriptionOpened: () => subscriptions.inc(),
    subscriptionClosed: (reason) => {
      subscriptions.dec();
      ended.inc({ reason });
    },
    event: () => events.inc(),
  };
}
