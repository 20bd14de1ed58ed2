import { randomInt } from 'node:crypto';
import { ConflictError, InvalidInputError, newId, NotFoundError } from '@propmubi/runtime';
import type { CrmContext } from '../../context.js';
import { addActivities } from '../lead/timeline/activity.repository.js';
import { withIdempotencyKey } from '../lead/idempotency.js';
import { assertWorksOn, onLead } from '../commands/lead-command.js';
import { invalidTransition } from '../lead/lead.errors.js';
import { LeadActivityKind, LeadStage, LeadTemperature } from '../lead/lead.enums.js';
import { mayAdvance, stagesAfter } from '../lead/pipeline.js';
import { SiteVisit, SiteVisitStatus } from './site-visit.entity.js';
import type { CompleteSiteVisitInput, ScheduleSiteVisitInput } from './site-visit.inputs.js';
import { eventFacts } from '../lead/lead-key.js';
import { changeStage } from '../commands/change-stage.js';

const MAX_CODE_ATTEMPTS = 5;

const visitNotFound = () => new NotFoundError('There is no such visit.', { code: 'SITE_VISIT_NOT_FOUND' });

/** Makes a date; the lead moves to SITE_VISIT_SCHEDULED unless it is there already. */
export async function scheduleSiteVisit(
  context: CrmContext,
  input: ScheduleSiteVisitInput,
): Promise<SiteVisit> {
  let visitId = '';
  await onLead(context, input.leadId, async (transaction, lead) => {
    assertWorksOn(context, lead);
    const { em, now, organizationId } = transaction;
    const { idempotencyKey, ...request } = input;
    const place = { operation: 'scheduleSiteVisit', key: idempotencyKey, request };
    ({ visitId } = await withIdempotencyKey(transaction, place, async () => {
      if (input.scheduledFor <= now) {
        throw new InvalidInputError('A visit lies in the future.', { code: 'VISIT_IN_THE_PAST' });
      }
      const to = LeadStage.SITE_VISIT_SCHEDULED;
      if (lead.stage !== to) {
        if (!mayAdvance(lead.stage, to)) throw invalidTransition(lead.stage, to, stagesAfter(lead.stage));
        await changeStage(transaction, lead, { stage: to });
      }
      const id = newId();
      const listingId = input.listingId ?? lead.listingId;
      await em.execute(
        `insert into crm.site_visit (id, organization_id, lead_id, listing_id, agent_id, scheduled_for, buyer_code, created_at)
         values (?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          ...[id, organizationId, lead.id, listingId, lead.agentId, input.scheduledFor],
          ...[String(randomInt(1_000_000)).padStart(6, '0'), now],
        ],
      );
      addActivities(transaction, [
        {
          leadId: lead.id,
          kind: LeadActivityKind.VISIT_SCHEDULED,
          agentId: lead.agentId,
          facts: { visitId: id },
        },
      ]);
      transaction.events.push({
        type: 'SiteVisitScheduled',
        organizationId,
        data: {
          ...eventFacts(organizationId, { ...lead, listingId }),
          visitId: id,
          agentId: lead.agentId,
          scheduledFor: input.scheduledFor.toISOString(),
        },
      });
      return { visitId: id };
    }));
  });
  return context.db.read((em) => em.findOneOrFail(SiteVisit, { id: visitId }));
}

/**
 * Records what became of a visit. With the buyer's code it counts as verified, which lets the buyer review; an
 * agent's own word does not. Wrong codes are counted, so that six digits cannot be guessed.
 */
export async function completeSiteVisit(
  context: CrmContext,
  input: CompleteSiteVisitInput,
): Promise<SiteVisit> {
  const { visitId, outcome, buyerCode } = input;
  const seen = await context.db.read((em) => em.findOne(SiteVisit, { id: visitId }));
  if (!seen) throw visitNotFound();
  let wrongCode = false;
  await onLead(context, seen.leadId, async (transaction, lead) => {
    assertWorksOn(context, lead);
    const { em, now, organizationId } = transaction;
    const visit = await em.findOneOrFail(SiteVisit, { id: visitId }, { refresh: true });
    if (visit.status === outcome) return;
    if (visit.status !== SiteVisitStatus.SCHEDULED) {
      throw new ConflictError('The outcome of this visit is recorded.', { code: 'SITE_VISIT_COMPLETED' });
    }
    if (buyerCode && visit.codeAttempts >= MAX_CODE_ATTEMPTS) {
      throw new ConflictError('Too many wrong codes.', { code: 'VISIT_CODE_LOCKED' });
    }
    wrongCode = Boolean(buyerCode) && buyerCode !== visit.buyerCode;
    if (wrongCode) {
      await em.execute(`update crm.site_visit set code_attempts = code_attempts + 1 where id = ?`, [visitId]);
      return;
    }
    const verified = outcome === SiteVisitStatus.DONE && Boolean(buyerCode);
    await em.execute(`update crm.site_visit set status = ?, verified = ?, completed_at = ? where id = ?`, [
      outcome,
      verified,
      now,
      visitId,
    ]);
    addActivities(transaction, [
      {
        leadId: lead.id,
        kind: LeadActivityKind.VISIT_COMPLETED,
        agentId: visit.agentId,
        facts: { visitId, outcome, verified },
      },
    ]);
    transaction.events.push({
      type: 'SiteVisitCompleted',
      organizationId,
      data: {
        ...eventFacts(organizationId, { ...lead, listingId: visit.listingId }),
        visitId,
        agentId: visit.agentId,
        outcome: outcome as Exclude<SiteVisitStatus, SiteVisitStatus.SCHEDULED>,
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
  });
  // Thrown after the commit: the attempt has to count.
  if (wrongCode) throw new InvalidInputError('This is not the buyer’s code.', { code: 'VISIT_CODE_WRONG' });
  return context.db.read((em) => em.findOneOrFail(SiteVisit, { id: visitId }, { refresh: true }));
}
