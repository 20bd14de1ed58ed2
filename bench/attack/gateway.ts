import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createGateway, gatewayConfigFromEnv } from '../../gateway/src/index.js';

/** The gateway on the real supergraph, whose subgraphs answer nothing: what is measured happens before them. */
const supergraphSdl = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
const gateway = await createGateway(
  { ...gatewayConfigFromEnv({ LOG_LEVEL: 'silent', AUTHENTICATION: 'false' }), port: 0, host: '127.0.0.1' },
  {
    supergraphSdl,
    dependencies: [],
    transports: () => ({ fetch: () => Promise.resolve({ data: null }) }),
  },
);
// How much later than due a timer of 1 ms comes: for that long nothing else was served.
const RESOLUTION_MS = 1;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();
const held = (ns: number): number => Math.max(ns / 1e6 - RESOLUTION_MS, 0);
process.on('message', (question) => {
  if (question === 'delay') {
    process.send?.({
      p50: held(delay.percentile(50)),
      p99: held(delay.percentile(99)),
      max: held(delay.max),
    });
    delay.reset();
    return;
  }
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ rss, heapUsed });
});
process.send?.({ url: gateway.url });
