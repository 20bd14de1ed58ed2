import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { EventBusLag } from './bus-types.js';

export interface EventMetrics {
  /** An event was published, so many seconds after it was recorded. */
  relayed(subgraph: string, type: string, seconds: number): void;
  handled(
    subgraph: string,
    type: string,
    outcome: 'handled' | 'duplicate' | 'failed' | 'dead_lettered',
    seconds: number,
  ): void;
}

export const noMetrics: EventMetrics = { relayed: () => undefined, handled: () => undefined };

const NAMES = [
  'propmubi_events_relay_seconds',
  'propmubi_events_published_total',
  'propmubi_events_handle_seconds',
  'propmubi_events_handled_total',
  'propmubi_events_lag',
];

/** Latencies as they happen; lag is asked for when the metrics are read. */
export function createEventMetrics(registry: Registry, readLag: () => Promise<EventBusLag>): EventMetrics {
  const registers = [registry];
  // A bus that was stopped and started again takes its own place.
  for (const name of NAMES) registry.removeSingleMetric(name);
  const relaySeconds = new Histogram({
    name: 'propmubi_events_relay_seconds',
    help: 'From recording an event to its entry in the stream',
    labelNames: ['subgraph'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers,
  });
  const published = new Counter({
    name: 'propmubi_events_published_total',
    help: 'Facts that were committed and put into a stream, by type: leads created, assigned, accepted, …',
    labelNames: ['subgraph', 'type'],
    registers,
  });
  const handleSeconds = new Histogram({
    name: 'propmubi_events_handle_seconds',
    help: 'One delivery of an event to its consumers, with the transaction',
    labelNames: ['subgraph', 'type'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5, 10],
    registers,
  });
  const outcomes = new Counter({
    name: 'propmubi_events_handled_total',
    help: 'Deliveries by outcome',
    labelNames: ['subgraph', 'type', 'outcome'],
    registers,
  });
  const lagGauge = new Gauge({
    name: 'propmubi_events_lag',
    help: 'Events that wait: in an outbox (unpublished), in a stream (unhandled), or dead-lettered (dead)',
    labelNames: ['subgraph', 'where'],
    registers,
    async collect() {
      // Metrics must stay readable while Postgres or Redis is away.
      const lag = await readLag().catch(() => undefined);
      if (!lag) return;
      const set = (where: string, counts: Record<string, number>) => {
        for (const [subgraph, count] of Object.entries(counts)) lagGauge.set({ subgraph, where }, count);
      };
      set('unpublished', lag.unpublished);
      set('unhandled', lag.unhandled);
      set('dead', lag.deadLetters);
    },
  });
  return {
    relayed: (subgraph, type, seconds) => {
      relaySeconds.observe({ subgraph }, seconds);
      published.inc({ subgraph, type });
    },
    handled: (subgraph, type, outcome, seconds) => {
      handleSeconds.observe({ subgraph, type }, seconds);
      outcomes.inc({ subgraph, type, outcome });
    },
  };
}
