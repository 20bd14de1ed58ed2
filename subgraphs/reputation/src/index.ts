export * from './config.js';
export * from './subgraph.js';
export { reportOn, type PredictorResult, type TrustReport } from './evaluation/report.js';
export type { BuilderComparison } from './modules/builder-reputation/compare-builders.js';
export type { Band } from './modules/builder-reputation/model/bands.js';
export type { BuilderFacts } from './modules/builder-reputation/model/builder-score.js';
export type { ProjectFacts, RevocationFacts } from './modules/builder-reputation/model/project-facts.js';
export { reputationPersonalData } from './personal-data.js';
export { reputationMigrations } from './migrations/index.js';
