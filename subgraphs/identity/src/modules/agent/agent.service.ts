import {
  assertId,
  ForbiddenError,
  NotFoundError,
  type TenantScope,
  type RedisClient,
} from '@propmubi/runtime';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import { dateInIndia } from '../../today.js';
import type { AuditLog } from '../audit/audit.service.js';
import { endMemberships } from '../membership/membership.repository.js';
import { unlinkSso } from '../sso/sso.repository.js';
import { endAllSessions } from '../session/session-revocation.js';
import { Agent } from './agent.entity.js';
import { recordAgent, recordAvailability, recordProfile } from './agent.events.js';
import type { UpdateAgentProfileInput } from './agent.inputs.js';
import { maySetCaps, mayUpdateAgent } from './agent.policy.js';
import { parseAbsence, parseProfile } from './agent.profile.js';

/** What only the brokerage decides about an agent. */
const MANAGED = ['dailyCap', 'openCap', 'licenceExpiresOn'] as const;

export interface AgentDependencies {
  redis: RedisClient;
  audit: AuditLog;
  now: () => number;
}

export function createAgentService({ redis, audit, now }: AgentDependencies) {
  return {
    /** Ends an agent’s work for the manager’s brokerage, and the sessions that still speak for it. */
    async remove(db: TenantScope, agentId: string): Promise<Agent> {
      const id = assertId(agentId, 'agentId');
      const { userId: managerId, organizationId } = db.viewer;
      const at = new Date(now());
      return db.write(async (em) => {
        const agent = await em.findOne(Agent, { id, status: 'ACTIVE' });
        if (!agent) throw new NotFoundError('There is no such agent.', { code: 'AGENT_NOT_FOUND' });
        if (agent.organizationId !== organizationId) throw new ForbiddenError();
        agent.status = 'INACTIVE';
        await endMemberships(em, { organizationId, userId: agent.userId, role: 'AGENT' }, at);
        await recordAgent(em, 'AgentUpdated', agent, at, true);
        await audit.append(em, {
          organizationId,
          actorId: managerId,
          action: 'AGENT_REMOVED',
          subjectId: agent.id,
          at,
        });
        await setTransactionUser(em, { userId: agent.userId });
        await endAllSessions(em, redis, agent.userId, 'LEFT_BROKERAGE', at);
        await unlinkSso(em, agent.userId);
        return agent;
      });
    },

    async update(db: TenantScope, input: UpdateAgentProfileInput): Promise<Agent> {
      const id = input.agentId ? assertId(input.agentId, 'agentId') : db.viewer.agentId;
      if (!id) throw new NotFoundError('You have no agent profile.', { code: 'AGENT_NOT_FOUND' });
      return db.write(async (em) => {
        const agent = await em.findOne(Agent, { id });
        if (!agent) throw new NotFoundError('There is no such agent.', { code: 'AGENT_NOT_FOUND' });
        if (!mayUpdateAgent(db.viewer, agent)) throw new ForbiddenError();
        if (MANAGED.some((field) => input[field] != null) && !maySetCaps(db.viewer, agent)) {
          throw new ForbiddenError('Caps and licence are set by a manager of the brokerage.');
        }
        const at = new Date(now());
        const { paused, pausedUntil, shiftStartMinute, shiftEndMinute } = agent;
        const changes = {
          ...parseProfile(input, agent, dateInIndia(now())),
          ...parseAbsence(input, at),
        };
        em.assign(agent, changes);
        if (input.licenceExpiresOn != null) agent.licenceExpiryAnnounced = false;
        const availabilityChanged =
          paused !== agent.paused ||
          pausedUntil?.getTime() !== agent.pausedUntil?.getTime() ||
          shiftStartMinute !== agent.shiftStartMinute ||
          shiftEndMinute !== agent.shiftEndMinute;
        // Ahead of the rest, so that no lead is dealt to one who has just gone.
        if (availabilityChanged) await recordAvailability(em, agent, at);
        await recordAgent(em, 'AgentUpdated', agent, at);
        if (changes.localities && agent.status === 'ACTIVE') await recordProfile(em, agent, at);
        await audit.append(em, {
          organizationId: agent.organizationId,
          actorId: db.viewer.userId,
          action: 'AGENT_UPDATED',
          subjectId: agent.id,
          details: { fields: Object.keys(changes).sort().join(' ') },
          at,
        });
        return agent;
      });
    },
  };
}

export type AgentService = ReturnType<typeof createAgentService>;
