import { query, sql } from '@propmubi/runtime';
import type { CrmContext } from '../../context.js';
import { changeStage } from '../commands/change-stage.js';
import { assertBuyer, assertWorksOn, countBuyerChange, onLead } from '../commands/lead-command.js';
import { LeadFeedKind } from '../feed/store/feed-entry.js';
import { notifyAgent } from '../feed/store/notify-agent.js';
import { withIdempotencyKey } from '../lead/idempotency.js';
import type { Lead } from '../lead/lead.entity.js';
import { LeadActivityKind, LeadStage, LeadTemperature } from '../lead/lead.enums.js';
import { invalidTransition, leadClosed } from '../lead/lead.errors.js';
import type { LeadTransaction } from '../lead/lead-transaction.js';
import { isClosed, mayAdvance, stagesAfter } from '../lead/pipeline.js';
import { SiteVisit, SiteVisitStatus } from './site-visit.entity.js';
import * as errors from './site-visit.errors.js';
import type {
  CancelSiteVisitInput,
  RequestSiteVisitInput,
  RescheduleSiteVisitInput,
  ScheduleSiteVisitInput,
} from './site-visit.inputs.js';
import {
  assertListingOfBrokerage,
  insertVisit,
  openVisits,
  recordVisit,
  visitOf,
} from './site-visit.repository.js';

const { REQUESTED, SCHEDULED, CANCELLED } = SiteVisitStatus;
/** Open visits of one lead: enough for a weekend, and no way to fill an agent's calendar. */
const MOST_OPEN_VISITS = 8;
const YEAR_MS = 365 * 24 * 60 * 60_000;

/**
 * The agent makes a date; the lead moves to SITE_VISIT_SCHEDULED unless it is there already.
 * @throws InvalidInputError VISIT_IN_THE_PAST, VISIT_TOO_FAR_AHEAD; NotFoundError LISTING_NOT_FOUND
 * @throws ConflictError INVALID_STAGE_TRANSITION, TOO_MANY_VISITS; RateLimitedError LEAD_RATE_LIMITED
 */
export function scheduleSiteVisit(context: CrmContext, input: ScheduleSiteVisitInput): Promise<SiteVisit> {
  return makeVisit(context, 'scheduleSiteVisit', input, async (transaction, lead) => {
    assertWorksOn(context, lead);
    await context.services.leadLimiter.countWork(lead.id);
    await advanceToScheduled(transaction, lead);
    return SCHEDULED;
  });
}

/**
 * The buyer proposes a date; the agent agrees by `rescheduleSiteVisit`, at this time or another.
 * @throws ForbiddenError NOT_THE_BUYER; ConflictError LEAD_CLOSED; and as scheduleSiteVisit
 */
export function requestSiteVisit(context: CrmContext, input: RequestSiteVisitInput): Promise<SiteVisit> {
  return makeVisit(context, 'requestSiteVisit', input, async (_transaction, lead) => {
    assertBuyer(context, lead);
    if (isClosed(lead.stage)) throw leadClosed();
    await countBuyerChange(context);
    return REQUESTED;
  });
}

async function makeVisit(
  context: CrmContext,
  operation: string,
  { idempotencyKey, ...request }: ScheduleSiteVisitInput,
  check: (transaction: LeadTransaction, lead: Lead) => Promise<SiteVisitStatus>,
): Promise<SiteVisit> {
  let visitId = '';
  await onLead(context, request.leadId, async (transaction, lead) => {
    ({ visitId } = await withIdempotencyKey(
      transaction,
      { operation, key: idempotencyKey, request },
      async () => {
        assertComing(request.scheduledFor, transaction.now);
        if (request.listingId) await assertListingOfBrokerage(transaction, request.listingId);
        const status = await check(transaction, lead);
        if ((await openVisits(transaction, lead.id)) >= MOST_OPEN_VISITS) throw errors.tooManyVisits();
        const listingId = request.listingId ?? lead.listingId;
        const visit = await insertVisit(transaction, lead, {
          listingId,
          scheduledFor: request.scheduledFor,
          status,
        });
        recordVisit(transaction, lead, visit);
        await notifyOfVisit(context, transaction, lead);
        return { visitId: visit.id };
      },
    ));
  });
  return context.db.read((em) => em.findOneOrFail(SiteVisit, { id: visitId }));
}

/**
 * Moves a visit. By the agent or a manager it is agreed at the new time, which also answers a request; by the buyer it
 * is a request again. @throws ConflictError SITE_VISIT_COMPLETED, SITE_VISIT_CANCELLED, and as scheduleSiteVisit
 */
