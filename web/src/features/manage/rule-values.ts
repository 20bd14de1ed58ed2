import type { LeadSource, RoutingConditionsInput } from '../../graphql/graphql.js';
import { LAKH, rupeesOfLakh } from '../../ui/lakh.js';
import type { Rule } from './rules-query.js';

/** A routing rule as its form has it. */
export interface RuleValues {
  name: string;
  localityIds: string[];
  sources: LeadSource[];
  /** Lakh. */
  from: string;
  to: string;
  agentIds: string[];
}

export const EMPTY_RULE: RuleValues = {
  name: '',
  localityIds: [],
  sources: [],
  from: '',
  to: '',
  agentIds: [],
};

export function valuesOfRule({ name, conditions, agents }: Rule): RuleValues {
  const { localityIds, sources, minPrice, maxPrice } = conditions;
  return {
    name,
    localityIds: localityIds ?? [],
    sources: sources ?? [],
    from: minPrice == null ? '' : String(minPrice / LAKH),
    to: maxPrice == null ? '' : String(maxPrice / LAKH),
    agentIds: agents.map(({ id }) => id),
  };
}

/** What a rule is made or changed with. `projectIds` stay as they are: the form does not show them. */
export function ruleInput(values: RuleValues, projectIds?: string[] | null) {
  const { name, localityIds, sources, from, to, agentIds } = values;
  const conditions: RoutingConditionsInput = {
    ...(localityIds.length > 0 && { localityIds }),
    ...(sources.length > 0 && { sources }),
    ...(from && { minPrice: rupeesOfLakh(from) }),
    ...(to && { maxPrice: rupeesOfLakh(to) }),
    ...(projectIds?.length && { projectIds }),
  };
  return { name: name.trim(), agentIds, conditions };
}
