import { type AssignedLead, LEAD_ASSIGNMENTS } from '@propmubi/client';
import { create } from 'zustand';
import { type Connection, useLive } from '../../lib/live.js';

interface LiveAssignments {
  /** Leads that were assigned and wait for an answer, newest first. */
  incoming: AssignedLead[];
  dismiss(leadId: string): void;
}

/** The leads that arrive while the screen is open, from the lossless stream of assignments. */
export const useLiveAssignments = create<LiveAssignments>()((set) => ({
  incoming: [],
  dismiss: (leadId) =>
    set(({ incoming }) => ({ incoming: incoming.filter(({ lead }) => lead?.id !== leadId) })),
}));

const MOST_CARDS = 20;

/** Follows the agent's assignments while the component is mounted. The cursor survives a reload of the page. */
export function useFollowAssignments(agentId: string): Connection {
  return useLive(LEAD_ASSIGNMENTS, {
    keepCursorAs: `propmubi-cursor-${agentId}`,
    reread: ['AgentLeads', 'MyDay'],
    onEvent: (event) =>
      useLiveAssignments.setState(({ incoming }) => ({
        incoming: [event, ...incoming.filter(({ eventId }) => eventId !== event.eventId)].slice(
          0,
          MOST_CARDS,
        ),
      })),
  });
}
