import { collectDefaultMetrics, Registry } from 'prom-client';
import { droppedLogLines } from '../log/log-output.js';

/** Prometheus metrics of a process, those every process has included: CPU, memory, GC, event-loop lag. */
export function createRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  registry.registerMetric(droppedLogLines);
  return registry;
}
