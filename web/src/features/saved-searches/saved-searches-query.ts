import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../graphql/index.js';

export const MySavedSearches = graphql(`
  query MySavedSearches {
    mySavedSearches(first: 50) {
      nodes {
        id
        name
        alert
        text
        localityIds
        bedrooms
        priceMin
        priceMax
        createdAt
      }
    }
  }
`);

export const UpdateSavedSearch = graphql(`
  mutation UpdateSavedSearch($input: UpdateSavedSearchInput!) {
    updateSavedSearch(input: $input) {
      savedSearch {
        id
      }
    }
  }
`);

export const RemoveSavedSearch = graphql(`
  mutation RemoveSavedSearch($input: RemoveSavedSearchInput!) {
    removeSavedSearch(input: $input) {
      id
    }
  }
`);

export type SavedSearch = NonNullable<ResultOf<typeof MySavedSearches>['mySavedSearches']>['nodes'][number];
