import type { Metric, MetricObject, Registry } from 'prom-client';

interface SeriesOptions {
  readonly name: string;
  readonly help: string;
  /** At most three. */
  readonly labelNames: readonly string[];
  readonly registers: readonly Registry[];
}

/** Label values in the order of the names. */
type LabelValues = readonly [string?, string?, string?];

interface Series {
  readonly labels: Record<string, string>;
  /** Observations by bucket, not cumulated; the last one is above every bound. */
  readonly counts: Float64Array;
  sum: number;
}

/**
 * Metrics of the kinds `prom-client` has, for what happens several times a request: one look-up by the label values, and
 * additions in arrays that are there already. Written out when they are read.
 */
abstract class SeriesMetric {
  readonly name: string;
  readonly help: string;
  private readonly labelNames: readonly string[];
  private readonly series = new Map<string, Map<string, Map<string, Series>>>();

  constructor(
    { name, help, labelNames, registers }: SeriesOptions,
    private readonly buckets: number,
  ) {
    this.name = name;
    this.help = help;
    this.labelNames = labelNames;
    // A registry asks a metric for its name and its values, of whatever class it is.
    for (const registry of registers) registry.registerMetric(this as unknown as Metric);
  }

  abstract get(): Promise<MetricObject>;

  reset(): void {
    this.series.clear();
  }

  protected *all(): Generator<Series> {
    for (const byTwo of this.series.values()) for (const byThree of byTwo.values()) yield* byThree.values();
  }

  protected of(one = '', two = '', three = ''): Series {
    const known = this.series.get(one)?.get(two)?.get(three);
    return known ?? this.add([one, two, three]);
  }

  private add(values: readonly [string, string, string]): Series {
    const [one, two, three] = values;
    const labels = Object.fromEntries(this.labelNames.map((name, index) => [name, values[index] ?? '']));
    const series = { labels, counts: new Float64Array(this.buckets), sum: 0 };
    const byTwo = this.series.get(one) ?? new Map<string, Map<string, Series>>();
    const byThree = byTwo.get(two) ?? new Map<string, Series>();
    this.series.set(one, byTwo.set(two, byThree.set(three, series)));
    return series;
  }
}

export class SeriesHistogram extends SeriesMetric {
  constructor(
    options: SeriesOptions,
    private readonly bounds: readonly number[],
  ) {
    super(options, bounds.length + 1);
  }

  observe(value: number, ...labels: LabelValues): void {
    const series = this.of(...labels);
    const { bounds } = this;
    let bucket = 0;
    while (bucket < bounds.length && value > (bounds[bucket] ?? 0)) bucket += 1;
    series.counts[bucket] = (series.counts[bucket] ?? 0) + 1;
    series.sum += value;
  }

  get(): Promise<MetricObject> {
    const { name, help } = this;
    const values = [...this.all()].flatMap(({ labels, counts, sum }) => {
      let total = 0;
      const buckets = [...counts].map((count, index) => {
        total += count;
        const le = this.bounds[index] ?? '+Inf';
        return { labels: { le, ...labels }, value: total, metricName: `${name}_bucket` };
      });
      return [
        ...buckets,
        { labels, value: sum, metricName: `${name}_sum` },
        { labels, value: total, metricName: `${name}_count` },
      ];
    });
    return Promise.resolve({ name, help, type: 'histogram', aggregator: 'sum', values } as never);
  }
}

export class SeriesCounter extends SeriesMetric {
  constructor(options: SeriesOptions) {
    super(options, 0);
  }

  increase(by: number, ...labels: LabelValues): void {
    this.of(...labels).sum += by;
  }

  get(): Promise<MetricObject> {
    const { name, help } = this;
    const values = [...this.all()].map(({ labels, sum }) => ({ labels, value: sum }));
    return Promise.resolve({ name, help, type: 'counter', aggregator: 'sum', values } as never);
  }
}
