import { onEvent, type EntityManager } from '@propmubi/runtime';
import { ReviewBasis } from '../modules/review/review.entity.js';
import { VerifiedInteraction } from '../modules/review/verified-interaction.entity.js';

/** A visit the buyer confirmed entitles to a review. */
export const onSiteVisitCompleted = onEvent('SiteVisitCompleted', async ({ data }, em) => {
  if (!data.verified || data.outcome !== 'DONE' || !data.buyerId) return;
  await remember(em, {
    id: data.visitId,
    organizationId: data.organizationId,
    buyerId: data.buyerId,
    agentId: data.agentId,
    projectId: data.projectId,
    builderId: null,
    basis: ReviewBasis.VISIT,
    occurredAt: new Date(data.completedAt),
  });
});

/** So does a payment that was verified. */
export const onPaymentReceived = onEvent('PaymentReceived', async ({ data }, em) => {
  if (!data.verified || !data.buyerId) return;
  await remember(em, {
    id: data.paymentId,
    organizationId: data.organizationId,
    buyerId: data.buyerId,
    agentId: data.agentId,
    projectId: data.projectId,
    builderId: data.builderId,
    basis: data.kind === 'TOKEN' || data.kind === 'BOOKING' ? ReviewBasis.BOOKING : ReviewBasis.PAYMENT,
    occurredAt: new Date(data.receivedAt),
  });
});

async function remember(em: EntityManager, interaction: VerifiedInteraction): Promise<void> {
  await em.upsert(VerifiedInteraction, interaction);
}
