import { onEvent } from '@propmubi/runtime';
import { recordEvidence, type NewEvidence } from '../modules/evidence/index.js';
import { HALF_LIFE_DAYS } from '../modules/score/model/index.js';

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

/** 1 within the promise, then halved for every further promise's length. */
export function timeliness(seconds: number, promiseSeconds: number): number {
  return seconds <= promiseSeconds ? 1 : 2 ** (-(seconds - promiseSeconds) / promiseSeconds);
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
      sourceKey: `${data.assignmentId}:${data.promise.toLowerCase()}:breach`,
      value: 0,
      observedAt: data.breachedAt,
    }),
  ]),
);

/** A visit tells about both sides: who came and who did not. */
export const onSiteVisitCompleted = onEvent('SiteVisitCompleted', ({ data }, em) => {
  const visit = { kind: 'VISIT', sourceKey: data.visitId, observedAt: data.completedAt };
  const evidence: NewEvidence[] = [];
  if (data.agentId && data.outcome !== 'BUYER_NO_SHOW') {
    evidence.push(conduct(data.agentId, { ...visit, value: data.outcome === 'DONE' ? 1 : 0 }));
  }
  if (data.buyerId && data.outcome !== 'AGENT_NO_SHOW') {
    const value = data.outcome === 'DONE' ? 1 : 0;
    evidence.push({
      ...conduct(data.buyerId, { ...visit, value }),
      subject: { type: 'USER', id: data.buyerId },
    });
  }
  return recordEvidence(em, evidence);
});

export const onPaymentReceived = onEvent('PaymentReceived', ({ data }, em) => {
  if (!data.buyerId || !data.verified) return Promise.resolve();
  const paid = { kind: 'DEAL', sourceKey: data.paymentId, value: 1, observedAt: data.receivedAt };
  return recordEvidence(em, [
    { ...conduct(data.buyerId, paid), subject: { type: 'USER', id: data.buyerId } },
  ]);
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
