import { onEvent } from '@propmubi/runtime';
import { appendAnchor } from '../modules/audit-anchor/audit-anchor.repository.js';

/** Heads of the audit trails are anchored where who can write the trails cannot reach. */
export const onAuditHeadsTaken = onEvent('AuditHeadsTaken', ({ data }, em) => appendAnchor(em, data));
