import { type AssignedLead, liveLeads } from '@propmubi/client';
import { useEffect } from 'react';
import { create } from 'zustand';
import { endpoint, queryClient } from '../../lib/graph.js';
import { accessToken } from '../../lib/session.js';

export type Connection = 'connecting' | 'live' | 'reconnecting' | 'ended';

interface LiveAssignments {
  connection: Connection;
  /** Leads that were assigned and wait for an answer, newest first. */
  incoming: AssignedLead[];
  dismiss(leadId: string): void;
}

/** The leads that arrive while the screen is open, from the lossless stream of assignments. */
export const useLiveAssignments = create<LiveAssignments>()((set) => ({
  connection: 'connecting',
  incoming: [],
  dismiss: (leadId) =>
    set(({ incoming }) => ({ incoming: incoming.filter(({ lead }) => lead?.id !== leadId) })),
}));

const MOST_CARDS = 20;

/** Follows the agent's assignments while the component is mounted. The cursor survives a reload of the page. */
export function useFollowAssignments(agentId: string): void {
  useEffect(() => {
    const key = `propmubi-cursor-${agentId}`;
    const stream = liveLeads({
      url: endpoint,
      getToken: async () => (await accessToken()) ?? '',
      after: sessionStorage.getItem(key) ?? undefined,
      onCursor: (cursor) => sessionStorage.setItem(key, cursor),
      onEvent: (event) => {
        useLiveAssignments.setState(({ incoming }) => ({
          connection: 'live',
          incoming: [event, ...incoming.filter(({ eventId }) => eventId !== event.eventId)].slice(
            0,
            MOST_CARDS,
          ),
        }));
        void queryClient.invalidateQueries({ queryKey: ['AgentLeads'] });
      },
      onGap: () => void queryClient.invalidateQueries({ queryKey: ['AgentLeads'] }),
      onDisconnect: (_reason, final) =>
        useLiveAssignments.setState({ connection: final ? 'ended' : 'reconnecting' }),
    });
    useLiveAssignments.setState({ connection: 'live' });
    return () => void stream.close();
  }, [agentId]);
}
