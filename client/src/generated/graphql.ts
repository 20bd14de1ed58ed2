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

/** Why a reputation is what it is. */
export type ReputationReasonCode =
  /** More complaints with the authority than comparable builders have. */
  | 'COMPLAINTS_HIGH'
  /** Fewer complaints with the authority than comparable builders have. */
  | 'COMPLAINTS_LOW'
  /** More projects are documented as late than those of comparable builders. */
  | 'DELAY_HIGH'
  /** Fewer projects are documented as late than those of comparable builders. */
  | 'DELAY_LOW'
  /** Projects keep close to their promised dates (model reputation/1). */
  | 'DELIVERY_ON_TIME'
  /** The register was updated more recently than those of comparable builders. */
  | 'DISCLOSURE_FRESH'
  /** The register was updated less recently than those of comparable builders. */
  | 'DISCLOSURE_STALE'
  /** More disclosed court cases than comparable builders have. */
  | 'LITIGATION_HIGH'
  /** Fewer disclosed court cases than comparable builders have. */
  | 'LITIGATION_LOW'
  /** An occupancy certificate is documented as missing two years after the due date. */
  | 'OC_PENDING'
  /** A project is past its date and not completed (model reputation/1). */
  | 'OVERDUE_NOW'
  /** A registration of this builder was revoked within the last three years. */
  | 'RERA_REVOKED'
  /** A promoter of the same name in another district had a registration revoked. */
  | 'RERA_REVOKED_NAMESAKE'
  /** Verified buyers rate it higher than is usual. */
  | 'REVIEWS_HIGH'
  /** Verified buyers rate it lower than is usual. */
  | 'REVIEWS_LOW'
  /** No project of this builder is old enough to tell how it delivers. */
  | 'THIN_EVIDENCE';

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

/** Why a trust score is what it is. */
export type TrustReasonCode =
  /** The agent’s MahaRERA registration runs until {until}. */
  | 'AGENT_REGISTERED'
  /** The agent’s MahaRERA registration ran until {until}. */
  | 'AGENT_REG_EXPIRED'
  /** The agent’s trust score is {score} of 100. */
  | 'AGENT_STRONG'
  /** The agent’s trust score is {score} of 100. */
  | 'AGENT_WEAK'
  /** Of {count} payments and cancellations {percent} % are payments; recent ones count more. */
  | 'BOOKING_CANCELLED'
  /** The builder’s reputation is {score} of 100. */
  | 'BUILDER_STRONG'
  /** The builder’s reputation is {score} of 100. */
  | 'BUILDER_WEAK'
  /** The register lists {complaints} complaints for {apartments} apartments. */
  | 'COMPLAINTS_HIGH'
  /** The register lists {complaints} complaints for {apartments} apartments. */
  | 'COMPLAINTS_LOW'
  /** {stated} of {needed} facts a buyer needs are stated. */
  | 'DATA_COMPLETE'
  /** {missing} of {needed} facts a buyer needs are missing. */
  | 'DATA_INCOMPLETE'
  /** Of {projects} projects of this builder that were due, {late} are documented as late by more than 12 months; of {silent} the register does not say whether they were completed. */
  | 'DELAY_HIGH'
  /** Of {projects} projects of this builder that were due, {late} are documented as late by more than 12 months; of {silent} the register does not say whether they were completed. */
  | 'DELIVERY_ON_TIME'
  /** The entry on the register was last modified on {day}. */
  | 'DISCLOSURE_FRESH'
  /** The entry on the register was last modified on {day}. */
  | 'DISCLOSURE_STALE'
  /** A dispute about the subject was dismissed (model trust/1). */
  | 'DISPUTE_DISMISSED'
  /** A severe dispute is being examined. */
  | 'DISPUTE_SEVERE'
  /** A dispute was decided against them. */
  | 'DISPUTE_UPHELD'
  /** A document was submitted that a reviewer found forged. */
  | 'DOCUMENT_FORGED'
  /** A verified document has to be checked again. */
  | 'DOC_EXPIRED'
  /** A document was submitted that a reviewer found forged. */
  | 'DOC_FORGED'
  /** No document was verified yet. */
  | 'DOC_MISSING'
  /** A document that its owner submitted was rejected by a reviewer. */
  | 'DOC_REJECTED'
  /** Documents were verified by a reviewer. */
  | 'DOC_VERIFIED'
  /** {listings} published listings state the same facts. */
  | 'DUPLICATE_LISTING'
  /** An Index II search that its owner submitted was rejected by a reviewer. */
  | 'ENCUMBERED'
  /** Over {count} answers owed to leads, timeliness is {percent} of 100; recent ones count more. */
  | 'FAST_RESPONSE'
  /** Fraud was confirmed. */
  | 'FRAUD_CONFIRMED'
  /** Identity was not proven. */
  | 'ID_UNVERIFIED'
  /** Identity was proven. */
  | 'ID_VERIFIED'
  /** A report about the listing was found groundless (model trust/1). */
  | 'LISTING_CLEARED'
  /** The listing was reported. */
  | 'LISTING_REPORTED'
  /** No other published listing states the same facts. */
  | 'LISTING_UNIQUE'
  /** The register lists {cases} cases for {apartments} apartments. */
  | 'LITIGATION_HIGH'
  /** The register lists {cases} cases for {apartments} apartments. */
  | 'LITIGATION_LOW'
  /** An Index II search was verified by a reviewer. */
  | 'NOT_ENCUMBERED'
  /** An occupancy certificate is on record. */
  | 'OC_GRANTED'
  /** The register says that there is no occupancy certificate. */
  | 'OC_PENDING'
  /** The project is past its date and not completed (model trust/1). */
  | 'OVERDUE_NOW'
  /** Of {count} payments and cancellations {percent} % are payments; recent ones count more. */
  | 'PAYMENTS_MADE'
  /** The phone number is not verified. */
  | 'PHONE_UNVERIFIED'
  /** The phone number was verified. */
  | 'PHONE_VERIFIED'
  /** The price per square foot differs by {percent} % from the median of {peers} comparable listings. */
  | 'PRICE_OUTLIER'
  /** The price per square foot differs by {percent} % from the median of {peers} comparable listings. */
  | 'PRICE_PLAUSIBLE'
  /** The asking price was not changed by more than 20 % at once. */
  | 'PRICE_STABLE'
  /** The asking price was changed by more than 20 % at once. */
  | 'PRICE_VOLATILE'
  /** The project’s trust score is {score} of 100. */
  | 'PROJECT_STRONG'
  /** The project’s trust score is {score} of 100. */
  | 'PROJECT_WEAK'
  /** The MahaRERA registration has lapsed. */
  | 'RERA_LAPSED'
  /** MahaRERA lists the registration as {status}. */
  | 'RERA_NOT_IN_FORCE'
  /** MahaRERA lists the registration as {status}. */
  | 'RERA_REGISTERED'
  /** MahaRERA revoked the registration. */
  | 'RERA_REVOKED'
  /** {count} people with a verified visit, booking or payment rated {percent} of 100 on average; those who are believed count more. */
  | 'REVIEWS_HIGH'
  /** {count} people with a verified visit, booking or payment rated {percent} of 100 on average; those who are believed count more. */
  | 'REVIEWS_LOW'
  /** Over {count} answers owed to leads, timeliness is {percent} of 100; recent ones count more. */
  | 'SLOW_RESPONSE'
  /** Little is known: the score may change much with what is learned next. */
  | 'THIN_EVIDENCE'
  /** A title report was verified by two reviewers. */
  | 'TITLE_CLEAR'
  /** A title report that its owner submitted was rejected by reviewers. */
  | 'TITLE_DEFECT'
  /** Of {count} agreed site visits {percent} % were kept; recent ones count more. */
  | 'VISITS_KEPT'
  /** Of {count} agreed site visits {percent} % were kept; recent ones count more. */
  | 'VISIT_NO_SHOW';

