import { graphql } from '../../graphql/index.js';

export const OrganizationDocuments = graphql(`
  query OrganizationDocuments($after: String) {
    organizationDocuments(first: 50, after: $after) {
      edges {
        node {
          id
          type
          status
          fileName
          submittedAt
          recheckOn
          reviewDueAt
          appealableUntil
          ...DocumentProgress
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
