import { runSubgraph } from '@propmubi/runtime';
import { createPropertySubgraph, propertyConfigFromEnv } from './index.js';

await runSubgraph(propertyConfigFromEnv, createPropertySubgraph);
