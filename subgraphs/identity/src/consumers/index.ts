import type { Quotas } from '@propmubi/domain';
import type { EventConsumer } from '@propmubi/runtime';
import type { AuditLog } from '../modules/audit/audit.service.js';
import type { NotificationRecorder } from '../modules/notification/record/record-notification.js';
import type { WebhookServices } from '../modules/webhook/webhooks.js';
import { onActionsAudited } from './on-actions-audited.js';
import { onConsentChanged } from './on-consent-changed.js';
import { onLeadCreated } from './on-lead-created.js';
import { onLeadAssigned, onLeadSeen, onLeadUnassigned } from './on-lead-holder.js';
import { onStorageMeasured } from './on-storage-measured.js';
import { notifyingConsumers } from './on-notified.js';
import { webhookConsumers } from './on-webhook-event.js';

/** What this subgraph does when an event arrives; people are notified of what is known by then. */
export function createConsumers(
  audit: AuditLog,
  recorder: NotificationRecorder,
  quotas: Quotas,
  webhooks: WebhookServices,
): EventConsumer[] {
  return [
    onActionsAudited(audit),
    onConsentChanged,
    onLeadAssigned,
    onLeadUnassigned,
    onLeadCreated,
    onStorageMeasured(quotas),
    ...onLeadSeen,
    ...notifyingConsumers(recorder),
    ...webhookConsumers(webhooks),
  ];
}
