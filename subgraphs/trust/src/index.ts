export * from './config.js';
export * from './subgraph.js';
export type { AuditOptions, AuditResult } from './modules/transparency/audit-log.js';
