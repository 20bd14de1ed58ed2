import { type EventConsumer, onEvent } from '@propmubi/runtime';
import type { AuditLog } from '../modules/audit/audit.service.js';
import { setTransactionUser } from '../security/set-transaction-user.js';
import { insertErasedPart } from '../modules/erasure/erasure-receipt.repository.js';

/** Another subgraph has forgotten a person: it goes into the receipt, and into the chain that shows a later change. */
export function onPersonalDataErased(audit: AuditLog, now: () => Date): EventConsumer {
  return onEvent('PersonalDataErased', async ({ data }, em) => {
    const { userId, subgraph, rows } = data;
    await setTransactionUser(em, { userId });
    if (!(await insertErasedPart(em, userId, data))) return;
    await audit.append(em, {
      organizationId: null,
      actorId: null,
      action: 'PERSONAL_DATA_ERASED',
      subjectId: userId,
      details: { subgraph, rows: rows.reduce((sum, { count }) => sum + count, 0) },
      at: now(),
    });
  });
}
