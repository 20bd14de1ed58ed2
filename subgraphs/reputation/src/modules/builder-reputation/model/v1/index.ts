export { baseRatesOf, type BaseRates } from './base-rates.js';
export { scoreBuilder, type BuilderScore, type ReviewFacts } from './builder-score.js';
export { FACTORS, MODEL_VERSION } from './parameters.js';
export { valuesOfProject, type ProjectFacts } from './project-values.js';
