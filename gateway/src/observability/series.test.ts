import { expect, it } from '@jest/globals';
import { Counter, Histogram, Registry } from 'prom-client';
import { SeriesCounter, SeriesHistogram } from './series.js';

it('reads as the metrics of prom-client do, whatever was observed', async () => {
  const [ours, theirs] = [new Registry(), new Registry()];
  const histogram = { name: 'took_seconds', help: 'Time "taken"', labelNames: ['subgraph', 'kind'] };
  const counter = { name: 'sent_total', help: 'Sent', labelNames: ['subgraph'] };
  const buckets = [0.1, 1, 10];
  const own = {
    histogram: new SeriesHistogram({ ...histogram, registers: [ours] }, buckets),
    counter: new SeriesCounter({ ...counter, registers: [ours] }),
  };
  const reference = {
    histogram: new Histogram({ ...histogram, buckets, registers: [theirs] }),
    counter: new Counter({ ...counter, registers: [theirs] }),
  };
  for (const [subgraph, kind] of [
    ['crm', 'query'],
    ['crm', 'mutation'],
    ['a"b\\c\n', 'query'],
  ] as const) {
    for (const value of [0, 0.1, 0.100001, 1, 7.5, 10, 11, 1e9]) {
      own.histogram.observe(value, subgraph, kind);
      reference.histogram.observe({ subgraph, kind }, value);
    }
    own.counter.increase(3, subgraph);
    reference.counter.inc({ subgraph }, 3);
  }
  expect(await ours.metrics()).toBe(await theirs.metrics());
  ours.resetMetrics();
  theirs.resetMetrics();
  expect(await ours.metrics()).toBe(await theirs.metrics());
});

it('keeps label values apart that are the same when they are put together', async () => {
  const registry = new Registry();
  const counter = new SeriesCounter({
    name: 'n',
    help: 'N',
    labelNames: ['one', 'two'],
    registers: [registry],
  });
  counter.increase(1, 'ab', 'c');
  counter.increase(1, 'a', 'bc');
  expect(await registry.getMetricsAsJSON()).toMatchObject([{ values: { length: 2 } }]);
});
