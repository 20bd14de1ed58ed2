import { graphql } from '../../graphql/index.js';

export const OrganizationDocuments = graphql(`
  query OrganizationDocuments {
    organizationDocuments(first: 50) {
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
    }
  }
`);
