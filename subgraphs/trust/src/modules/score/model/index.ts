export { expectationOf, lowerBoundOf } from './beta.js';
export { standing, type Evidence, type SubjectEvidence } from './evidence.js';
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
export { scoreSubject, type FactorScore, type Score } from './trust-score.js';
