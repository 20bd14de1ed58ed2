import { query, sql } from '@propmubi/runtime';
import type { CrmContext } from '../../context.js';
import { changeStage } from '../commands/change-stage.js';
import { assertWorksOn } from '../commands/lead-command.js';
import type { Lead } from '../lead/lead.entity.js';
import { LeadActivityKind, LeadStage, LeadTemperature } from '../lead/lead.enums.js';
import { eventFacts } from '../lead/lead-key.js';
import type { LeadTransaction } from '../lead/lead-transaction.js';
import { addActivities } from '../lead/timeline/activity.repository.js';
import { type SiteVisit, SiteVisitStatus, type VisitOutcome } from './site-visit.entity.js';
import * as errors from './site-visit.errors.js';
import type { CompleteSiteVisitInput } from './site-visit.inputs.js';
import { changeVisit } from './site-visit.service.js';

const MAX_CODE_ATTEMPTS = 5;

/**
 * Records what became of a visit, once it began. With the buyer's code it counts as verified, which lets the buyer
 * review; an agent's own word does not. Wrong codes are counted, so that six digits cannot be guessed.
 * @throws ConflictError VISIT_NOT_YET, VISIT_NOT_CONFIRMED, SITE_VISIT_COMPLETED, SITE_VISIT_CANCELLED, VISIT_CODE_LOCKED
 * @throws InvalidInputError VISIT_CODE_WRONG
 */
export async function completeSiteVisit(
  context: CrmContext,
  { visitId, outcome, buyerCode }: CompleteSiteVisitInput,
): Promise<SiteVisit> {
  let wrongCode = false;
  const completed = await changeVisit(context, visitId, async (transaction, lead, visit) => {
    assertWorksOn(context, lead);
    if (visit.status === outcome) return;
    assertOutcomeDue(visit, transaction.now);
    if (buyerCode && visit.codeAttempts >= MAX_CODE_ATTEMPTS) throw errors.visitCodeLocked();
    wrongCode = Boolean(buyerCode) && buyerCode !== visit.buyerCode;
    if (wrongCode) {
      await query(
        transaction.em,
        sql`update crm.site_visit set code_attempts = code_attempts + 1 where id = ${visitId}`,
      );
      return;
    }
    const verified = outcome === SiteVisitStatus.DONE && Boolean(buyerCode);
    await recordOutcome(transaction, lead, visit, { outcome: outcome as VisitOutcome, verified });
  });
  // Thrown after the commit: the attempt has to count.
  if (wrongCode) throw errors.visitCodeWrong();
  return completed;
}

function assertOutcomeDue({ status, scheduledFor }: SiteVisit, now: Date): void {
  if (status === SiteVisitStatus.CANCELLED) throw errors.visitCancelled();
  if (status === SiteVisitStatus.REQUESTED) throw errors.visitNotConfirmed();
  if (status !== SiteVisitStatus.SCHEDULED) throw errors.visitCompleted();
  if (now < scheduledFor) throw errors.visitNotYet();
}

/** Who had the lead at the time of the visit: the outcome counts for or against them, not the one who made the date. */
async function agentWhoShowed(
  { em }: LeadTransaction,
  { leadId, scheduledFor, agentId }: SiteVisit,
): Promise<string | null> {
  const [holder] = await query(
    em,
    sql<{ agent_id: string }>`
      select agent_id from crm.assignment
       where lead_id = ${leadId} and assigned_at <= ${scheduledFor} and (ended_at is null or ended_at > ${scheduledFor})
       limit 1`,
  );
  return holder?.agent_id ?? agentId;
}

async function recordOutcome(
  transaction: LeadTransaction,
  lead: Lead,
  visit: SiteVisit,
  { outcome, verified }: { outcome: VisitOutcome; verified: boolean },
): Promise<void> {
  const { em, now, organizationId } = transaction;
  const { id: visitId, listingId } = visit;
  const agentId = await agentWhoShowed(transaction, visit);
  await query(
    em,
    sql`
      update crm.site_visit set status = ${outcome}, verified = ${verified}, completed_at = ${now}, agent_id = ${agentId}
       where id = ${visitId}`,
  );
  addActivities(transaction, [
    {
      leadId: lead.id,
      kind: LeadActivityKind.VISIT_COMPLETED,
      agentId,
      facts: { visitId, listingId, outcome, verified },
    },
  ]);
  transaction.events.push({
    type: 'SiteVisitCompleted',
    organizationId,
    data: {
      ...eventFacts(organizationId, { ...lead, listingId }),
      visitId,
      agentId,
      outcome,
      verified,
      completedAt: now.toISOString(),
    },
  });
  if (lead.stage !== LeadStage.SITE_VISIT_SCHEDULED) return;
  await changeStage(
    transaction,
    lead,
    outcome === SiteVisitStatus.DONE
      ? { stage: LeadStage.SITE_VISIT_DONE }
      : { stage: LeadStage.OPPORTUNITY, temperature: lead.temperature ?? LeadTemperature.WARM },
  );
}
