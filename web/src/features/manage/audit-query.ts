import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../graphql/index.js';

export const AuditTrail = graphql(`
  query AuditTrail($filter: AuditFilter, $after: String, $first: Int!) {
    auditTrail(filter: $filter, after: $after, first: $first) {
      nodes {
        seq
        recordedAt
        kind
        action
        source
        role
        actorId
        actor {
          id
          name
          status
        }
        subjectType
        subjectId
        subjectUser {
          id
          name
          status
        }
        viaKey
        before
        after
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const AuditCheck = graphql(`
  query AuditCheck {
    auditVerification {
      entries
      problem
      seq
    }
  }
`);

export type AuditEntry = NonNullable<ResultOf<typeof AuditTrail>['auditTrail']>['nodes'][number];
