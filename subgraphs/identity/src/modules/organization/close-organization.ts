import { type EntityManager, execute, recordEvent, sql } from '@propmubi/runtime';
import { endMemberships } from '../membership/membership.repository.js';

/**
 * The last member who can act is gone. What only one organization can have (its PAN, proved domains) is free for the next, what waited for it
 * is over, and other subgraphs end what it had: no home stays on the market and no lead open with no one to answer. Acts in its tenant.
 */
export async function closeOrganization(em: EntityManager, organizationId: string, at: Date): Promise<void> {
  const instant = sql`${at}::timestamptz`;
  const ended = [
    sql`update identity.organization set status = 'CLOSED', updated_at = ${instant} where id = ${organizationId}`,
    sql`update identity.organization_registration set verified = false, requested_name = null where organization_id = ${organizationId}`,
    sql`delete from identity.organization_brand where organization_id = ${organizationId}`,
    sql`update identity.invitation set status = 'WITHDRAWN', decided_at = ${instant}
         where organization_id = ${organizationId} and status = 'PENDING'`,
    sql`update identity.agent_application set status = 'REJECTED', decided_at = ${instant}
         where organization_id = ${organizationId} and status = 'PENDING'`,
    sql`delete from identity.sso_domain where organization_id = ${organizationId}`,
    sql`delete from identity.sso_connection where organization_id = ${organizationId}`,
    sql`update identity.webhook_endpoint set enabled = false, updated_at = ${instant}
         where organization_id = ${organizationId} and enabled`,
  ];
  for (const statement of ended) await execute(em, statement);
  // Of those whose account is deactivated.
  await endMemberships(em, { organizationId }, at);
  await recordEvent(em, {
    type: 'OrganizationClosed',
    organizationId,
    data: { organizationId, closedAt: at.toISOString() },
  });
}
