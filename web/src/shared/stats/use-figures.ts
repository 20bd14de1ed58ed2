import type { LeadStatsGroup } from '../../graphql/graphql.js';
import { useGraph } from '../../lib/graph.js';
import { LeadFigures } from './lead-figures-query.js';
import { daysOf, type Period } from './period.js';

/** The leads of a period, counted one way: a manager's of the brokerage, an agent's own. */
export function useFigures(period: Period, groupBy: LeadStatsGroup) {
  return useGraph(LeadFigures, { input: { ...daysOf(period), groupBy } });
}
