import { createSharedBuckets, type Limit, limitKeys } from '@propmubi/runtime/limits';
import type { FastifyInstance } from 'fastify';
import { Histogram, type Registry } from 'prom-client';

/** Of one reading, in bytes: five measures are some 200. */
const MOST_BYTES = 1_024;
const SECONDS = [0.05, 0.1, 0.2, 0.5, 0.8, 1.2, 1.8, 2.5, 4, 6, 10];
const SHIFTS = [0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1];
const MOST_MS = 60_000;

/** A page sends one reading; a person opens few pages in a minute. */
const PER_ADDRESS: Limit = { name: 'vitals-address', points: 60, windowSeconds: 60, onRedisDown: 'allow' };
const IN_ALL: Limit = { name: 'vitals', points: 6_000, windowSeconds: 60, onRedisDown: 'allow' };

interface Measure {
  name: 'LCP' | 'INP' | 'FCP' | 'TTFB' | 'CLS';
  value: number;
}

const measure = (name: object, most: number) => ({
  type: 'object',
  required: ['name', 'value'],
  properties: { name, value: { type: 'number', minimum: 0, maximum: most } },
});
const READING = {
  type: 'array',
  minItems: 1,
  maxItems: 5,
  items: {
    oneOf: [measure({ enum: ['LCP', 'INP', 'FCP', 'TTFB'] }, MOST_MS), measure({ const: 'CLS' }, 10)],
  },
};

/**
 * `POST /vitals`: what browsers measured of the app (web.dev/vitals), as metrics. A reading has measures and nothing of who
 * sent it; neither address nor browser is kept. Buckets of this process bound how many count.
 */
export function addVitalsRoutes(app: FastifyInstance, registry: Registry): void {
  const buckets = createSharedBuckets(undefined);
  const seconds = new Histogram({
    name: 'web_vital_seconds',
    help: 'Times that browsers measured of the app, by measure of web.dev/vitals',
    labelNames: ['vital'],
    buckets: SECONDS,
    registers: [registry],
  });
  const shift = new Histogram({
    name: 'web_vital_layout_shift',
    help: 'Cumulative layout shift that browsers measured',
    buckets: SHIFTS,
    registers: [registry],
  });
  const options = { bodyLimit: MOST_BYTES, schema: { body: READING } };
  app.post<{ Body: Measure[] }>('/vitals', options, async (request, reply) => {
    buckets.spend([
      { limit: PER_ADDRESS, key: limitKeys.address(request.ip) },
      { limit: IN_ALL, key: 'all' },
    ]);
    for (const { name, value } of request.body) {
      if (name === 'CLS') shift.observe(value);
      else seconds.observe({ vital: name }, value / 1_000);
    }
    return reply.code(204).send();
  });
}
