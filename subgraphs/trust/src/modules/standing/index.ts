export { rememberInteraction, findStanding } from './standing.repository.js';
export { RELATION_WEIGHTS, type Relation, type Standing } from './standing.js';
