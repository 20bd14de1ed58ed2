/* eslint-disable */
import * as types from './graphql.js';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation RequestOtp($input: RequestOtpInput!) {\n    requestOtp(input: $input) {\n      challengeId\n      expiresAt\n      resendAt\n    }\n  }\n": typeof types.RequestOtpDocument,
    "\n  mutation VerifyOtp($input: VerifyOtpInput!) {\n    verifyOtp(input: $input) {\n      accessToken\n      expiresAt\n      refreshToken\n    }\n  }\n": typeof types.VerifyOtpDocument,
    "\n  mutation RefreshSession($input: RefreshSessionInput!) {\n    refreshSession(input: $input) {\n      accessToken\n      expiresAt\n      refreshToken\n    }\n  }\n": typeof types.RefreshSessionDocument,
    "\n  query LeadFeedCursor {\n    leadFeedCursor\n  }\n": typeof types.LeadFeedCursorDocument,
    "\n  subscription LeadAssigned($after: Cursor) {\n    leadAssigned(after: $after) {\n      cursor\n      eventId\n      occurredAt\n      gap {\n        missed\n      }\n      assignment {\n        id\n      }\n      lead {\n        id\n        stage\n        message\n        listing {\n          id\n          title\n          listPrice\n        }\n        project {\n          id\n          name\n        }\n        contact {\n          name\n        }\n        buyer {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.LeadAssignedDocument,
    "\n  query Feed($first: Int! = 20, $after: String) {\n    feed(first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          title\n          listPrice\n          locality {\n            id\n            name\n          }\n          project {\n            id\n            reraNumber\n            builder {\n              id\n              name\n              reputation {\n                score\n                confidenceInterval {\n                  low\n                  high\n                }\n                reasons {\n                  code\n                }\n              }\n            }\n          }\n          agent {\n            id\n            reraNumber\n            name\n            trust {\n              score\n              band\n            }\n          }\n          trust {\n            score\n            lowerBound\n            band\n            reasons {\n              code\n            }\n          }\n          documents {\n            type\n            status\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.FeedDocument,
    "\n  mutation CreateLead($input: CreateLeadInput!) {\n    createLead(input: $input) {\n      leadId\n      outcome\n      routingStatus\n      routeAt\n      lead {\n        id\n        agent {\n          id\n          reraNumber\n          name\n        }\n      }\n    }\n  }\n": typeof types.CreateLeadDocument,
};
const documents: Documents = {
    "\n  mutation RequestOtp($input: RequestOtpInput!) {\n    requestOtp(input: $input) {\n      challengeId\n      expiresAt\n      resendAt\n    }\n  }\n": types.RequestOtpDocument,
    "\n  mutation VerifyOtp($input: VerifyOtpInput!) {\n    verifyOtp(input: $input) {\n      accessToken\n      expiresAt\n      refreshToken\n    }\n  }\n": types.VerifyOtpDocument,
    "\n  mutation RefreshSession($input: RefreshSessionInput!) {\n    refreshSession(input: $input) {\n      accessToken\n      expiresAt\n      refreshToken\n    }\n  }\n": types.RefreshSessionDocument,
    "\n  query LeadFeedCursor {\n    leadFeedCursor\n  }\n": types.LeadFeedCursorDocument,
    "\n  subscription LeadAssigned($after: Cursor) {\n    leadAssigned(after: $after) {\n      cursor\n      eventId\n      occurredAt\n      gap {\n        missed\n      }\n      assignment {\n        id\n      }\n      lead {\n        id\n        stage\n        message\n        listing {\n          id\n          title\n          listPrice\n        }\n        project {\n          id\n          name\n        }\n        contact {\n          name\n        }\n        buyer {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.LeadAssignedDocument,
    "\n  query Feed($first: Int! = 20, $after: String) {\n    feed(first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          title\n          listPrice\n          locality {\n            id\n            name\n          }\n          project {\n            id\n            reraNumber\n            builder {\n              id\n              name\n              reputation {\n                score\n                confidenceInterval {\n                  low\n                  high\n                }\n                reasons {\n                  code\n                }\n              }\n            }\n          }\n          agent {\n            id\n            reraNumber\n            name\n            trust {\n              score\n              band\n            }\n          }\n          trust {\n            score\n            lowerBound\n            band\n            reasons {\n              code\n            }\n          }\n          documents {\n            type\n            status\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.FeedDocument,
    "\n  mutation CreateLead($input: CreateLeadInput!) {\n    createLead(input: $input) {\n      leadId\n      outcome\n      routingStatus\n      routeAt\n      lead {\n        id\n        agent {\n          id\n          reraNumber\n          name\n        }\n      }\n    }\n  }\n": types.CreateLeadDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestOtp($input: RequestOtpInput!) {\n    requestOtp(input: $input) {\n      challengeId\n      expiresAt\n      resendAt\n    }\n  }\n"): (typeof documents)["\n  mutation RequestOtp($input: RequestOtpInput!) {\n    requestOtp(input: $input) {\n      challengeId\n      expiresAt\n      resendAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation VerifyOtp($input: VerifyOtpInput!) {\n    verifyOtp(input: $input) {\n      accessToken\n      expiresAt\n      refreshToken\n    }\n  }\n"): (typeof documents)["\n  mutation VerifyOtp($input: VerifyOtpInput!) {\n    verifyOtp(input: $input) {\n      accessToken\n      expiresAt\n      refreshToken\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefreshSession($input: RefreshSessionInput!) {\n    refreshSession(input: $input) {\n      accessToken\n      expiresAt\n      refreshToken\n    }\n  }\n"): (typeof documents)["\n  mutation RefreshSession($input: RefreshSessionInput!) {\n    refreshSession(input: $input) {\n      accessToken\n      expiresAt\n      refreshToken\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LeadFeedCursor {\n    leadFeedCursor\n  }\n"): (typeof documents)["\n  query LeadFeedCursor {\n    leadFeedCursor\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription LeadAssigned($after: Cursor) {\n    leadAssigned(after: $after) {\n      cursor\n      eventId\n      occurredAt\n      gap {\n        missed\n      }\n      assignment {\n        id\n      }\n      lead {\n        id\n        stage\n        message\n        listing {\n          id\n          title\n          listPrice\n        }\n        project {\n          id\n          name\n        }\n        contact {\n          name\n        }\n        buyer {\n          id\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription LeadAssigned($after: Cursor) {\n    leadAssigned(after: $after) {\n      cursor\n      eventId\n      occurredAt\n      gap {\n        missed\n      }\n      assignment {\n        id\n      }\n      lead {\n        id\n        stage\n        message\n        listing {\n          id\n          title\n          listPrice\n        }\n        project {\n          id\n          name\n        }\n        contact {\n          name\n        }\n        buyer {\n          id\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Feed($first: Int! = 20, $after: String) {\n    feed(first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          title\n          listPrice\n          locality {\n            id\n            name\n          }\n          project {\n            id\n            reraNumber\n            builder {\n              id\n              name\n              reputation {\n                score\n                confidenceInterval {\n                  low\n                  high\n                }\n                reasons {\n                  code\n                }\n              }\n            }\n          }\n          agent {\n            id\n            reraNumber\n            name\n            trust {\n              score\n              band\n            }\n          }\n          trust {\n            score\n            lowerBound\n            band\n            reasons {\n              code\n            }\n          }\n          documents {\n            type\n            status\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query Feed($first: Int! = 20, $after: String) {\n    feed(first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          title\n          listPrice\n          locality {\n            id\n            name\n          }\n          project {\n            id\n            reraNumber\n            builder {\n              id\n              name\n              reputation {\n                score\n                confidenceInterval {\n                  low\n                  high\n                }\n                reasons {\n                  code\n                }\n              }\n            }\n          }\n          agent {\n            id\n            reraNumber\n            name\n            trust {\n              score\n              band\n            }\n          }\n          trust {\n            score\n            lowerBound\n            band\n            reasons {\n              code\n            }\n          }\n          documents {\n            type\n            status\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateLead($input: CreateLeadInput!) {\n    createLead(input: $input) {\n      leadId\n      outcome\n      routingStatus\n      routeAt\n      lead {\n        id\n        agent {\n          id\n          reraNumber\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateLead($input: CreateLeadInput!) {\n    createLead(input: $input) {\n      leadId\n      outcome\n      routingStatus\n      routeAt\n      lead {\n        id\n        agent {\n          id\n          reraNumber\n          name\n        }\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;