/** Proof of holding a phone. */
export type VerifyOtpInput = {
  /** From requestOtp: which code it is. Left out: the last one that was sent for a request from the same address. */
  challengeId?: string | number | null | undefined;
  /** The six digits. */
  code: string;
  /** What the client calls this device: 22 to 64 random characters of base64url that it keeps there and sends at each sign-in. A keyed digest is kept; reviews of people who share a device count as one. */
  deviceId?: string | null | undefined;
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


export type LeadAssignedSubscription = { leadAssigned: { cursor: string, eventId: string | null, occurredAt: string | null, gap: { missed: number } | null, assignment: { id: string } | null, lead: { id: string, stage: LeadStage, message: string | null, listing: { id: string, title: string, listPrice: number | null } | null, project: { id: string, name: string } | null, contact: { name: string | null } | null, buyer: { id: string, name: string | null } | null } | null } };

export type FeedQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
}>;


export type FeedQuery = { feed: { edges: Array<{ cursor: string, node: { id: string, title: string, listPrice: number | null, locality: { id: string, name: string } | null, project: { id: string, reraNumber: string, builder: { id: string, name: string, reputation: { score: number, confidenceInterval: { low: number, high: number }, reasons: Array<{ code: ReputationReasonCode }> } | null } } | null, agent: { id: string, reraNumber: string, name: string, trust: { score: number, band: TrustBand } | null } | null, trust: { score: number, lowerBound: number, band: TrustBand, reasons: Array<{ code: TrustReasonCode }> } | null, documents: Array<{ type: DocumentType, status: DocumentStatus }> | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type CreateLeadMutationVariables = Exact<{
  input: CreateLeadInput;
}>;


export type CreateLeadMutation = { createLead: { leadId: string | null, outcome: LeadCreationOutcome | null, routingStatus: LeadRoutingStatus | null, routeAt: string | null, lead: { id: string, agent: { id: string, reraNumber: string, name: string } | null } | null } };


export const RequestOtpDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestOtp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestOtpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestOtp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"challengeId"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"resendAt"}}]}}]}}]} as unknown as DocumentNode<RequestOtpMutation, RequestOtpMutationVariables>;
export const VerifyOtpDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"VerifyOtp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VerifyOtpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verifyOtp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}}]}}]}}]} as unknown as DocumentNode<VerifyOtpMutation, VerifyOtpMutationVariables>;
export const RefreshSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RefreshSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RefreshSessionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refreshSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}}]}}]}}]} as unknown as DocumentNode<RefreshSessionMutation, RefreshSessionMutationVariables>;
export const LeadFeedCursorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LeadFeedCursor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadFeedCursor"}}]}}]} as unknown as DocumentNode<LeadFeedCursorQuery, LeadFeedCursorQueryVariables>;
export const LeadAssignedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"LeadAssigned"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadAssigned"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"eventId"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"gap"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"assignment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"listing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"listPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"buyer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<LeadAssignedSubscription, LeadAssignedSubscriptionVariables>;
export const FeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Feed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"listPrice"}},{"kind":"Field","name":{"kind":"Name","value":"locality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reraNumber"}},{"kind":"Field","name":{"kind":"Name","value":"builder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"reputation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"confidenceInterval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reraNumber"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"trust"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"band"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"trust"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"lowerBound"}},{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"documents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<FeedQuery, FeedQueryVariables>;
export const CreateLeadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateLead"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateLeadInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createLead"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"routingStatus"}},{"kind":"Field","name":{"kind":"Name","value":"routeAt"}},{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reraNumber"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CreateLeadMutation, CreateLeadMutationVariables>;