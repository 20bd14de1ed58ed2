import { definitionOf, isEventType } from '@propmubi/events';
import type { EventConsumer } from '@propmubi/runtime';
import { insertDeliveries } from '../modules/webhook/delivery/delivery.repository.js';
import {
  WEBHOOK_EVENT_TYPES,
  WEBHOOK_EVENTS,
  webhookDataOf,
  webhookFactsOf,
} from '../modules/webhook/webhook-events.js';
import { endpointsFor } from '../modules/webhook/webhook.repository.js';
import type { WebhookServices } from '../modules/webhook/webhooks.js';

/**
 * Writes a delivery for each webhook of the event’s organization that wants it, in the inbox’s transaction: one for each event,
 * however often it comes, in the order in which the events of a subject come.
 */
export function webhookConsumers({
  schedule,
  now,
}: Pick<WebhookServices, 'schedule' | 'now'>): EventConsumer[] {
  return WEBHOOK_EVENT_TYPES.map((webhookType) => {
    const { from, type } = WEBHOOK_EVENTS[webhookType];
    return {
      type: from,
      async handle(event, em) {
        const { organizationid: organizationId } = event;
        if (organizationId === null || !isEventType(event.type)) return;
        const data = event.data as Record<string, unknown>;
        const endpointIds = await endpointsFor(em, webhookType, webhookFactsOf(data));
        if (endpointIds.length === 0) return;
        const at = new Date(now());
        const subjectId = data[definitionOf(event.type).subject] as string;
        const message = {
          eventId: event.id,
          eventType: type,
          subjectId,
          data: { ...webhookDataOf(webhookType, data), organizationId },
          occurredAt: new Date(event.time),
        };
        await insertDeliveries(
          em,
          organizationId,
          endpointIds.map((endpointId) => ({ endpointId, ...message })),
          at,
        );
        const lanes = endpointIds.map((endpointId) => ({ organizationId, endpointId, subjectId, at }));
        await schedule(em, lanes);
      },
    };
  });
}