export function rescheduleSiteVisit(
  context: CrmContext,
  { visitId, scheduledFor }: RescheduleSiteVisitInput,
): Promise<SiteVisit> {
  return changeVisit(context, visitId, async (transaction, lead, visit) => {
    assertOpen(visit);
    assertComing(scheduledFor, transaction.now);
    const byBuyer = lead.buyerUserId !== null && context.viewer.userId === lead.buyerUserId;
    if (!byBuyer) {
      assertWorksOn(context, lead);
      await advanceToScheduled(transaction, lead);
    }
    const status = byBuyer ? REQUESTED : SCHEDULED;
    if (visit.status === status && visit.scheduledFor.getTime() === scheduledFor.getTime()) return;
    await (byBuyer ? countBuyerChange(context) : context.services.leadLimiter.countWork(lead.id));
    await query(
      transaction.em,
      sql`
        update crm.site_visit set scheduled_for = ${scheduledFor}, status = ${status}, agent_id = ${lead.agentId}
         where id = ${visitId}`,
    );
    recordVisit(transaction, lead, { ...visit, scheduledFor, status, agentId: lead.agentId });
    await notifyOfVisit(context, transaction, lead);
  });
}

/** Cancels a visit, by either side; the second time changes nothing. @throws ConflictError SITE_VISIT_COMPLETED */
export function cancelSiteVisit(
  context: CrmContext,
  { visitId, note = null }: CancelSiteVisitInput,
): Promise<SiteVisit> {
  return changeVisit(context, visitId, async (transaction, lead, visit) => {
    const byBuyer = lead.buyerUserId !== null && context.viewer.userId === lead.buyerUserId;
    if (!byBuyer) assertWorksOn(context, lead);
    if (visit.status === CANCELLED) return;
    assertOpen(visit);
    await query(transaction.em, sql`update crm.site_visit set status = ${CANCELLED} where id = ${visitId}`);
    transaction.activities.push({
      leadId: lead.id,
      kind: LeadActivityKind.VISIT_CANCELLED,
      agentId: visit.agentId,
      note,
      facts: { visitId, listingId: visit.listingId, byBuyer },
    });
    const wasLast = (await openVisits(transaction, lead.id, SCHEDULED)) === 0;
    if (lead.stage === LeadStage.SITE_VISIT_SCHEDULED && wasLast) {
      const temperature = lead.temperature ?? LeadTemperature.WARM;
      await changeStage(transaction, lead, { stage: LeadStage.OPPORTUNITY, temperature });
    }
    await notifyOfVisit(context, transaction, lead);
  });
}

/** Runs a change of a visit the viewer may see, with its lead's row locked. @throws NotFoundError SITE_VISIT_NOT_FOUND */
export async function changeVisit(
  context: CrmContext,
  visitId: string,
  change: (transaction: LeadTransaction, lead: Lead, visit: SiteVisit) => Promise<void>,
): Promise<SiteVisit> {
  const seen = await context.db.read((em) => visitOf(em, visitId));
  if (!seen || !(await context.db.read((em) => context.visibleLead(em, seen.leadId)))) {
    throw errors.visitNotFound();
  }
  await onLead(context, seen.leadId, async (transaction, lead) => {
    const visit = await transaction.em.findOneOrFail(SiteVisit, { id: visitId }, { refresh: true });
    await change(transaction, lead, visit);
  });
  return context.db.read((em) => em.findOneOrFail(SiteVisit, { id: visitId }, { refresh: true }));
}

/** What the agent did themselves is no news to them. */
async function notifyOfVisit(
  { viewer }: CrmContext,
  transaction: LeadTransaction,
  lead: Lead,
): Promise<void> {
  if (lead.agentId === null || viewer.agentId === lead.agentId) return;
  await notifyAgent(transaction, lead.id, LeadFeedKind.VISIT_CHANGED);
}

async function advanceToScheduled(transaction: LeadTransaction, lead: Lead): Promise<void> {
  const to = LeadStage.SITE_VISIT_SCHEDULED;
  if (lead.stage === to) return;
  if (!mayAdvance(lead.stage, to)) throw invalidTransition(lead.stage, to, stagesAfter(lead.stage));
  await changeStage(transaction, lead, { stage: to });
}

function assertComing(at: Date, now: Date): void {
  if (at <= now) throw errors.visitInThePast();
  if (at.getTime() - now.getTime() > YEAR_MS) throw errors.visitTooFarAhead();
}

function assertOpen({ status }: SiteVisit): void {
  if (status === CANCELLED) throw errors.visitCancelled();
  if (status !== SCHEDULED && status !== REQUESTED) throw errors.visitCompleted();
}
