import { runSubgraph } from '@propmubi/runtime';
import { createCrmSubgraph, crmConfigFromEnv } from './index.js';

await runSubgraph(crmConfigFromEnv, createCrmSubgraph);
