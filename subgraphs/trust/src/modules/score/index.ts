export { TrustScore } from './trust-score.entity.js';
export {
  TrustImprovementResolver,
  TrustReasonResolver,
  TrustScoreResolver,
  TrustSubjectType,
} from './trust-score.resolver.js';
export { trustBySubject, trustScoreById } from './trust-score.loaders.js';
export { createRecomputer, type Recomputer } from './recomputer.js';
export { requestRecomputation } from './recomputation.queue.js';
export { requestAllScores } from './request-all.js';
