import { runSubgraph } from '@propmubi/runtime';
import { createReputationSubgraph, reputationConfigFromEnv } from './index.js';

await runSubgraph(reputationConfigFromEnv, createReputationSubgraph);
