import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../graphql/index.js';

export const ComparedHomes = graphql(`
  query ComparedHomes($ids: [ID!]!, $language: TrustLanguage!) {
    nodes(ids: $ids) {
      id
      ... on Listing {
        title
        listPrice
        originalListPrice
        bedroomsTotal
        bathroomsTotalInteger
        carpetAreaSqFt
        builtUpAreaSqFt
        furnishing
        floorsTotal
        ageYears
        onMarketTimestamp
        photos
        locality {
          id
          name
        }
        project {
          id
          name
          reraNumber
          completionDueOn
          builder {
            id
            name
            reputation {
              id
              score
              band
            }
          }
        }
        agent {
          id
          name
          trust {
            id
            score
            band
          }
        }
        documents {
          id
          status
        }
        trust {
          id
          score
          band
          lowerBound
          confidenceInterval {
            low
            high
          }
          reasons {
            code
            polarity
            text(language: $language)
          }
        }
      }
    }
  }
`);

type Node = NonNullable<NonNullable<ResultOf<typeof ComparedHomes>['nodes']>[number]>;
export type ComparedHome = Extract<Node, { title: string }>;

export const isHome = (node: Node | null): node is ComparedHome => node !== null && 'title' in node;
