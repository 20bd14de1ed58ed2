import type { RoutingConditions, RoutingRule } from '../settings/routing-rule.entity.js';

export interface RoutableLead {
  localityId: string | null;
  projectId: string | null;
  source: string;
  price: { min: number; max: number } | null;
}

type Rule = Pick<RoutingRule, 'id' | 'name' | 'position' | 'conditions' | 'agentIds' | 'isDefault'>;

/** The first rule that matches, and why it did. The default stands last whatever its position says. */
export function matchRule<R extends Rule>(
  rules: readonly R[],
  lead: RoutableLead,
): { rule: R; reason: string } {
  const ordered = [...rules].sort(
    (a, b) => Number(a.isDefault) - Number(b.isDefault) || a.position - b.position,
  );
  for (const rule of ordered) {
    const reason = rule.isDefault ? 'no other rule matched' : whyMatches(rule.conditions, lead);
    if (reason !== null) return { rule, reason };
  }
  throw new Error('A brokerage always has its default rule.');
}

/** What in the lead satisfied the conditions; null when one is not satisfied. */
function whyMatches(conditions: RoutingConditions, lead: RoutableLead): string | null {
  const { localityIds, projectIds, sources, minPrice, maxPrice } = conditions;
  const reasons: string[] = [];
  if (localityIds?.length) {
    if (!lead.localityId || !localityIds.includes(lead.localityId)) return null;
    reasons.push('locality');
  }
  if (projectIds?.length) {
    if (!lead.projectId || !projectIds.includes(lead.projectId)) return null;
    reasons.push('project');
  }
  if (sources?.length) {
    if (!(sources as string[]).includes(lead.source)) return null;
    reasons.push(`source ${lead.source}`);
  }
  if (minPrice != null || maxPrice != null) {
    if (!lead.price || lead.price.max < (minPrice ?? 0) || lead.price.min > (maxPrice ?? Infinity))
      return null;
    reasons.push('price');
  }
  return reasons.length > 0 ? reasons.join(', ') : 'the rule has no conditions';
}
