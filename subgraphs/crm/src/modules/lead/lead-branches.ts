import { pgTextArray, type RawBuilder, sql } from '@propmubi/runtime';
import type { LeadFilter } from './lead.inputs.js';
import type { LeadFacts } from './lead.policy.js';

type Condition = RawBuilder<unknown>;

const COLUMNS: Record<keyof LeadFacts, string> = {
  organizationId: 'organization_id',
  agentId: 'agent_id',
  buyerUserId: 'buyer_user_id',
  routingStatus: 'routing_status',
  stage: 'stage',
};

/**
 * Conditions of branches that have no lead in common and together all of the alternatives. A whole brokerage's leads are
 * split by stage, else by state of routing, where some are asked for: each part is a range of an index in the page's order.
 */
export function branchesOf(alternatives: readonly LeadFacts[], filter: LeadFilter): Condition[][] {
  return alternatives.flatMap((facts, position) => {
    const others = alternatives.slice(0, position).map((earlier) => sql`(${and(earlier)}) is not true`);
    return partsOf(facts, filter).map((part) => [...allOf(part), ...others]);
  });
}

function partsOf(facts: LeadFacts, { stages, routingStatuses }: LeadFilter): LeadFacts[] {
  const isWholeBrokerage = Object.keys(facts).length === 1 && facts.organizationId !== undefined;
  if (!isWholeBrokerage) return [facts];
  if (stages?.length) return [...new Set(stages)].map((stage) => ({ ...facts, stage }));
  if (!routingStatuses?.length) return [facts];
  return [...new Set(routingStatuses)].map((routingStatus) => ({ ...facts, routingStatus }));
}

export function allOf(facts: LeadFacts): Condition[] {
  return (Object.keys(facts) as (keyof LeadFacts)[]).map(
    (name) => sql`${sql.ref(`l.${COLUMNS[name]}`)} = ${facts[name]}`,
  );
}

export function isOneOf(column: 'stage' | 'routing_status', values: readonly string[]): Condition {
  return sql`${sql.ref(`l.${column}`)} = any (${pgTextArray(values)}::text[])`;
}

function and(facts: LeadFacts): Condition {
  return sql.join(allOf(facts), sql` and `);
}
