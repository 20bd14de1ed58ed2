import type { EntityManager } from '@propmubi/runtime';
import { Agent } from '../agent/agent.entity.js';
import { recordAgent } from '../agent/agent.events.js';
import { endMemberships } from './membership.repository.js';

/** Ends all that a person does for a brokerage: their leads and listings go on to others. Acts in its tenant. */
export async function endWork(
  em: EntityManager,
  { organizationId, userId }: { organizationId: string; userId: string },
  at: Date,
): Promise<void> {
  const agent = await em.findOne(Agent, { organizationId, userId, status: 'ACTIVE' });
  if (agent) {
    agent.status = 'INACTIVE';
    await em.flush();
    await recordAgent(em, 'AgentUpdated', agent, at, true);
  }
  await endMemberships(em, { organizationId, userId }, at);
}
