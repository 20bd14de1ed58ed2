import { readFileSync } from 'node:fs';
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
process.on('message', () => {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ rss, heapUsed });
});
process.send?.({ url: gateway.url });
