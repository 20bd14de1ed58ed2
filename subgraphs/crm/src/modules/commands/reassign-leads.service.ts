import { AppError, InvalidInputError, query, sql } from '@propmubi/runtime';
import type { CrmContext } from '../../context.js';
import { reassignLead } from './reassign-lead.service.js';
import type { ReassignLeadsInput, ReassignLeadsPayload } from './reassign-leads.inputs.js';

const MOST_AT_ONCE = 100;

/**
 * Hands many leads on, each as `reassignLead` does and each by itself: what one refuses keeps the others from nothing.
 * With `fromAgentId` the open leads of an agent who is absent, oldest first, 100 a call.
 * @throws InvalidInputError LEADS_REQUIRED unless leads or an agent are named, and not both
 */
export async function reassignLeads(
  context: CrmContext,
  input: ReassignLeadsInput,
): Promise<ReassignLeadsPayload> {
  const { agentId = null, note = null } = input;
  const leadIds = await leadsOf(context, input);
  const payload: ReassignLeadsPayload = { leadIds: [], refused: [] };
  for (const leadId of leadIds) {
    try {
      await reassignLead(context, { leadId, agentId, note });
      payload.leadIds.push(leadId);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      payload.refused.push({ leadId, code: error.code, message: error.message });
    }
  }
  return payload;
}

async function leadsOf(
  { db, viewer }: CrmContext,
  { leadIds, fromAgentId }: ReassignLeadsInput,
): Promise<string[]> {
  if (Boolean(leadIds?.length) === Boolean(fromAgentId)) {
    throw new InvalidInputError('Name leads, or the agent whose leads go on.', { code: 'LEADS_REQUIRED' });
  }
  if (!fromAgentId) return [...new Set(leadIds)];
  const rows = await db.read((em) =>
    query(
      em,
      sql<{ id: string }>`
        select lead_id as id from crm.assignment
         where organization_id = ${viewer.organizationId} and agent_id = ${fromAgentId}
           and ended_at is null order by assigned_at, id limit ${MOST_AT_ONCE}`,
    ),
  );
  return rows.map(({ id }) => id);
}
