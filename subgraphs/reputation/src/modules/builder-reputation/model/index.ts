export type { Band } from './bands.js';
export type { BuilderFacts, ReviewFacts } from './builder-score.js';
export {
  assessProject,
  deliveryEvidence,
  marketOf,
  rateBuilder,
  type DeliveryAssessment,
  type Market,
  type RatedBuilder,
} from './market.js';
export { FACTORS, MODEL_VERSION } from './parameters.js';
export type { ProjectFacts, RevocationFacts } from './project-facts.js';
export { reasonsOf } from './reasons.js';
