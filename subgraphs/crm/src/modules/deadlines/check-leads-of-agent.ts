import { type EntityManager, query, sql } from '@propmubi/runtime';
import type { CommandServices } from '../lead/lead-transaction.js';

/** Leads that are scheduled at once; a sweep finds the others. */
const MOST_CHECKS = 500;

/**
 * After a change of an agent: the open leads of one who is gone, and those in the pond for want of an agent once one is
 * there, become due now. Each is then handled in a transaction of its own, in the order of locks that commands keep.
 */
export async function checkLeadsOfAgent(
  em: EntityManager,
  services: CommandServices,
  { organizationId, agentId }: { organizationId: string; agentId: string },
): Promise<void> {
  const now = services.clock();
  const due = await query(
    em,
    sql<{ lead_id: string }>`
      with agent as (
        select status from crm.agent where organization_id = ${organizationId} and id = ${agentId}
      ), waiting as (
        update crm.lead set pond_check_at = ${now}
         where organization_id = ${organizationId} and routing_status = 'POND' and pond_check_at is not null
           and exists (select from agent where status = 'ACTIVE')
        returning id, created_at
      )
      select lead_id from (
        select s.lead_id, s.assigned_at as since from crm.assignment s
         where s.organization_id = ${organizationId} and s.agent_id = ${agentId} and s.ended_at is null
           and exists (select from agent where status in ('LEFT', 'SUSPENDED'))
        union all
        select id, created_at from waiting
      ) due order by since limit ${MOST_CHECKS}`,
  );
  await services.timers.schedule(
    em,
    due.map(({ lead_id: leadId }) => ({ organizationId, leadId, at: now })),
  );
}
