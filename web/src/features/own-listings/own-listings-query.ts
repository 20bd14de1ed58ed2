import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../graphql/index.js';
import { GROUPS } from './own-listing-groups.js';

export const OwnListings = graphql(`
  query OwnListings($filter: OrganizationListingFilter, $after: String) {
    organizationListings(first: 20, after: $after, filter: $filter) {
      edges {
        node {
          id
          title
          standardStatus
          listPrice
          originalListPrice
          bedroomsTotal
          carpetAreaSqFt
          builtUpAreaSqFt
          photos
          daysOnMarket
          modificationTimestamp
          locality {
            id
            name
          }
          project {
            id
            name
          }
          agent {
            id
            name
          }
          documents {
            id
            status
          }
          trust {
            id
            score
            band
            confidenceInterval {
              low
              high
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type OwnListing = NonNullable<
  ResultOf<typeof OwnListings>['organizationListings']
>['edges'][number]['node'];

export const OwnListingCounts = graphql(`
  query OwnListingCounts(
    $market: OrganizationListingFilter
    $drafts: OrganizationListingFilter
    $paused: OrganizationListingFilter
    $gone: OrganizationListingFilter
  ) {
    market: organizationListings(first: 1, filter: $market) {
      totalCount
    }
    drafts: organizationListings(first: 1, filter: $drafts) {
      totalCount
    }
    paused: organizationListings(first: 1, filter: $paused) {
      totalCount
    }
    gone: organizationListings(first: 1, filter: $gone) {
      totalCount
    }
  }
`);

/** Read again after each act. */
export const OWN_LISTINGS = ['OwnListings', 'OwnListingCounts'] as const;

/** Those of one agent, or of the whole brokerage. */
export function filterOf(group: keyof typeof GROUPS, agentId: string | null) {
  return { standardStatuses: [...GROUPS[group]], ...(agentId && { agentId }) };
}
