import { runSubgraph } from '@propmubi/runtime';
import { createTrustSubgraph, trustConfigFromEnv } from './index.js';

await runSubgraph(trustConfigFromEnv, createTrustSubgraph);
