import { graphql } from '../graphql/index.js';
import { listingFilter, type Search } from '../shared/listings/search-filters.js';
import type { FeedSort, TrustLanguage } from '../graphql/graphql.js';

export const SearchListings = graphql(`
  query SearchListings($filter: ListingFilter, $sort: FeedSort!, $after: String, $language: TrustLanguage!) {
    feed(filter: $filter, sort: $sort, first: 24, after: $after) {
      edges {
        node {
          id
          ...ListingCardFields
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const ListingDetails = graphql(`
  query ListingDetails($id: ID!, $language: TrustLanguage!) {
    listing(id: $id) {
      id
      title
      listPrice
      originalListPrice
      standardStatus
      bedroomsTotal
      bathroomsTotalInteger
      carpetAreaSqFt
      builtUpAreaSqFt
      furnishing
      floorBand
      floorsTotal
      ageYears
      publicRemarks
      photos
      isAssignmentSynthetic
      onMarketTimestamp
      locality {
        id
        name
        district
        pinCode
        priceLevel {
          homes
          lowerQuartile
          median
          upperQuartile
        }
      }
      project {
        id
        name
        reraNumber
        status
        completionDueOn
        builder {
          id
          name
        }
      }
      agent {
        id
        name
        reraNumber
        licensed
        organization {
          id
          brand {
            contactPhone
          }
        }
        trust {
          id
          score
          band
        }
      }
      priceHistory {
        effectiveAt
        listPrice
      }
      documents {
        id
        type
        status
      }
      trust {
        id
        ...TrustExplanationFields
        score
        band
        confidenceInterval {
          low
          high
        }
      }
    }
  }
`);

export const ProjectDetails = graphql(`
  query ProjectDetails($reraNumber: String!, $language: TrustLanguage!) {
    project(reraNumber: $reraNumber) {
      id
      name
      reraNumber
      status
      district
      pinCode
      proposedCompletionOn
      revisedCompletionOn
      extendedCompletionOn
      occupancyCertificateOn
      completedOn
      apartmentsCount
      bookedApartmentsCount
      complaintsCount
      casesCount
      lastModifiedOn
      dataSource
      builder {
        id
        name
        reputation {
          id
          score
          band
          confidenceInterval {
            low
            high
          }
        }
        reviews(first: 3) {
          totalCount
          edges {
            node {
              id
              ...ReviewFields
            }
          }
        }
      }
      delivery {
        ...DeliveryFields
      }
      trust {
        id
        score
        band
        confidenceInterval {
          low
          high
        }
        ...TrustExplanationFields
      }
    }
  }
`);

export const BuilderDetails = graphql(`
  query BuilderDetails($id: ID!) {
    builder(id: $id) {
      id
      name
      districts
      projectsCount
      spellings
      revokedRegistrations {
        reraNumber
        projectName
        district
        matchedBy
        firstSeenOn
      }
      reputation {
        id
        score
        band
        confidenceInterval {
          low
          high
        }
        ...ReputationFields
      }
      reviews(first: 20) {
        edges {
          node {
            id
            ...ReviewFields
          }
        }
      }
    }
  }
`);

/** What `SearchListings` is asked for a search, but for the page. */
export function listingsVariables(search: Search, language: TrustLanguage, agentId?: string) {
  const filter = { ...listingFilter(search), ...(agentId && { agentId }) };
  return { filter, sort: search.sort ?? ('NEWEST' satisfies FeedSort), language };
}
