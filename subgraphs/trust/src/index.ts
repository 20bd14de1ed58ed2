export * from './config.js';
export * from './subgraph.js';
export type { AuditOptions, AuditResult } from './modules/transparency/audit-log.js';
export type { ScoreComparison, Sides } from './modules/score/compare-models.js';
export { trustPersonalData } from './personal-data.js';
export { trustMigrations } from './migrations/index.js';
