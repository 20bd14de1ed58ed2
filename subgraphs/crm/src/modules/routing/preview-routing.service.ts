import type { CrmContext } from '../../context.js';
import { listingNotFound } from '../lead/lead.errors.js';
import { ListingProjection } from '../listing/listing-projection.entity.js';
import { OrganizationSettings } from '../settings/organization-settings.entity.js';
import { rulesOf } from '../settings/settings.repository.js';
import { isOpen } from '../settings/working-hours.js';
import { eligibleAgents } from './candidates.repository.js';
import { canonicalLanguage } from './languages.js';
import { type LeadNeeds, matchOf, NEAR_BEST } from './match.js';
import type { PreviewRoutingInput, RoutingPreview } from './preview-routing.types.js';
import { matchRule } from './rules.js';

/**
 * What routing would do with such a lead now, without doing it: the rule, and each agent who may take it, best first.
 * Those within 0.05 of the best take turns. @throws NotFoundError LISTING_NOT_FOUND
 */
export function previewRouting(
  { db, viewer, now }: CrmContext,
  input: PreviewRoutingInput,
): Promise<RoutingPreview> {
  const organizationId = viewer.organizationId as string;
  return db.read(async (em) => {
    const listing = input.listingId
      ? await em.findOne(ListingProjection, { id: input.listingId, organizationId })
      : null;
    if (input.listingId && !listing) throw listingNotFound();
    const settings = await em.findOne(OrganizationSettings, { organizationId });
    if (!settings) return { isOpen: false, rule: null, reason: null, candidates: [] };
    const budget = input.budget ?? { min: listing?.price, max: listing?.price };
    const max = budget.max ?? budget.min ?? null;
    const lead: LeadNeeds = {
      localityId: listing?.localityId ?? input.localityId ?? null,
      projectId: listing?.projectId ?? input.projectId ?? null,
      price: max === null ? null : { min: budget.min ?? max, max },
      languages: (input.languages ?? []).map(canonicalLanguage),
    };
    const rules = await rulesOf(em, organizationId);
    const { rule, reason } = matchRule(rules, { ...lead, source: input.source });
    const candidates = await eligibleAgents(em, {
      organizationId,
      now: now(),
      projectId: lead.projectId,
      agentIds: rule.agentIds,
      excluded: [],
      onShiftOnly: true,
    });
    const matches = candidates
      .map((candidate) => ({ agentId: candidate.agentId, ...matchOf(lead, candidate) }))
      .sort((a, b) => b.final - a.final);
    const contenders = matches.filter(({ final }) => final >= (matches[0]?.final ?? 0) - NEAR_BEST).length;
    return {
      isOpen: isOpen(now(), settings),
      rule,
      reason,
      candidates: matches.map(({ agentId, ...match }) => ({
        agentId,
        match: { ...match, eligible: matches.length, contenders },
      })),
    };
  });
}
