import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../graphql/index.js';

export const LeadDetails = graphql(`
  query LeadDetails($id: ID!) {
    lead(id: $id) {
      id
      stage
      allowedStages
      temperature
      message
      createdAt
      acceptedAt
      firstContactedAt
      budgetMin
      budgetMax
      ruleName
      buyer {
        id
        name
      }
      contact {
        name
        phone
        email
        consents {
          channel
          purpose
          revokedAt
        }
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
      assignment {
        id
        match {
          final
          locality
          budget
          language
          projectExpertise
          trust
          eligible
        }
      }
      siteVisits {
        id
        ...SiteVisitFields
      }
      tasks {
        id
        ...LeadTaskFields
      }
      payments {
        id
        ...LeadPaymentFields
      }
      activities(first: 50) {
        edges {
          node {
            id
            ...ActivityFields
          }
        }
      }
    }
  }
`);

export type Lead = NonNullable<ResultOf<typeof LeadDetails>['lead']>;
