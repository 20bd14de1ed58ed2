import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../graphql/index.js';

export const RoutingRulesQuery = graphql(`
  query RoutingRules($organizationId: ID!) {
    localities {
      id
      name
    }
    organization(id: $organizationId) {
      id
      routingRules {
        id
        name
        position
        isDefault
        conditions {
          localityIds
          projectIds
          sources
          minPrice
          maxPrice
        }
        agents {
          id
          name
        }
      }
    }
  }
`);

type Organization = NonNullable<ResultOf<typeof RoutingRulesQuery>['organization']>;

export type Rule = NonNullable<Organization['routingRules']>[number];
