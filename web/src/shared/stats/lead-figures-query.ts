import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../graphql/index.js';

export const LeadFigures = graphql(`
  query LeadFigures($input: LeadStatsInput!) {
    leadStats(input: $input) {
      group
      agent {
        id
        name
      }
      leads
      accepted
      contacted
      visited
      booked
      closed
      slaKept
      medianSecondsToAccept
      medianSecondsToContact
    }
  }
`);

export type LeadFigure = NonNullable<ResultOf<typeof LeadFigures>['leadStats']>[number];
