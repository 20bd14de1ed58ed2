export { crmConfigFromEnv, crmSettings, type CrmConfig } from './config.js';
export { createCrmSubgraph, type CrmOverrides, type CrmSubgraph } from './subgraph.js';
export type { CrmWorld } from './seed.js';
export { crmPersonalData } from './personal-data.js';
export { crmMigrations } from './subgraph.js';
