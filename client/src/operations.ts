import { graphql } from './generated/index.js';

/** Sends a one-time password to a phone. */
export const RequestOtp = graphql(`
  mutation RequestOtp($input: RequestOtpInput!) {
    requestOtp(input: $input) {
      challengeId
      expiresAt
      resendAt
    }
  }
`);

/** Signs in with the one-time password. */
export const VerifyOtp = graphql(`
  mutation VerifyOtp($input: VerifyOtpInput!) {
    verifyOtp(input: $input) {
      accessToken
      expiresAt
      refreshToken
    }
  }
`);

/** Exchanges a refresh token, once, for the next pair. */
export const RefreshSession = graphql(`
  mutation RefreshSession($input: RefreshSessionInput!) {
    refreshSession(input: $input) {
      accessToken
      expiresAt
      refreshToken
    }
  }
`);

/** Where a stream of leads opened now would begin. */
export const LeadFeedCursor = graphql(`
  query LeadFeedCursor {
    leadFeedCursor
  }
`);

/** An agent's leads as they are assigned, with what three services know of them. */
export const LeadAssigned = graphql(`
  subscription LeadAssigned($after: Cursor) {
    leadAssigned(after: $after) {
      cursor
      eventId
      occurredAt
      gap {
        missed
      }
      assignment {
        id
      }
      lead {
        id
        stage
        message
        listing {
          id
          title
          listPrice
        }
        project {
          id
          name
        }
        contact {
          name
        }
        buyer {
          id
          name
        }
      }
    }
  }
`);

/** Homes on the market with what five services know of them. */
export const Feed = graphql(`
  query Feed($first: Int! = 20, $after: String) {
    feed(first: $first, after: $after) {
      edges {
        cursor
        node {
          id
          title
          listPrice
          locality {
            id
            name
          }
          project {
            id
            reraNumber
            builder {
              id
              name
              reputation {
                score
                confidenceInterval {
                  low
                  high
                }
                reasons {
                  code
                }
              }
            }
          }
          agent {
            id
            reraNumber
            name
            trust {
              score
              band
            }
          }
          trust {
            score
            lowerBound
            band
            reasons {
              code
            }
          }
          documents {
            type
            status
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

/** A buyer's question about a listing. The same `idempotencyKey` and input give the same answer again. */
export const CreateLead = graphql(`
  mutation CreateLead($input: CreateLeadInput!) {
    createLead(input: $input) {
      leadId
      outcome
      routingStatus
      routeAt
      lead {
        id
        agent {
          id
          reraNumber
          name
        }
      }
    }
  }
`);
