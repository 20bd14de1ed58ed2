import type { FilterQuery } from '@mikro-orm/core';
import type { Viewer } from '@propmubi/runtime';
import { LeadRoutingStatus } from './lead.enums.js';
import { Lead } from './lead.entity.js';

/** Runs the team: sees every lead of the brokerage. */
export function isManager(viewer: Viewer): boolean {
  return viewer.organizationId !== null && viewer.scopes.includes('leads:manage');
}

/** Works leads of the brokerage. */
export function isAgent(viewer: Viewer): viewer is Viewer & { organizationId: string; agentId: string } {
  return viewer.organizationId !== null && viewer.agentId !== null && viewer.scopes.includes('leads:work');
}

/** Leads with all of these facts. */
export type LeadFacts = Partial<
  Pick<Lead, 'organizationId' | 'agentId' | 'buyerUserId' | 'routingStatus' | 'stage'>
>;

/**
 * Which leads the viewer may see, any of: a manager the brokerage's, an agent their own and those in the pond, a buyer
 * those they opened. Row level security draws the outer line (tenant, buyer); this draws the line within the brokerage.
 */
export function leadsSeenBy(viewer: Viewer): LeadFacts[] {
  const alternatives: LeadFacts[] = [];
  if (isManager(viewer)) alternatives.push({ organizationId: viewer.organizationId as string });
  else if (isAgent(viewer)) {
    const { organizationId, agentId } = viewer;
    alternatives.push({ organizationId, agentId }, { organizationId, routingStatus: LeadRoutingStatus.POND });
  }
  if (viewer.userId) alternatives.push({ buyerUserId: viewer.userId });
  return alternatives;
}

/** The same as a condition, for leads that are found by id. */
export function visibleLeads(viewer: Viewer): FilterQuery<Lead> {
  const alternatives: FilterQuery<Lead>[] = leadsSeenBy(viewer);
  return alternatives.length > 0 ? { $or: alternatives } : { id: null as never };
}

/** Who may read how to reach the buyer: the agent who has the lead, the managers, and the buyer. */
export function maySeeContact(viewer: Viewer, lead: Lead): boolean {
  if (viewer.userId !== null && viewer.userId === lead.buyerUserId) return true;
  if (viewer.organizationId !== lead.organizationId) return false;
  return isManager(viewer) || (isAgent(viewer) && lead.agentId === viewer.agentId);
}

/** Who may read the brokerage's side of a lead: timeline, assignments, routing. Not the buyer. */
export function maySeeWork(viewer: Viewer, lead: Lead): boolean {
  return viewer.organizationId === lead.organizationId && (isManager(viewer) || isAgent(viewer));
}
