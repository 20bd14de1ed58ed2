import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../graphql/index.js';

export const PeopleFound = graphql(`
  query PeopleFound($filter: UserFilter!, $after: String) {
    users(filter: $filter, first: 20, after: $after) {
      nodes {
        id
        name
        status
        identityStatus
        roles
        createdAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** One of them. */
export type Person = NonNullable<ResultOf<typeof PeopleFound>['users']>['nodes'][number];
