import { type EventConsumer, onEvent } from '@propmubi/runtime';
import type { AuditLog } from '../modules/audit/audit.service.js';

/** What other subgraphs did and read goes into the chain of its tenant. */
export function onActionsAudited(audit: AuditLog): EventConsumer {
  return onEvent('ActionsAudited', async ({ id, source, data: { chainId, recordedAt, actions } }, em) => {
    await audit.appendAll(
      em,
      chainId,
      actions.map((action) => ({
        ...action,
        recordedAt: new Date(recordedAt),
        source,
        eventId: id,
        details: {},
      })),
    );
  });
}
