import { ForbiddenError } from '@propmubi/runtime/errors';
import type { FastifyInstance } from 'fastify';
import { Gauge } from 'prom-client';
import { mayReadMetrics, type MetricsAccess } from './metrics-access.js';
import type { Warming } from '../cache/warmer.js';
import type { GatewayMetrics } from '../observability/metrics.js';

/** Something the gateway needs to answer, and how to ask whether it is there. */
export interface Dependency {
  readonly name: string;
  /** Rejects, or does not answer in time, when it is not. */
  check(signal: AbortSignal): Promise<unknown>;
}

export interface HealthRoutes {
  readonly dependencies: () => readonly Dependency[];
  readonly metrics: GatewayMetrics;
  /** How far the cache of answers is warmed; undefined where there is none, or none to be. */
  readonly warming: () => Warming | undefined;
  readonly isDraining: () => boolean;
  readonly metricsAccess: MetricsAccess;
}

const CHECK_TIMEOUT_MS = 2_000;

/**
 * `/health` says the process lives; `/health/ready` asks every dependency and names those that do not answer, and of one that drains
 * says so at once; `/health/cache` how much work was spared.
 */
export function addHealthRoutes(
  app: FastifyInstance,
  { dependencies, metrics, warming, isDraining, metricsAccess }: HealthRoutes,
): void {
  new Gauge({
    name: 'gateway_dependency_up',
    help: 'Whether a dependency of the gateway answers, asked when metrics are read',
    labelNames: ['dependency'],
    registers: [metrics.registry],
    async collect() {
      const checks = await Promise.all(dependencies().map(checkOne));
      for (const { name, isUp } of checks) this.set({ dependency: name }, isUp ? 1 : 0);
    },
  });
  app.get('/health', () => ({ status: 'alive' }));
  app.get('/health/ready', async (_request, reply) => {
    // A balancer must not wait for a dependency that keeps silent.
    if (isDraining()) return reply.code(503).send({ status: 'draining' });
    const checks = await Promise.all(dependencies().map(checkOne));
    const states = Object.fromEntries(checks.map(({ name, isUp }) => [name, isUp ? 'up' : 'down']));
    const down = checks.filter(({ isUp }) => !isUp).map(({ name }) => name);
    if (down.length > 0) return reply.code(503).send({ status: 'not ready', down, dependencies: states });
    return { status: 'ready', dependencies: states };
  });
  app.get('/health/cache', () => ({ ...metrics.sharing(), warming: warming() ?? null }));
  app.get('/metrics', async (request, reply) => {
    if (!mayReadMetrics(request, metricsAccess)) {
      throw new ForbiddenError('Metrics are for clients on this machine, or with METRICS_TOKEN.');
    }
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}

async function checkOne({ name, check }: Dependency): Promise<{ name: string; isUp: boolean }> {
  const timeout = new AbortController();
  const timer = setTimeout(() => {
    timeout.abort();
  }, CHECK_TIMEOUT_MS);
  const timedOut = new Promise<false>((resolve) => {
    timeout.signal.addEventListener('abort', () => {
      resolve(false);
    });
  });
  try {
    const answered = check(timeout.signal).then(
      () => true,
      () => false,
    );
    return { name, isUp: await Promise.race([answered, timedOut]) };
  } finally {
    clearTimeout(timer);
  }
}

/** A subgraph of ours over HTTP: its own readiness. Others: whether they answer a GraphQL request at all. */
export function subgraphDependency(name: string, url: string, isOurs: boolean): Dependency {
  return {
    name,
    async check(signal) {
      const response = isOurs
        ? await fetch(new URL('/health/ready', url), { signal })
        : await fetch(url, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: '{"query":"{__typename}"}',
            signal,
          });
      await response.body?.cancel();
      if (isOurs && !response.ok) throw new Error(`${name} is not ready`);
    },
  };
}
