import { LeadStage } from './lead.enums.js';

const {
  PROSPECT,
  OPPORTUNITY,
  SITE_VISIT_SCHEDULED,
  SITE_VISIT_DONE,
  NEGOTIATION,
  BOOKED,
  UNQUALIFIED,
  LOST,
} = LeadStage;

/**
 * Incoming → Prospect → Opportunity → SiteVisitScheduled → SiteVisitDone → Negotiation → Booked (domain.md), with the
 * ways back that happen: a visit that falls through, a second visit. Any open stage may end Unqualified or Lost, and a
 * booking may be cancelled.
 */
const NEXT: Record<LeadStage, readonly LeadStage[]> = {
  INCOMING: [PROSPECT, UNQUALIFIED, LOST],
  PROSPECT: [OPPORTUNITY, UNQUALIFIED, LOST],
  OPPORTUNITY: [SITE_VISIT_SCHEDULED, UNQUALIFIED, LOST],
  SITE_VISIT_SCHEDULED: [SITE_VISIT_DONE, OPPORTUNITY, UNQUALIFIED, LOST],
  SITE_VISIT_DONE: [NEGOTIATION, SITE_VISIT_SCHEDULED, UNQUALIFIED, LOST],
  NEGOTIATION: [BOOKED, SITE_VISIT_SCHEDULED, UNQUALIFIED, LOST],
  BOOKED: [LOST],
  UNQUALIFIED: [],
  LOST: [],
};

export function stagesAfter(stage: LeadStage): readonly LeadStage[] {
  return NEXT[stage];
}

export function mayAdvance(from: LeadStage, to: LeadStage): boolean {
  return NEXT[from].includes(to);
}

/** No agent works on it any more. */
export function isClosed(stage: LeadStage): boolean {
  return stage === BOOKED || needsReason(stage);
}

/** Closed without a booking, which must say why. */
export function needsReason(stage: LeadStage): boolean {
  return stage === UNQUALIFIED || stage === LOST;
}
