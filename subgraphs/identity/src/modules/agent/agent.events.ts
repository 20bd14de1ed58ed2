import { type EntityManager, idOf, recordEvent } from '@propmubi/runtime';
import type { Agent } from './agent.entity.js';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** What routing and scoring know of an agent: the whole state, so that consumers never ask back. */
export async function recordAgent(
  em: EntityManager,
  type: 'AgentRegistered' | 'AgentUpdated',
  agent: Agent,
  at: Date,
  left = false,
): Promise<void> {
  await recordEvent(em, {
    type,
    organizationId: agent.organizationId,
    data: {
      agentId: agent.id,
      organizationId: agent.organizationId,
      userId: agent.userId,
      reraNumber: agent.reraNumber,
      licenceExpiresOn: agent.licenceExpiresOn,
      status: left ? 'LEFT' : eventStatusOf(agent),
      languages: agent.languages,
      localityIds: agent.localities.map(localityIdOf),
      localities: agent.localities,
      budgetMin: agent.budgetMin,
      budgetMax: agent.budgetMax,
      shift: shiftOf(agent),
      dailyCap: agent.dailyCap,
      openCap: agent.openCap,
      updatedAt: at.toISOString(),
    },
  });
}

export async function recordAvailability(em: EntityManager, agent: Agent, at: Date): Promise<void> {
  await recordEvent(em, {
    type: 'AgentAvailabilityChanged',
    organizationId: agent.organizationId,
    data: {
      agentId: agent.id,
      organizationId: agent.organizationId,
      status: eventStatusOf(agent),
      shift: shiftOf(agent),
      changedAt: at.toISOString(),
    },
  });
}

function eventStatusOf({ status, paused }: Agent) {
  if (status === 'INACTIVE') return 'SUSPENDED';
  return paused ? 'PAUSED' : 'ACTIVE';
}

function shiftOf({ shiftStartMinute, shiftEndMinute }: Agent) {
  return { days: EVERY_DAY, startMinute: shiftStartMinute, endMinute: shiftEndMinute };
}

/** Property names localities in upper case, whatever the spelling of a listing or a profile. */
function localityIdOf(name: string): string {
  return idOf('Locality', name.trim().toUpperCase());
}
