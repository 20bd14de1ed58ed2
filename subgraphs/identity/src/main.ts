import { runSubgraph } from '@propmubi/runtime';
import { createIdentitySubgraph, identityConfigFromEnv } from './index.js';

await runSubgraph(identityConfigFromEnv, createIdentitySubgraph);
