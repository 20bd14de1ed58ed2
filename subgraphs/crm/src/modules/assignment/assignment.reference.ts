import type { CrmContext } from '../../context.js';
import { isAgent, isManager } from '../lead/lead.policy.js';
import type { Assignment } from '../lead/assignment.entity.js';

/** An assignment by id: for managers of the brokerage and for the agent whose turn it is or was. */
export async function resolveAssignment(
  { id }: { id: string },
  context: CrmContext,
): Promise<Assignment | null> {
  const { viewer, loaders } = context;
  const assignment = await loaders.assignmentById.load(id);
  if (!assignment || assignment.organizationId !== viewer.organizationId) return null;
  const own = isAgent(viewer) && assignment.agentId === viewer.agentId;
  return own || isManager(viewer) ? assignment : null;
}
