/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What the buyer means to spend, in rupees. */
export type BudgetInput = {
  /** At most. */
  max?: number | null | undefined;
  /** At least. */
  min?: number | null | undefined;
};

/** A permission the buyer gives. */
export type ConsentInput = {
  /** By which channel. */
  channel: ContactChannel;
  /** What for. */
  purpose: ConsentPurpose;
};

/** What a buyer agreed to be contacted for (TRAI DND, DPDP Act). */
export type ConsentPurpose =
  /** About this enquiry. */
  | 'LEAD_FOLLOW_UP'
  /** About other offers. */
  | 'MARKETING';

/** A way to reach a buyer. */
export type ContactChannel =
  /** By telephone. */
  | 'CALL'
  /** By e-mail. */
  | 'EMAIL'
  /** By text message. */
  | 'SMS'
  /** By WhatsApp. */
  | 'WHATSAPP';

/** A buyer’s enquiry about a listing or a project. */
export type CreateLeadInput = {
  /** Defaults to the listing’s price. */
  budget?: BudgetInput | null | undefined;
  /** What the buyer agrees to; at least one channel for follow-up. */
  consents: Array<ConsentInput>;
  /** How to reach the buyer. */
  contact: LeadContactInput;
  /** Chosen by the client, 8 to 128 characters. The same key and input give the same answer again. */
  idempotencyKey: string;
  /** Languages the buyer likes to speak (BCP 47). */
  languages?: Array<string> | null | undefined;
  /** The listing asked about. This or `projectId`. */
  listingId?: string | number | null | undefined;
  /** What the buyer wants to know. */
  message?: string | null | undefined;
  /** The project asked about, when no listing is meant. */
  projectId?: string | number | null | undefined;
  /** Where the buyer came from. */
  source?: LeadSource | null | undefined;
};

/** Where a document is on its way to being verified. */
export type DocumentStatus =
  /** Its format and date were checked by machine. */
  | 'AUTO_CHECKED'
  /** Being prepared. */
  | 'DRAFT'
  /** Was verified and has to be checked again. */
  | 'EXPIRED'
  /** Its SHA-256 is fixed. */
  | 'HASHED'
  /** A person examines it. */
  | 'IN_REVIEW'
  /** The reviewer asked for more. */
  | 'NEEDS_INFO'
  /** Examined and not accepted. */
  | 'REJECTED'
  /** Its verification was taken back. */
  | 'REVOKED'
  /** Replaced by a newer one. */
  | 'SUPERSEDED'
  /** Its bytes arrived. */
  | 'UPLOADED'
  /** Examined and found in order. */
  | 'VERIFIED';

/** A kind of legal document. */
export type DocumentType =
  /** MahaRERA certificate of an agent. */
  | 'AGENT_CERTIFICATE'
  /** Registered agreement for sale. */
  | 'AGREEMENT_FOR_SALE'
  /** Search of the registrar’s Index II for transfers and charges. */
  | 'INDEX_II'
  /** Intimation of disapproval and commencement certificate. */
  | 'IOD_CC'
  /** No-objection certificate. */
  | 'NOC'
  /** Occupancy certificate. */
  | 'OC'
  /** Property card of the city survey. */
  | 'PROPERTY_CARD'
  /** Registration certificate of MahaRERA. */
  | 'RERA_CERTIFICATE'
  /** Registered sale deed. */
  | 'SALE_DEED'
  /** 7/12 extract: record of rights of land. */
  | 'SEVEN_TWELVE'
  /** An advocate’s report on title. */
  | 'TITLE_REPORT';

/** How the buyer can be reached: a phone number, an e-mail address or both. */
export type LeadContactInput = {
  /** E-mail address. */
  email?: string | null | undefined;
  /** What to call the buyer. */
  name?: string | null | undefined;
  /** Phone number; numbers without a country code are Indian. */
  phone?: string | null | undefined;
};

/** Whether an enquiry opened a lead. */
export type LeadCreationOutcome =
  /** A new lead. */
  | 'CREATED'
  /** One more enquiry on the lead that the same enquirer has with this brokerage. */
  | 'RECAPTURED';

/** Who has the lead now. */
export type LeadRoutingStatus =
  /** One agent has it. */
  | 'ASSIGNED'
  /** Booked, unqualified or lost. */
  | 'CLOSED'
  /** No agent has it; the first eligible agent to claim it gets it. */
  | 'POND'
  /** Acknowledged after hours; routed when the brokerage opens. */
  | 'QUEUED';

/** Where the buyer came from. */
export type LeadSource =
  /** An advertisement. */
  | 'CAMPAIGN'
  /** The page of a listing. */
  | 'LISTING_PAGE'
  /** A partner’s site. */
  | 'PARTNER_PORTAL'
  /** A telephone call. */
  | 'PHONE'
  /** The page of a project. */
  | 'PROJECT_PAGE'
  /** A visit to the office. */
  | 'WALK_IN'
  /** A WhatsApp message. */
  | 'WHATSAPP';

/** Where a lead stands in the pipeline. */
export type LeadStage =
  /** The booking is made. */
  | 'BOOKED'
  /** New; the buyer has not been contacted yet. */
  | 'INCOMING'
  /** Was a buyer, is no more; closed with a reason. */
  | 'LOST'
  /** Price and terms are being agreed. */
  | 'NEGOTIATION'
  /** Need, budget and time are known; hot or warm. */
  | 'OPPORTUNITY'
  /** Spoken with, and really looking for a home. */
  | 'PROSPECT'
  /** The buyer has seen the home. */
  | 'SITE_VISIT_DONE'
  /** A visit has a date. */
  | 'SITE_VISIT_SCHEDULED'
  /** Never was a buyer for this; closed with a reason. */
  | 'UNQUALIFIED';

