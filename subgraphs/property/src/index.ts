export { createPropertySubgraph, type PropertySubgraph } from './subgraph.js';
export { propertyConfigFromEnv, propertySettings, type PropertyConfig } from './config.js';
export { importListings, type ListingsImportOptions } from './import/listings.import.js';
export { importMaharera, SNAPSHOT_DATE, type MahareraImportOptions } from './import/maharera.import.js';
export { describeSummary, runImportCommand } from './import/import-command.js';
export { ImportError } from './import/import-error.js';
export type { SeedWorld } from './seed.js';
export type { ListingAgents } from './import/assignment.js';
export type { ImportProgress, ImportSummary } from './import/summary.js';
