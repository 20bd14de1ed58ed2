import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../graphql/index.js';

export const MyDay = graphql(`
  query MyDay($on: LocalDate) {
    myDay(on: $on) {
      date
      toAccept {
        id
        ...DayLeadFields
        assignment {
          id
          acceptDueAt
        }
      }
      toContact {
        id
        ...DayLeadFields
        assignment {
          id
          contactDueAt
        }
      }
      visits {
        id
        status
        scheduledFor
        lead {
          id
          ...DayLeadFields
        }
      }
      tasks {
        id
        title
        dueAt
        lead {
          id
          ...DayLeadFields
        }
      }
    }
  }
`);

export const DayLeadFields = graphql(`
  fragment DayLeadFields on Lead {
    id
    createdAt
    buyer {
      id
      name
    }
    contact {
      name
    }
    listing {
      id
      title
    }
    project {
      id
      name
    }
  }
`);

export type Day = NonNullable<ResultOf<typeof MyDay>['myDay']>;