/** Continues a session. */
export type RefreshSessionInput = {
  /** The refresh token given out last. */
  refreshToken: string;
};

/** Where to send a one-time password. */
export type RequestOtpInput = {
  /** The solution of the challenge that the error CHALLENGE_REQUIRED came with. */
  challengeAnswer?: string | null | undefined;
  /** Mobile number, such as +919820000001; one without a country code is Indian. */
  phone: string;
};

/** How far to trust: people by the lower bound of the score, listings and projects by percentile among comparable ones. */
export type TrustBand =
  /** Lower bound of 80 or more; percentile of 90 or more. */
  | 'A'
  /** Lower bound of 65 or more; percentile of 60 or more. */
  | 'B'
  /** Lower bound of 50 or more; percentile of 20 or more. */
  | 'C'
  /** Below that. */
  | 'D'
  /** Too little is known: too few parts of the score, or too wide an interval. */
  | 'NEW';

/** Proof of holding a phone. */
export type VerifyOtpInput = {
  /** From requestOtp: which code it is. Left out: the last one that was sent for a request from the same address. */
  challengeId?: string | number | null | undefined;
  /** The six digits. */
  code: string;
  /** What to call a new user; ignored for a known one. */
  name?: string | null | undefined;
  /** The number the code was sent to. */
  phone: string;
};

export type RequestOtpMutationVariables = Exact<{
  input: RequestOtpInput;
}>;


export type RequestOtpMutation = { requestOtp: { challengeId: string | null, expiresAt: string | null, resendAt: string | null } };

export type VerifyOtpMutationVariables = Exact<{
  input: VerifyOtpInput;
}>;


export type VerifyOtpMutation = { verifyOtp: { accessToken: string | null, expiresAt: string | null, refreshToken: string | null } };

export type RefreshSessionMutationVariables = Exact<{
  input: RefreshSessionInput;
}>;


export type RefreshSessionMutation = { refreshSession: { accessToken: string | null, expiresAt: string | null, refreshToken: string | null } };

export type LeadFeedCursorQueryVariables = Exact<{ [key: string]: never; }>;


export type LeadFeedCursorQuery = { leadFeedCursor: string | null };

export type LeadAssignedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type LeadAssignedSubscription = { leadAssigned: { cursor: string, eventId: string | null, occurredAt: string | null, gap: { missed: number } | null, assignment: { id: string } | null, lead: { id: string, stage: LeadStage, message: string | null, listing: { id: string, title: string, listPrice: number | null } | null, project: { id: string, name: string } | null, buyer: { id: string, name: string | null } | null } | null } };

export type FeedQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
}>;


export type FeedQuery = { feed: { edges: Array<{ cursor: string, node: { id: string, title: string, listPrice: number | null, locality: { id: string, name: string } | null, project: { id: string, reraNumber: string, builder: { id: string, name: string, reputation: { score: number, interval: Array<number>, reasons: Array<{ code: string }> } | null } } | null, agent: { id: string, reraNumber: string, name: string, trust: { score: number, band: TrustBand } | null } | null, trust: { score: number, lowerBound: number, band: TrustBand, reasons: Array<{ code: string }> } | null, documents: Array<{ type: DocumentType, status: DocumentStatus }> | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type CreateLeadMutationVariables = Exact<{
  input: CreateLeadInput;
}>;


export type CreateLeadMutation = { createLead: { leadId: string | null, outcome: LeadCreationOutcome | null, routingStatus: LeadRoutingStatus | null, routeAt: string | null, lead: { id: string, agent: { id: string, reraNumber: string, name: string } | null } | null } };


export const RequestOtpDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestOtp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestOtpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestOtp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"challengeId"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"resendAt"}}]}}]}}]} as unknown as DocumentNode<RequestOtpMutation, RequestOtpMutationVariables>;
export const VerifyOtpDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"VerifyOtp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VerifyOtpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verifyOtp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}}]}}]}}]} as unknown as DocumentNode<VerifyOtpMutation, VerifyOtpMutationVariables>;
export const RefreshSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RefreshSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RefreshSessionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refreshSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}}]}}]}}]} as unknown as DocumentNode<RefreshSessionMutation, RefreshSessionMutationVariables>;
export const LeadFeedCursorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LeadFeedCursor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadFeedCursor"}}]}}]} as unknown as DocumentNode<LeadFeedCursorQuery, LeadFeedCursorQueryVariables>;
export const LeadAssignedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"LeadAssigned"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadAssigned"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"eventId"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"gap"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"assignment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"listing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"listPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"buyer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<LeadAssignedSubscription, LeadAssignedSubscriptionVariables>;
export const FeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Feed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"listPrice"}},{"kind":"Field","name":{"kind":"Name","value":"locality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reraNumber"}},{"kind":"Field","name":{"kind":"Name","value":"builder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"reputation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reraNumber"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"trust"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"band"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"trust"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"lowerBound"}},{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"documents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<FeedQuery, FeedQueryVariables>;
export const CreateLeadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateLead"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateLeadInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createLead"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"routingStatus"}},{"kind":"Field","name":{"kind":"Name","value":"routeAt"}},{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reraNumber"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CreateLeadMutation, CreateLeadMutationVariables>;