import { type AnyNewEvent, type EntityManager, idOf, recordEvent, recordEvents } from '@propmubi/runtime';
import type { Agent } from './agent.entity.js';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/**
 * What routing and scoring know of an agent: the whole state, so that consumers never ask back. Who is new is found by search
 * from then on.
 */
export async function recordAgent(
  em: EntityManager,
  type: 'AgentRegistered' | 'AgentUpdated',
  agent: Agent,
  at: Date,
  left = false,
): Promise<void> {
  const changed: AnyNewEvent = {
    type,
    organizationId: agent.organizationId,
    data: {
      agentId: agent.id,
      organizationId: agent.organizationId,
      userId: agent.userId,
      reraNumber: agent.reraNumber,
      licenceExpiresOn: agent.licenceExpiresOn,
      // The end of an absence is told by AgentAvailabilityChanged; until then this event leaves it as it is.
      status: left ? 'LEFT' : agent.pausedUntil === null ? eventStatusOf(agent) : workingStatusOf(agent),
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
  };
  await recordEvents(em, type === 'AgentRegistered' ? [changed, profileOf(agent, at)] : [changed]);
}

/** What search finds them by changed. */
export async function recordProfile(em: EntityManager, agent: Agent, at: Date): Promise<void> {
  await recordEvents(em, [profileOf(agent, at)]);
}

function profileOf(agent: Agent, at: Date): AnyNewEvent {
  const { id: agentId, organizationId, name: registeredName, reraNumber, localities } = agent;
  return {
    type: 'AgentProfilePublished',
    organizationId,
    data: { agentId, organizationId, registeredName, reraNumber, localities, updatedAt: at.toISOString() },
  };
}

export async function recordAvailability(em: EntityManager, agent: Agent, at: Date): Promise<void> {
  await recordEvent(em, {
    type: 'AgentAvailabilityChanged',
    organizationId: agent.organizationId,
    data: {
      agentId: agent.id,
      organizationId: agent.organizationId,
      status: eventStatusOf(agent),
      pausedUntil: agent.paused ? (agent.pausedUntil?.toISOString() ?? null) : null,
      shift: shiftOf(agent),
      changedAt: at.toISOString(),
    },
  });
}

function eventStatusOf(agent: Agent) {
  const status = workingStatusOf(agent);
  return status === 'ACTIVE' && agent.paused ? 'PAUSED' : status;
}

function workingStatusOf({ status }: Agent) {
  return status === 'INACTIVE' ? 'SUSPENDED' : 'ACTIVE';
}

function shiftOf({ shiftStartMinute, shiftEndMinute }: Agent) {
  return { days: EVERY_DAY, startMinute: shiftStartMinute, endMinute: shiftEndMinute };
}

/** Property names localities in upper case, whatever the spelling of a listing or a profile. */
function localityIdOf(name: string): string {
  return idOf('Locality', name.trim().toUpperCase());
}
