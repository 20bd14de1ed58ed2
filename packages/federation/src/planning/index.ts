export { prettyFormatQueryPlan as planText } from '@apollo/query-planner';
export { createPlanner, type OperationPlanner } from './planner.js';
export { readSupergraph, type PlannerReading } from './read-supergraph.js';
