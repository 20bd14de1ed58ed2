import { onEvent } from '@propmubi/runtime';
import { recordEvidence, type NewEvidence } from '../modules/evidence/record-evidence.js';
import { HALF_LIFE_DAYS } from '../modules/score/model/parameters.js';
import { rememberInteraction } from '../modules/standing/standing.repository.js';

const ACCEPT_WITHIN_S = 5 * 60;
const CONTACT_WITHIN_S = 15 * 60;

/** Conduct of an agent with a lead. */
function conduct(
  agentId: string,
  given: Pick<NewEvidence, 'kind' | 'sourceKey' | 'value' | 'observedAt'>,
): NewEvidence {
  return {
    subject: { type: 'AGENT', id: agentId },
    factor: 'CONDUCT',
    source: 'TRANSACTION',
    halfLifeDays: HALF_LIFE_DAYS.BEHAVIOUR,
    ...given,
  };
}

/** 1 within the deadline, then halved for every further length of it. */
export function timeliness(seconds: number, deadlineSeconds: number): number {
  return seconds <= deadlineSeconds ? 1 : 2 ** (-(seconds - deadlineSeconds) / deadlineSeconds);
}

export const onLeadAccepted = onEvent('LeadAccepted', ({ data }, em) =>
  recordEvidence(em, [
    conduct(data.agentId, {
      kind: 'RESPONSE',
      sourceKey: `${data.assignmentId}:accept`,
      value: timeliness(data.secondsToAccept, ACCEPT_WITHIN_S),
      observedAt: data.acceptedAt,
    }),
  ]),
);

export const onLeadFirstContacted = onEvent('LeadFirstContacted', ({ data }, em) =>
  recordEvidence(em, [
    conduct(data.agentId, {
      kind: 'RESPONSE',
      sourceKey: `${data.assignmentId}:contact`,
      value: timeliness(data.secondsToContact, CONTACT_WITHIN_S),
      observedAt: data.contactedAt,
    }),
  ]),
);

export const onLeadSlaBreached = onEvent('LeadSlaBreached', ({ data }, em) =>
  recordEvidence(em, [
    conduct(data.agentId, {
      kind: 'RESPONSE',
      // Accepting late after the breach must not turn it into a timely answer.
      sourceKey: `${data.assignmentId}:${(data.deadline ?? data.promise).toLowerCase()}:breach`,
      value: 0,
      observedAt: data.breachedAt,
    }),
  ]),
);

/**
 * A visit speaks about both sides: who came and who did not. Confirmed by the buyer's code it is a transaction and gives
 * the buyer standing; by the word of one side alone it is a signal.
 */
export const onSiteVisitCompleted = onEvent('SiteVisitCompleted', async ({ data }, em) => {
  const visit = { kind: 'VISIT', sourceKey: data.visitId, observedAt: data.completedAt };
  const done = data.outcome === 'DONE';
  const source = data.verified ? 'TRANSACTION' : 'SIGNAL';
  const value = done ? 1 : 0;
  const evidence: NewEvidence[] = [];
  if (data.agentId && data.outcome !== 'BUYER_NO_SHOW') {
    evidence.push({ ...conduct(data.agentId, { ...visit, value }), source });
  }
  if (data.buyerId && data.outcome !== 'AGENT_NO_SHOW') {
    const subject = { type: 'USER' as const, id: data.buyerId };
    evidence.push({ ...conduct(data.buyerId, { ...visit, value }), subject, source });
  }
  if (data.buyerId && data.verified && done) {
    await rememberInteraction(em, {
      ...data,
      id: data.visitId,
      buyerId: data.buyerId,
      relation: 'VISIT',
      occurredAt: data.completedAt,
    });
  }
  await recordEvidence(em, evidence);
});

/** A payment counts, and gives its buyer standing, once the buyer confirmed it. */
export const onPaymentReceived = onEvent('PaymentReceived', async ({ data }, em) => {
  const { buyerId } = data;
  if (!buyerId || !data.verified) return;
  await rememberInteraction(em, {
    ...data,
    id: data.paymentId,
    buyerId,
    relation: data.kind === 'TOKEN' || data.kind === 'BOOKING' ? 'BOOKING' : 'PAYMENT',
    occurredAt: data.receivedAt,
  });
  const paid = { kind: 'DEAL', sourceKey: data.paymentId, value: 1, observedAt: data.receivedAt };
  await recordEvidence(em, [{ ...conduct(buyerId, paid), subject: { type: 'USER', id: buyerId } }]);
});

export const onBookingCancelled = onEvent('BookingCancelled', ({ data }, em) => {
  const cancelled = {
    kind: 'DEAL',
    sourceKey: `${data.bookingId ?? data.leadId}:cancelled`,
    value: 0,
    observedAt: data.cancelledAt,
  };
  if (data.cancelledBy === 'AGENT' && data.agentId)
    return recordEvidence(em, [conduct(data.agentId, cancelled)]);
  if (data.cancelledBy === 'BUYER' && data.buyerId) {
    const subject = { type: 'USER' as const, id: data.buyerId };
    return recordEvidence(em, [{ ...conduct(data.buyerId, cancelled), subject }]);
  }
  return Promise.resolve();
});
