import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../graphql/index.js';

export const TeamMemberFields = graphql(`
  fragment TeamMemberFields on Agent {
    id
    name
    licensed
    workload {
      openLeads
      assignedToday
      openCap
    }
    working {
      paused
      pausedUntil
      shiftStart
      shiftEnd
    }
  }
`);

export type TeamMember = ResultOf<typeof TeamMemberFields>;
