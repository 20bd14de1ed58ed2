import { LeadActivityKind, LeadStage } from '../lead.enums.js';
import { isClosed } from '../pipeline.js';
import type { NewActivity } from './new-activity.js';
import { EnquiryEventKind, PondEventKind } from './audience.enums.js';

const BUYER_KINDS: Partial<Record<LeadActivityKind, EnquiryEventKind>> = {
  [LeadActivityKind.ASSIGNED]: EnquiryEventKind.ASSIGNED,
  [LeadActivityKind.ACCEPTED]: EnquiryEventKind.ACCEPTED,
  [LeadActivityKind.FIRST_CONTACTED]: EnquiryEventKind.CONTACTED,
  [LeadActivityKind.VISIT_REQUESTED]: EnquiryEventKind.VISIT_CHANGED,
  [LeadActivityKind.VISIT_SCHEDULED]: EnquiryEventKind.VISIT_CHANGED,
  [LeadActivityKind.VISIT_COMPLETED]: EnquiryEventKind.VISIT_CHANGED,
  [LeadActivityKind.VISIT_CANCELLED]: EnquiryEventKind.VISIT_CHANGED,
  [LeadActivityKind.PAYMENT_RECORDED]: EnquiryEventKind.PAYMENT_RECORDED,
  [LeadActivityKind.MESSAGED]: EnquiryEventKind.MESSAGED,
};

/** What the buyer is told of an entry of the timeline; null: it is the brokerage's own affair. */
export function buyerKindOf({ kind, facts }: NewActivity): EnquiryEventKind | null {
  if (kind === LeadActivityKind.STAGE_CHANGED) return closes(facts) ? EnquiryEventKind.CLOSED : null;
  return BUYER_KINDS[kind] ?? null;
}

/** Whether the entry brings the lead into the pond or takes it out, should it be there. */
export function pondKindOf({ kind, facts }: NewActivity): PondEventKind | null {
  if (kind === LeadActivityKind.SENT_TO_POND) return PondEventKind.ENTERED;
  const leaves =
    kind === LeadActivityKind.ASSIGNED || (kind === LeadActivityKind.STAGE_CHANGED && closes(facts));
  return leaves ? PondEventKind.LEFT : null;
}

function closes(facts: NewActivity['facts']): boolean {
  return isClosed(facts?.['to'] as LeadStage);
}
