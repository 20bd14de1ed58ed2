import type { Registry } from 'prom-client';

/**
 * A metric of a registry that several subgraphs of one process share: the first one creates it, and each is read by a
 * function of its own when the registry is.
 */
export function sharedMetric<Metric>(
  registry: Registry,
  name: string,
  create: (readAll: (metric: Metric) => Promise<void>) => Metric,
): SharedMetric<Metric> {
  const ofRegistry = readersOf.get(registry) ?? new Map<string, SharedMetric<unknown>>();
  readersOf.set(registry, ofRegistry);
  const known = ofRegistry.get(name) as SharedMetric<Metric> | undefined;
  if (known) return known;
  const readers: ((metric: Metric) => Promise<void> | void)[] = [];
  const metric = create(async (self) => {
    await Promise.all(readers.map((read) => read(self)));
  });
  const shared = { metric, readWith: (read: (metric: Metric) => Promise<void> | void) => readers.push(read) };
  ofRegistry.set(name, shared as SharedMetric<unknown>);
  return shared;
}

export interface SharedMetric<Metric> {
  readonly metric: Metric;
  readWith(read: (metric: Metric) => Promise<void> | void): void;
}

const readersOf = new WeakMap<Registry, Map<string, SharedMetric<unknown>>>();
