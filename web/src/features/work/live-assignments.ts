import type { LiveChannel } from '@propmubi/client';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { create } from 'zustand';
import { graphql } from '../../graphql/index.js';
import { type Connection, useLive } from '../../lib/live.js';

const IncomingLeadEvents = graphql(`
  subscription IncomingLeadEvents($after: Cursor) {
    leadAssigned(after: $after) {
      cursor
      eventId
      occurredAt
      gap {
        missed
      }
      assignment {
        id
        acceptDueAt
        match {
          eligible
          locality
          budget
          language
          projectExpertise
          trust
        }
      }
      lead {
        id
        stage
        acceptedAt
        message
        listing {
          id
          title
          listPrice
        }
        project {
          id
          name
        }
        buyer {
          id
          name
        }
      }
    }
  }
`);

export type IncomingLead = ResultOf<typeof IncomingLeadEvents>['leadAssigned'];

/** The lossless stream of assignments, each with its deadline and why routing chose this agent. */
const INCOMING_LEADS: LiveChannel<IncomingLead> = {
  subscription: IncomingLeadEvents,
  start: graphql(`
    query IncomingLeadsStart {
      leadFeedCursor
    }
  `),
};

interface LiveAssignments {
  /** Assignments as they came while the screen was open, newest first. */
  arrived: IncomingLead[];
  dismiss(leadId: string): void;
}

/** The leads that arrive while the screen is open. */
export const useLiveAssignments = create<LiveAssignments>()((set) => ({
  arrived: [],
  dismiss: (leadId) => set(({ arrived }) => ({ arrived: arrived.filter(({ lead }) => lead?.id !== leadId) })),
}));

const MOST_CARDS = 20;

/** Follows the agent's assignments while the component is mounted. The cursor survives a reload of the page. */
export function useFollowAssignments(agentId: string): Connection {
  return useLive(INCOMING_LEADS, {
    keepCursorAs: `propmubi-cursor-${agentId}`,
    reread: ['AgentLeads', 'LeadDetails', 'MyDay'],
    onEvent: (event) =>
      useLiveAssignments.setState(({ arrived }) => ({
        arrived: [event, ...arrived.filter(({ eventId }) => eventId !== event.eventId)].slice(0, MOST_CARDS),
      })),
  });
}
