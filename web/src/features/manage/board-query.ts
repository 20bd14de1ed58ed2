import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../graphql/index.js';

export const ManagerBoard = graphql(`
  query ManagerBoard($organizationId: ID!) {
    organization(id: $organizationId) {
      id
      name
      leads(first: 100, filter: { routingStatuses: [ASSIGNED, POND, QUEUED] }) {
        edges {
          node {
            id
            stage
            routingStatus
            createdAt
            acceptedAt
            firstContactedAt
            assignment {
              id
              acceptDueAt
              contactDueAt
            }
            contact {
              name
            }
            listing {
              id
              title
              listPrice
            }
            project {
              id
              name
            }
            agent {
              id
              name
            }
          }
        }
      }
    }
    agents(first: 100, filter: { organizationId: $organizationId }) {
      edges {
        node {
          id
          name
          workload {
            openLeads
            assignedToday
            openCap
          }
        }
      }
    }
  }
`);

type Board = ResultOf<typeof ManagerBoard>;
export type BoardLead = NonNullable<NonNullable<Board['organization']>['leads']>['edges'][number]['node'];
export type TeamAgent = NonNullable<Board['agents']>['edges'][number]['node'];

/** Every change of the brokerage's leads. */
export const BOARD_EVENTS = {
  subscription: graphql(`
    subscription BoardEvents($after: Cursor) {
      leadBoard(after: $after) {
        cursor
        eventId
        gap {
          missed
        }
      }
    }
  `),
  start: graphql(`
    query BoardEventsStart {
      leadChannelCursor(channel: LEAD_BOARD)
    }
  `),
};
