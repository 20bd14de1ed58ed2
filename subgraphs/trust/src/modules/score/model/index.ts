export { expectationOf, lowerBoundOf } from './beta.js';
export { standing, type Evidence, type EvidenceFacts, type SubjectEvidence } from './evidence.js';
export type { Code } from './codes.js';
export { improvementsOf, type Action, type Improvement } from './improvements.js';
export {
  CAPS,
  FACTORS,
  HALF_LIFE_DAYS,
  MODEL_VERSION,
  SUBJECT_TYPES,
  type Band,
  type CapCode,
  type Factor,
  type SourceClass,
  type SubjectType,
} from './parameters.js';
export type { Reason } from './reasons.js';
export { percentileIn, type SegmentStatistics } from './segment.js';
export { actionText, explain, LANGUAGES, sentenceOf, type Language } from './sentences/index.js';
export { scoreSubject, type FactorScore, type Score } from './trust-score.js';
