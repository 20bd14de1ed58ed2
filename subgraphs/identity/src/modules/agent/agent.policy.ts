import type { Viewer } from '@propmubi/runtime';
import { hasRole } from '@propmubi/runtime';
import type { Agent } from './agent.entity.js';

type Owned = Pick<Agent, 'organizationId' | 'userId'>;

/** Shift, caps and budget concern the agent and their brokerage. */
export function maySeeWorkingArrangement(viewer: Viewer, agent: Owned): boolean {
  return (
    viewer.userId !== null &&
    (agent.userId === viewer.userId || agent.organizationId === viewer.organizationId)
  );
}

/** Agents look after their own profile; managers after all profiles of their brokerage. */
export function mayUpdateAgent(viewer: Viewer, agent: Owned): boolean {
  if (viewer.userId === null || agent.organizationId !== viewer.organizationId) return false;
  return agent.userId === viewer.userId || hasRole(viewer, 'BROKERAGE_MANAGER');
}

/** How many leads an agent gets is decided by the brokerage, not by the agent. */
export function maySetCaps(viewer: Viewer, agent: Owned): boolean {
  return mayUpdateAgent(viewer, agent) && hasRole(viewer, 'BROKERAGE_MANAGER');
}
