export * from './config.js';
export * from './subgraph.js';
export { reportOn, type PredictorResult, type TrustReport } from './evaluation/report.js';
export type {
  Band,
  BuilderFacts,
  ProjectFacts,
  RevocationFacts,
} from './modules/builder-reputation/model/index.js';
