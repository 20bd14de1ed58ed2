import { newId, query, sql } from '@propmubi/runtime';
import type { LeadTransaction } from '../lead-transaction.js';
import type { LeadAlertKind } from './alert.entity.js';

/** Raises an alert for the managers; one that is open for the same lead and kind stays the only one. */
export async function raiseAlert(
  { em, organizationId, now }: LeadTransaction,
  leadId: string,
  kind: LeadAlertKind,
): Promise<void> {
  await query(
    em,
    sql`
      insert into crm.alert (id, organization_id, lead_id, kind, raised_at)
      values (${newId()}, ${organizationId}, ${leadId}, ${kind}, ${now})
      on conflict (lead_id, kind) where acknowledged_at is null and resolved_at is null do nothing`,
  );
}
