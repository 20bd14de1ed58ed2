import { describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import { Registry } from 'prom-client';
import type { GatewayMetrics } from '../observability/metrics.js';
import { addHealthRoutes, type Dependency } from './health-routes.js';

const up: Dependency = { name: 'crm', check: () => Promise.resolve() };
const down: Dependency = { name: 'redis', check: () => Promise.reject(new Error('away')) };

async function ready(dependencies: readonly Dependency[], isDraining = false) {
  const app = fastify();
  addHealthRoutes(app, {
    dependencies: () => dependencies,
    metrics: { registry: new Registry() } as GatewayMetrics,
    isDraining: () => isDraining,
    warming: () => undefined,
    metricsAccess: { metricsToken: '', trustProxy: false },
  });
  const { statusCode, body } = await app.inject('/health/ready');
  await app.close();
  return [statusCode, JSON.parse(body) as unknown];
}

describe('/health/ready', () => {
  it('names what is up and down', async () => {
    expect(await ready([up])).toEqual([200, { status: 'ready', dependencies: { crm: 'up' } }]);
    expect(await ready([up, down])).toEqual([
      503,
      { status: 'not ready', down: ['redis'], dependencies: { crm: 'up', redis: 'down' } },
    ]);
  });

  it('says that it drains without asking any dependency', async () => {
    const asked: string[] = [];
    const silent: Dependency = {
      name: 'trust',
      check: () => {
        asked.push('trust');
        return new Promise(() => undefined);
      },
    };
    expect(await ready([silent, down], true)).toEqual([503, { status: 'draining' }]);
    expect(asked).toEqual([]);
  });
});
