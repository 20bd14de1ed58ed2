/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A step of the pipeline. */
export type AdvanceLeadInput = {
  /** Id of the lead. */
  leadId: string | number;
  /** For the timeline. */
  note?: string | null | undefined;
  /** Required for unqualified and lost. */
  reason?: LeadCloseReason | null | undefined;
  /** Where the lead goes. */
  stage: LeadStage;
  /** Required for an opportunity. */
  temperature?: LeadTemperature | null | undefined;
};

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
  | 'LEAD_FOLLOW_UP'
  | 'MARKETING';

/** A way to reach a buyer. */
export type ContactChannel =
  | 'CALL'
  | 'EMAIL'
  | 'SMS'
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

/** Where a record comes from. */
export type DataSource =
  /** An imported file of listings. */
  | 'LISTING_FILE'
  /** The public register of MahaRERA. */
  | 'MAHARERA'
  /** Entered here by an agent, a brokerage or a builder. */
  | 'MEMBER'
  /** Generated for demonstration; describes nothing real. */
  | 'SYNTHETIC';

/** How a dispute ends. */
export type DisputeOutcome =
  /** For the subject. */
  | 'DISMISSED'
  /** Against the subject. */
  | 'UPHELD'
  /** Taken back by the person who opened it, as told to the reviewer. */
  | 'WITHDRAWN';

/** What connects the person who objects with the subject, confirmed by the other side. */
export type DisputeRelation =
  /** A booking with a token payment. */
  | 'BOOKING'
  /** A payment. */
  | 'PAYMENT'
  /** A site visit. */
  | 'VISIT';

/** How much is at stake. A SEVERE dispute that a reviewer accepted caps the score at 60. */
export type DisputeSeverity =
  /** A loss, or a false statement that mattered. */
  | 'MAJOR'
  /** An inconvenience. */
  | 'MINOR'
  /** Money or a home is at stake. */
  | 'SEVERE';

/** How a dispute stands. */
export type DisputeStatus =
  /** Decided for the subject, or not accepted. */
  | 'DISMISSED'
  /** Waits for triage and has no effect. */
  | 'OPEN'
  /** Was not decided in 30 days: it has no effect until it is. */
  | 'OVERDUE'
  /** A reviewer accepted it; what it disputes is set aside. */
  | 'UNDER_REVIEW'
  /** Decided against the subject. */
  | 'UPHELD'
  /** Taken back. */
  | 'WITHDRAWN';

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

/** Order of the feed. */
export type FeedSort =
  /** Smallest first: by built-up, else carpet, else super built-up area. */
  | 'AREA_ASC'
  /** Largest first: by built-up, else carpet, else super built-up area. */
  | 'AREA_DESC'
  /** Latest on the market first. */
  | 'NEWEST'
  /** Cheapest first. */
  | 'PRICE_ASC'
  /** Most expensive first. */
  | 'PRICE_DESC';

/** Whether it comes with furniture (RESO Furnished). */
export type Furnishing =
  /** Ready to move in. */
  | 'FULLY_FURNISHED'
  /** Wardrobes, kitchen, lights, fans. */
  | 'SEMI_FURNISHED'
  /** Without. */
  | 'UNFURNISHED';

/** What happened to a lead. */
export type LeadActivityKind =
  | 'ACCEPTED'
  | 'ACKNOWLEDGED'
  | 'ASSIGNED'
  | 'CONSENT_CHANGED'
  | 'CONTACTED'
  | 'CONTACT_VERIFIED'
  | 'CREATED'
  | 'FIRST_CONTACTED'
  | 'MERGED'
  | 'NOTE_ADDED'
  | 'PAYMENT_CONFIRMED'
  | 'PAYMENT_RECORDED'
  | 'RECAPTURED'
  | 'SENT_TO_POND'
  | 'SLA_MISSED'
  | 'STAGE_CHANGED'
  | 'TAKEN_AWAY'
  | 'TEMPERATURE_CHANGED'
  | 'VISIT_CANCELLED'
  | 'VISIT_COMPLETED'
  | 'VISIT_REQUESTED'
  | 'VISIT_SCHEDULED';

/** What a manager should look at. */
export type LeadAlertKind =
  /** The agent left or was suspended; the lead was routed on. */
  | 'AGENT_LEFT'
  /** No agent could take the lead, or agents missed their deadlines: it is in the pond. */
  | 'LEAD_IN_POND';

/** Whether an enquiry opened a lead. */
export type LeadCapture =
  /** A new lead. */
  | 'CREATED'
  /** One more enquiry on the lead that the same enquirer has with this brokerage. */
  | 'RECAPTURED';

/** Why a lead was closed without a booking. */
export type LeadCloseReason =
  | 'BOOKING_CANCELLED'
  | 'BOUGHT_ELSEWHERE'
  | 'BUDGET'
  | 'DUPLICATE'
  | 'LOCATION'
  | 'NOT_A_BUYER'
  | 'NOT_REACHABLE'
  | 'OTHER'
  | 'WITHDRAWN_BY_BUYER';

/** How the buyer can be reached: a phone number, an e-mail address or both. */
export type LeadContactInput = {
  /** E-mail address. */
  email?: string | null | undefined;
  /** What to call the buyer. */
  name?: string | null | undefined;
  /** Phone number; numbers without a country code are Indian. */
  phone?: string | null | undefined;
};

/** Which of the leads the viewer may see. */
export type LeadFilter = {
  /** With this agent. */
  agentId?: string | number | null | undefined;
  /** Asked before this instant. */
  createdBefore?: string | null | undefined;
  /** Asked at this instant or later. */
  createdFrom?: string | null | undefined;
  /** About this listing. */
  listingId?: string | number | null | undefined;
  /** About this project. */
  projectId?: string | number | null | undefined;
  /** In one of these states of routing. */
  routingStatuses?: Array<LeadRoutingStatus> | null | undefined;
  /** In one of these stages. */
  stages?: Array<LeadStage> | null | undefined;
};

/** Names a lead. */
export type LeadInput = {
  /** Id of the lead. */
  leadId: string | number;
};

/** Who has the lead now. */
export type LeadRoutingStatus =
  /** One agent has it. */
  | 'ASSIGNED'
  /** Booked, unqualified or lost. */
  | 'CLOSED'
  /** Nobody has it; the first eligible agent to claim it gets it. */
  | 'POND'
  /** Acknowledged after hours; routed when the brokerage opens. */
  | 'QUEUED';

/** Where the buyer came from. */
export type LeadSource =
  | 'CAMPAIGN'
  | 'LISTING_PAGE'
  | 'PARTNER_PORTAL'
  | 'PHONE'
  | 'PROJECT_PAGE'
  | 'WALK_IN'
  | 'WHATSAPP';

/** Where a lead stands in the pipeline. */
export type LeadStage =
  /** The booking is made. */
  | 'BOOKED'
  /** New; nobody has spoken with the buyer yet. */
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

/** How near an opportunity is to buying. */
export type LeadTemperature =
  | 'HOT'
  | 'WARM';

/** Which listings; what is left out does not restrict. */
export type ListingFilter = {
  /** Offered by this agent. */
  agentId?: string | number | null | undefined;
  /** Area at most, in square feet, as the AREA sorts measure it. */
  areaMaxSqFt?: number | null | undefined;
  /** Area at least, in square feet, as the AREA sorts measure it. */
  areaMinSqFt?: number | null | undefined;
  /** Any of these numbers of bedrooms; 0 for 1 RK. */
  bedrooms?: Array<number> | null | undefined;
  /** Within these bounds. */
  bounds?: MapBounds | null | undefined;
  /** In a project of this builder. */
  builderId?: string | number | null | undefined;
  /** Any of these. */
  furnishing?: Array<Furnishing> | null | undefined;
  /** In this cell of the H3 grid, as `map` names it: how the flats of one cluster open as a list. */
  h3Index?: string | null | undefined;
  /** In any of these localities; at most 50. */
  localityIds?: Array<string | number> | null | undefined;
  /** Asking price at most. */
  priceMax?: number | null | undefined;
  /** Asking price at least. */
  priceMin?: number | null | undefined;
  /** In this project. */
  projectId?: string | number | null | undefined;
  /** Any of these kinds. */
  propertySubType?: Array<PropertySubType> | null | undefined;
  /** Broad kind. */
  propertyType?: PropertyType | null | undefined;
  /** Words that occur in the title, in any order; three letters or more. */
  text?: string | null | undefined;
};

/** What the screen shows, in WGS 84 degrees. */
export type MapBounds = {
  /** Eastern edge, right of the western. */
  east: number;
  /** Northern edge, above the southern. */
  north: number;
  /** Southern edge. */
  south: number;
  /** Western edge. */
  west: number;
};

/** Whether an organization was verified. */
export type OrganizationStatus =
  /** Verified. */
  | 'ACTIVE'
  /** Nobody works there any more. */
  | 'CLOSED'
  /** Waits for a reviewer: nobody acts for it, and only its own people and staff see it. */
  | 'PENDING'
  /** A reviewer refused it. */
  | 'REJECTED';

/** Standing of a registration under the RERA Act. */
export type ProjectStatus =
  /** Put on hold by the authority. */
  | 'ABEYANCE'
  /** Registered. The register’s export does not tell completed or lapsed ones apart. */
  | 'ACTIVE'
  /** The promoter filed the completion (Form 4). */
  | 'COMPLETED'
  /** Taken off the register on the promoter’s request. */
  | 'DE_REGISTERED'
  /** Validity ended without completion or extension. */
  | 'LAPSED'
  /** Revoked by the authority under section 7. */
  | 'REVOKED';

/** Kind of property (RESO PropertySubType). */
export type PropertySubType =
  /** A flat. */
  | 'APARTMENT'
  /** A flat on two floors. */
  | 'DUPLEX'
  /** An office. */
  | 'OFFICE'
  /** A plot. */
  | 'PLOT'
  /** A shop. */
  | 'RETAIL'
  /** A bungalow or villa. */
  | 'SINGLE_FAMILY_RESIDENCE'
  /** One room and kitchen (1 RK). */
  | 'STUDIO'
  /** A row house. */
  | 'TOWNHOUSE';

/** Broad kind of property (RESO PropertyType). */
export type PropertyType =
  /** A shop or an office for sale. */
  | 'COMMERCIAL_SALE'
  /** A plot. */
  | 'LAND'
  /** A home for sale. */
  | 'RESIDENTIAL'
  /** A home to let. */
  | 'RESIDENTIAL_LEASE';

/** A manager gives a lead to another agent. */
export type ReassignLeadInput = {
  /** To whom; without it, routing decides. */
  agentId?: string | number | null | undefined;
  /** Id of the lead. */
  leadId: string | number;
  /** Why, for the timeline. */
  note?: string | null | undefined;
};

/** The agent has spoken with the buyer, or written to them. */
export type RecordFirstContactInput = {
  /** How; the buyer must have agreed to it. */
  channel: ContactChannel;
  /** Id of the lead. */
  leadId: string | number;
  /** What came of it, for the timeline. */
  note?: string | null | undefined;
};

/** Continues a session. */
export type RefreshSessionInput = {
  /** The refresh token given out last. */
  refreshToken: string;
};

/** A brokerage whose papers do not hold. */
export type RejectOrganizationInput = {
  /** The brokerage. */
  organizationId: string | number;
  /** Why; kept in the audit log. */
  reason: string;
};

/** Where a builder stands among those who build alike: same district, same size of projects. */
export type ReputationBand =
  /** The best fifth. */
  | 'A'
  /** Better than half. */
  | 'B'
  /** Not in the last fifth. */
  | 'C'
  /** The last fifth, or held down by a cap. */
  | 'D'
  /** Too little is known to compare. */
  | 'NEW';

/** What a builder’s reputation is made of. */
export type ReputationFactorName =
  /** Complaints with the authority per apartment. */
  | 'COMPLAINTS'
  /** Whether projects are finished when promised. */
  | 'DELIVERY'
  /** How fresh the builder keeps the register. */
  | 'DISCLOSURE'
  /** Court cases per apartment. */
  | 'LITIGATION'
  /** What verified buyers say. */
  | 'REVIEWS';

/** Whether a reason speaks against or for the builder. */
export type ReputationPolarity =
  | 'NEGATIVE'
  | 'POSITIVE';

/** Where to send a one-time password. */
export type RequestOtpInput = {
  /** The solution of the challenge that the error CHALLENGE_REQUIRED came with. */
  challengeAnswer?: string | null | undefined;
  /** Mobile number, such as +919820000001; one without a country code is Indian. */
  phone: string;
};

/** The decision about a dispute. */
export type ResolveDisputeInput = {
  /** The dispute. */
  disputeId: string | number;
  /** How it ends. */
  outcome: DisputeOutcome;
  /** Why, as a stable upper-case code. */
  reason: string;
};

/** What makes the author a witness. */
export type ReviewBasis =
  /** A booking with a verified token payment. */
  | 'BOOKING'
  /** A verified payment. */
  | 'PAYMENT'
  /** A site visit confirmed by the buyer’s code. */
  | 'VISIT';

/** A reviewer’s decision about a document. */
export type ReviewDocumentInput = {
  /** What is decided. */
  decision: ReviewerDecision;
  /** The document. */
  documentId: string | number;
  /** With REJECT: the document is a forgery. */
  forged?: boolean | null | undefined;
  /** Why, as a stable upper-case code such as TITLE_CLEAR or SIGNATURE_MISSING. */
  reason: string;
  /** With `forged`: a registry holds the subject’s owner responsible. Otherwise only the person who submitted it answers. */
  registryConfirmed?: boolean | null | undefined;
};

/** What a reviewer of documents decides. */
export type ReviewerDecision =
  | 'APPROVE'
  | 'NEEDS_INFO'
  | 'REJECT';

/** How sure it is that a revoked registration was this builder’s: the list names promoters only. */
export type RevocationMatch =
  /** Only the name agrees: it may be another firm. */
  | 'NAME'
  /** The builder has projects in the same district. */
  | 'NAME_AND_DISTRICT'
  /** The builder has projects of the same PIN code. */
  | 'NAME_AND_PIN';

/** What a user may act as. */
export type Role =
  /** Runs the platform. */
  | 'ADMIN'
  /** Works leads for a brokerage. */
  | 'AGENT'
  /** Runs a brokerage’s team and routing. */
  | 'BROKERAGE_MANAGER'
  /** Acts for a builder. */
  | 'BUILDER'
  /** Looks for a home. */
  | 'BUYER'
  /** Reads the graph for a bank or portal. */
  | 'PARTNER'
  /** Checks identities and documents. */
  | 'REVIEWER';

/** Where a listing is on its way to the market and off it (RESO StandardStatus). */
export type StandardStatus =
  /** On the market. */
  | 'ACTIVE'
  /** An offer was accepted; others are still taken. */
  | 'ACTIVE_UNDER_CONTRACT'
  /** The agreement to list was cancelled. */
  | 'CANCELED'
  /** Sold. */
  | 'CLOSED'
  /** Will be on the market soon; no visits yet. */
  | 'COMING_SOON'
  /** Entered by mistake. */
  | 'DELETE'
  /** The agreement to list ran out. */
  | 'EXPIRED'
  /** Taken off the market for a while. */
  | 'HOLD'
  /** A draft. */
  | 'INCOMPLETE'
  /** An offer was accepted; no others are taken. */
  | 'PENDING'
  /** Taken off the market. */
  | 'WITHDRAWN';

/** Whether a dispute is examined. */
export type TriageDecision =
  /** It is examined, and acts meanwhile. */
  | 'ACCEPT'
  /** It is groundless or says nothing that can be examined. */
  | 'DISMISS';

/** Whether a dispute is examined. */
export type TriageDisputeInput = {
  /** Whether it is examined. */
  decision: TriageDecision;
  /** The dispute. */
  disputeId: string | number;
  /** The part of the score that is set aside meanwhile; left out: as it was opened. */
  factor?: TrustFactorName | null | undefined;
  /** Why, as a stable upper-case code. */
  reason: string;
  /** How much is at stake as the reviewer sees it; left out: as it was opened. */
  severity?: DisputeSeverity | null | undefined;
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

/** What a trust score is made of. */
export type TrustFactorName =
  /** What was promised and what was done. */
  | 'CONDUCT'
  /** Whether what is said holds against checks. */
  | 'DATA_ACCURACY'
  /** Title and other documents that were verified. */
  | 'DOCUMENTS'
  /** Who it is, and whether the registration is in force. */
  | 'IDENTITY'
  /** The trust of who stands behind it. */
  | 'PARENT'
  /** What people with a verified visit, booking or payment say. */
  | 'REVIEWS';

/** A language of sentences. */
export type TrustLanguage =
  /** English. */
  | 'EN'
  /** Hindi. */
  | 'HI'
  /** Marathi. */
  | 'MR';

/** Whether a reason speaks against or for the subject. */
export type TrustPolarity =
  | 'NEGATIVE'
  | 'POSITIVE';

/** Who or what has a trust score. */
export type TrustSubjectType =
  | 'AGENT'
  | 'LISTING'
  | 'PROJECT'
  | 'USER';

/** How large a project is, by apartments and plots. */
export type UnitsClass =
  /** More than 80 units. */
  | 'OVER_80_UNITS'
  /** At most 12 units. */
  | 'UP_TO_12_UNITS'
  /** 13 to 30 units. */
  | 'UP_TO_30_UNITS'
  /** 31 to 80 units. */
  | 'UP_TO_80_UNITS';

/** A brokerage whose papers were checked. */
export type VerifyOrganizationInput = {
  /** The brokerage. */
  organizationId: string | number;
};

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


export type RequestOtpMutation = { requestOtp: { challengeId: string, expiresAt: string, resendAt: string } };

export type VerifyOtpMutationVariables = Exact<{
  input: VerifyOtpInput;
}>;


export type VerifyOtpMutation = { verifyOtp: { accessToken: string, expiresAt: string, refreshToken: string } };

export type RefreshSessionMutationVariables = Exact<{
  input: RefreshSessionInput;
}>;


export type RefreshSessionMutation = { refreshSession: { accessToken: string, expiresAt: string, refreshToken: string } };

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


export type CreateLeadMutation = { createLead: { leadId: string, capture: LeadCapture, routingStatus: LeadRoutingStatus, routeAt: string | null, lead: { id: string, agent: { id: string, reraNumber: string, name: string } | null } | null } };

export type AgentDetailsQueryVariables = Exact<{
  id: string | number;
  language: TrustLanguage;
}>;


export type AgentDetailsQuery = { agent: { id: string, name: string, reraNumber: string, licensed: boolean, licenceExpiresOn: string, languages: Array<string>, localities: Array<string>, organization: { id: string, name: string, city: string } | null, trust: (
      { id: string, score: number, band: TrustBand, interval: Array<number> }
      & { ' $fragmentRefs'?: { 'TrustExplanationFieldsFragment': TrustExplanationFieldsFragment } }
    ) | null, reviews: { edges: Array<{ node: (
          { id: string }
          & { ' $fragmentRefs'?: { 'ReviewFieldsFragment': ReviewFieldsFragment } }
        ) }> } | null } | null };

export type ProjectsOfBuilderQueryVariables = Exact<{
  builderId: string | number;
  after?: string | null | undefined;
}>;


export type ProjectsOfBuilderQuery = { projects: { edges: Array<{ node: { id: string, name: string, reraNumber: string, district: string, status: ProjectStatus, completionDueOn: string | null, completedOn: string | null, trust: { id: string, score: number, band: TrustBand } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type BuilderDetailsQueryVariables = Exact<{
  id: string | number;
}>;


export type BuilderDetailsQuery = { builder: { id: string, name: string, districts: Array<string>, projectsCount: number, spellings: Array<string>, revokedRegistrations: Array<{ reraNumber: string, projectName: string, district: string, matchedBy: RevocationMatch | null, firstSeenOn: string }>, reputation: (
      { id: string, score: number, band: ReputationBand | null, interval: Array<number> }
      & { ' $fragmentRefs'?: { 'ReputationFieldsFragment': ReputationFieldsFragment } }
    ) | null, reviews: { edges: Array<{ node: (
          { id: string }
          & { ' $fragmentRefs'?: { 'ReviewFieldsFragment': ReviewFieldsFragment } }
        ) }> } | null } | null };

export type ReputationFieldsFragment = { id: string, score: number, band: ReputationBand | null, interval: Array<number>, coverage: number | null, percentile: number | null, asOf: string, modelVersion: string, caps: Array<string>, factors: Array<{ factor: ReputationFactorName, value: number, weight: number, evidenceCount: number }>, reasons: Array<{ code: string, polarity: ReputationPolarity, text: string }>, delivery: { ' $fragmentRefs'?: { 'DeliveryFieldsFragment': DeliveryFieldsFragment } } | null } & { ' $fragmentName'?: 'ReputationFieldsFragment' };

export type EnquirerQueryVariables = Exact<{ [key: string]: never; }>;


export type EnquirerQuery = { me: { id: string, name: string | null, phone: string | null } | null };

export type SendEnquiryMutationVariables = Exact<{
  input: CreateLeadInput;
}>;


export type SendEnquiryMutation = { createLead: { leadId: string, routingStatus: LeadRoutingStatus, routeAt: string | null } };

export type ListingDetailsQueryVariables = Exact<{
  id: string | number;
  language: TrustLanguage;
}>;


export type ListingDetailsQuery = { listing: { id: string, title: string, listPrice: number | null, originalListPrice: number | null, standardStatus: StandardStatus, bedroomsTotal: number | null, bathroomsTotalInteger: number | null, carpetAreaSqFt: number | null, builtUpAreaSqFt: number | null, furnishing: Furnishing | null, floorBand: string | null, floorsTotal: number | null, ageYears: number | null, publicRemarks: string | null, photos: Array<string>, isAssignmentSynthetic: boolean, onMarketTimestamp: string | null, locality: { id: string, name: string, district: string | null, pinCode: string | null } | null, project: { id: string, name: string, reraNumber: string, status: ProjectStatus, completionDueOn: string | null, builder: { id: string, name: string } } | null, agent: { id: string, name: string, reraNumber: string, licensed: boolean, trust: { id: string, score: number, band: TrustBand } | null } | null, priceHistory: Array<{ effectiveAt: string, listPrice: number }>, documents: Array<{ id: string, type: DocumentType, status: DocumentStatus }> | null, trust: (
      { id: string, score: number, band: TrustBand, interval: Array<number> }
      & { ' $fragmentRefs'?: { 'TrustExplanationFieldsFragment': TrustExplanationFieldsFragment } }
    ) | null } | null };

export type ManagerBoardQueryVariables = Exact<{
  organizationId: string | number;
}>;


export type ManagerBoardQuery = { organization: { id: string, name: string, leadAlerts: Array<{ id: string, kind: LeadAlertKind, raisedAt: string, lead: { id: string } | null }> | null, leads: { edges: Array<{ node: { id: string, stage: LeadStage, routingStatus: LeadRoutingStatus, createdAt: string, firstContactedAt: string | null, contact: { name: string | null } | null, listing: { id: string, title: string, listPrice: number | null } | null, project: { id: string, name: string } | null, agent: { id: string, name: string } | null } }> } | null } | null, agents: { edges: Array<{ node: { id: string, name: string, workload: { openLeads: number, assignedToday: number, openCap: number | null } | null } }> } | null };

export type ReassignLeadMutationVariables = Exact<{
  input: ReassignLeadInput;
}>;


export type ReassignLeadMutation = { reassignLead: { lead: { id: string, routingStatus: LeadRoutingStatus } | null } };

export type MyEnquiriesQueryVariables = Exact<{ [key: string]: never; }>;


export type MyEnquiriesQuery = { leads: { edges: Array<{ node: { id: string, stage: LeadStage, routingStatus: LeadRoutingStatus, createdAt: string, acceptedAt: string | null, firstContactedAt: string | null, listing: { id: string, title: string } | null, project: { id: string, name: string } | null, agent: { id: string, name: string } | null, organization: { id: string, name: string } | null } }> } | null };

export type WithdrawEnquiryMutationVariables = Exact<{
  input: LeadInput;
}>;


export type WithdrawEnquiryMutation = { withdrawLead: { lead: { id: string, routingStatus: LeadRoutingStatus } | null } };

export type PendingBrokeragesQueryVariables = Exact<{ [key: string]: never; }>;


export type PendingBrokeragesQuery = { organizations: { edges: Array<{ node: { id: string, name: string, city: string, createdAt: string, registration: { pan: string, gstin: string | null } | null, similarlyNamed: Array<{ id: string, name: string }> | null } }> } | null };

export type VerifyBrokerageMutationVariables = Exact<{
  input: VerifyOrganizationInput;
}>;


export type VerifyBrokerageMutation = { verifyOrganization: { organization: { id: string, status: OrganizationStatus } } };

export type RejectBrokerageMutationVariables = Exact<{
  input: RejectOrganizationInput;
}>;


export type RejectBrokerageMutation = { rejectOrganization: { organization: { id: string, status: OrganizationStatus } } };

export type OpenDisputesQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenDisputesQuery = { disputes: { edges: Array<{ node: { id: string, subjectType: TrustSubjectType, subjectId: string, severity: DisputeSeverity, status: DisputeStatus, relation: DisputeRelation | null, statement: string, openedAt: string, decideBy: string } }> } | null };

export type TriageDisputeMutationVariables = Exact<{
  input: TriageDisputeInput;
}>;


export type TriageDisputeMutation = { triageDispute: { dispute: { id: string, status: DisputeStatus } } };

export type ResolveDisputeMutationVariables = Exact<{
  input: ResolveDisputeInput;
}>;


export type ResolveDisputeMutation = { resolveDispute: { dispute: { id: string, status: DisputeStatus } } };

export type DocumentsToReviewQueryVariables = Exact<{ [key: string]: never; }>;


export type DocumentsToReviewQuery = { verificationCases: { edges: Array<{ node: { id: string, documentId: string, documentType: DocumentType, approvals: number, approvalsNeeded: number, openedAt: string } }> } | null };

export type DecideDocumentMutationVariables = Exact<{
  input: ReviewDocumentInput;
}>;


export type DecideDocumentMutation = { reviewDocument: { document: { id: string, status: DocumentStatus } } };

export type ProjectDetailsQueryVariables = Exact<{
  reraNumber: string;
  language: TrustLanguage;
}>;


export type ProjectDetailsQuery = { project: { id: string, name: string, reraNumber: string, status: ProjectStatus, district: string, pinCode: string | null, proposedCompletionOn: string | null, revisedCompletionOn: string | null, extendedCompletionOn: string | null, occupancyCertificateOn: string | null, completedOn: string | null, apartmentsCount: number | null, bookedApartmentsCount: number | null, complaintsCount: number, casesCount: number, lastModifiedOn: string | null, dataSource: DataSource, builder: { id: string, name: string, reputation: { id: string, score: number, band: ReputationBand | null, interval: Array<number> } | null }, delivery: { ' $fragmentRefs'?: { 'DeliveryFieldsFragment': DeliveryFieldsFragment } } | null, trust: (
      { id: string, score: number, band: TrustBand, interval: Array<number> }
      & { ' $fragmentRefs'?: { 'TrustExplanationFieldsFragment': TrustExplanationFieldsFragment } }
    ) | null } | null };

export type SearchLocalitiesQueryVariables = Exact<{ [key: string]: never; }>;


export type SearchLocalitiesQuery = { localities: Array<{ id: string, name: string }> | null };

export type ListingCardFieldsFragment = { id: string, title: string, listPrice: number | null, bedroomsTotal: number | null, carpetAreaSqFt: number | null, builtUpAreaSqFt: number | null, photos: Array<string>, dataSource: DataSource, locality: { id: string, name: string } | null, project: { id: string, name: string } | null, trust: { id: string, score: number, band: TrustBand, interval: Array<number>, reasons: Array<{ code: string, polarity: TrustPolarity, text: string }> } | null } & { ' $fragmentName'?: 'ListingCardFieldsFragment' };

export type SearchListingsQueryVariables = Exact<{
  filter?: ListingFilter | null | undefined;
  sort: FeedSort;
  after?: string | null | undefined;
  language: TrustLanguage;
}>;


export type SearchListingsQuery = { feed: { edges: Array<{ node: (
        { id: string }
        & { ' $fragmentRefs'?: { 'ListingCardFieldsFragment': ListingCardFieldsFragment } }
      ) }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type SendCodeMutationVariables = Exact<{
  input: RequestOtpInput;
}>;


export type SendCodeMutation = { requestOtp: { expiresAt: string, resendAt: string } };

export type DeliveryFieldsFragment = { lateProbability: number, percentile: number, evidence: { projects: number, completed: number, late: number, silent: number }, segment: { district: string, size: UnitsClass, members: number } } & { ' $fragmentName'?: 'DeliveryFieldsFragment' };

export type ReviewFieldsFragment = { id: string, stars: number, text: string | null, basis: ReviewBasis, submittedAt: string } & { ' $fragmentName'?: 'ReviewFieldsFragment' };

export type TrustExplanationFieldsFragment = { id: string, score: number, band: TrustBand, interval: Array<number>, coverage: number | null, percentile: number | null, asOf: string, modelVersion: string, caps: Array<string>, explanation: string, factors: Array<{ factor: TrustFactorName, value: number, weight: number, evidenceCount: number }>, reasons: Array<{ code: string, polarity: TrustPolarity, text: string }>, whatWouldRaiseIt: Array<{ action: string, points: number, text: string }> } & { ' $fragmentName'?: 'TrustExplanationFieldsFragment' };

export type AcceptLeadMutationVariables = Exact<{
  input: LeadInput;
}>;


export type AcceptLeadMutation = { acceptLead: { lead: { id: string, stage: LeadStage } | null } };

export type ClaimLeadMutationVariables = Exact<{
  input: LeadInput;
}>;


export type ClaimLeadMutation = { claimLead: { lead: { id: string, stage: LeadStage } | null } };

export type RecordFirstContactMutationVariables = Exact<{
  input: RecordFirstContactInput;
}>;


export type RecordFirstContactMutation = { recordFirstContact: { lead: { id: string, stage: LeadStage } | null } };

export type AdvanceLeadMutationVariables = Exact<{
  input: AdvanceLeadInput;
}>;


export type AdvanceLeadMutation = { advanceLead: { lead: { id: string, stage: LeadStage } | null } };

export type LeadDetailsQueryVariables = Exact<{
  id: string | number;
}>;


export type LeadDetailsQuery = { lead: { id: string, stage: LeadStage, temperature: LeadTemperature | null, message: string | null, createdAt: string, acceptedAt: string | null, firstContactedAt: string | null, budgetMin: number | null, budgetMax: number | null, ruleName: string | null, buyer: { id: string, name: string | null } | null, contact: { name: string | null, phone: string | null, email: string | null, consents: Array<{ channel: ContactChannel, purpose: ConsentPurpose, revokedAt: string | null }> } | null, listing: { id: string, title: string, listPrice: number | null } | null, project: { id: string, name: string } | null, assignment: { id: string, match: { final: number, locality: number, budget: number, language: number, projectExpertise: number, trust: number, eligible: number } | null } | null, activities: { edges: Array<{ node: { id: string, kind: LeadActivityKind, at: string, note: string | null } }> } | null } | null };

export type AgentLeadsQueryVariables = Exact<{
  filter?: LeadFilter | null | undefined;
}>;


export type AgentLeadsQuery = { leads: { edges: Array<{ node: { id: string, stage: LeadStage, temperature: LeadTemperature | null, createdAt: string, acceptedAt: string | null, firstContactedAt: string | null, buyer: { id: string, name: string | null } | null, contact: { name: string | null } | null, listing: { id: string, title: string } | null, project: { id: string, name: string } | null, assignment: { id: string, acceptDueAt: string | null, contactDueAt: string | null } | null } }> } | null };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { me: { id: string, name: string | null, roles: Array<Role> | null, agent: { id: string, name: string } | null, organization: { id: string, name: string } | null } | null };

export const DeliveryFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DeliveryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryAssessment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lateProbability"}},{"kind":"Field","name":{"kind":"Name","value":"percentile"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projects"}},{"kind":"Field","name":{"kind":"Name","value":"completed"}},{"kind":"Field","name":{"kind":"Name","value":"late"}},{"kind":"Field","name":{"kind":"Name","value":"silent"}}]}},{"kind":"Field","name":{"kind":"Name","value":"segment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"district"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"members"}}]}}]}}]} as unknown as DocumentNode<DeliveryFieldsFragment, unknown>;
export const ReputationFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReputationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BuilderReputation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"}},{"kind":"Field","name":{"kind":"Name","value":"percentile"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"modelVersion"}},{"kind":"Field","name":{"kind":"Name","value":"caps"}},{"kind":"Field","name":{"kind":"Name","value":"factors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"factor"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}},{"kind":"Field","name":{"kind":"Name","value":"evidenceCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"polarity"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DeliveryFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DeliveryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryAssessment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lateProbability"}},{"kind":"Field","name":{"kind":"Name","value":"percentile"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projects"}},{"kind":"Field","name":{"kind":"Name","value":"completed"}},{"kind":"Field","name":{"kind":"Name","value":"late"}},{"kind":"Field","name":{"kind":"Name","value":"silent"}}]}},{"kind":"Field","name":{"kind":"Name","value":"segment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"district"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"members"}}]}}]}}]} as unknown as DocumentNode<ReputationFieldsFragment, unknown>;
export const ListingCardFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListingCardFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Listing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"listPrice"}},{"kind":"Field","name":{"kind":"Name","value":"bedroomsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"carpetAreaSqFt"}},{"kind":"Field","name":{"kind":"Name","value":"builtUpAreaSqFt"}},{"kind":"Field","name":{"kind":"Name","value":"photos"}},{"kind":"Field","name":{"kind":"Name","value":"dataSource"}},{"kind":"Field","name":{"kind":"Name","value":"locality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"trust"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"polarity"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}}]}}]} as unknown as DocumentNode<ListingCardFieldsFragment, unknown>;
export const ReviewFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReviewFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Review"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"stars"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"basis"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}}]}}]} as unknown as DocumentNode<ReviewFieldsFragment, unknown>;
export const TrustExplanationFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TrustExplanationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TrustScore"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"}},{"kind":"Field","name":{"kind":"Name","value":"percentile"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"modelVersion"}},{"kind":"Field","name":{"kind":"Name","value":"caps"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"factors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"factor"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}},{"kind":"Field","name":{"kind":"Name","value":"evidenceCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"polarity"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"whatWouldRaiseIt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"points"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}}]} as unknown as DocumentNode<TrustExplanationFieldsFragment, unknown>;
export const RequestOtpDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestOtp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestOtpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestOtp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"challengeId"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"resendAt"}}]}}]}}]} as unknown as DocumentNode<RequestOtpMutation, RequestOtpMutationVariables>;
export const VerifyOtpDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"VerifyOtp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VerifyOtpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verifyOtp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}}]}}]}}]} as unknown as DocumentNode<VerifyOtpMutation, VerifyOtpMutationVariables>;
export const RefreshSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RefreshSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RefreshSessionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refreshSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}}]}}]}}]} as unknown as DocumentNode<RefreshSessionMutation, RefreshSessionMutationVariables>;
export const LeadFeedCursorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LeadFeedCursor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadFeedCursor"}}]}}]} as unknown as DocumentNode<LeadFeedCursorQuery, LeadFeedCursorQueryVariables>;
export const LeadAssignedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"LeadAssigned"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadAssigned"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"eventId"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"gap"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"assignment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"listing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"listPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"buyer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<LeadAssignedSubscription, LeadAssignedSubscriptionVariables>;
export const FeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Feed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"listPrice"}},{"kind":"Field","name":{"kind":"Name","value":"locality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reraNumber"}},{"kind":"Field","name":{"kind":"Name","value":"builder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"reputation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reraNumber"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"trust"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"band"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"trust"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"lowerBound"}},{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"documents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<FeedQuery, FeedQueryVariables>;
export const CreateLeadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateLead"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateLeadInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createLead"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadId"}},{"kind":"Field","name":{"kind":"Name","value":"capture"}},{"kind":"Field","name":{"kind":"Name","value":"routingStatus"}},{"kind":"Field","name":{"kind":"Name","value":"routeAt"}},{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reraNumber"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CreateLeadMutation, CreateLeadMutationVariables>;
export const AgentDetailsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AgentDetails"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TrustLanguage"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"reraNumber"}},{"kind":"Field","name":{"kind":"Name","value":"licensed"}},{"kind":"Field","name":{"kind":"Name","value":"licenceExpiresOn"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"localities"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"city"}}]}},{"kind":"Field","name":{"kind":"Name","value":"trust"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TrustExplanationFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reviews"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReviewFields"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TrustExplanationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TrustScore"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"}},{"kind":"Field","name":{"kind":"Name","value":"percentile"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"modelVersion"}},{"kind":"Field","name":{"kind":"Name","value":"caps"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"factors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"factor"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}},{"kind":"Field","name":{"kind":"Name","value":"evidenceCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"polarity"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"whatWouldRaiseIt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"points"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReviewFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Review"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"stars"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"basis"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}}]}}]} as unknown as DocumentNode<AgentDetailsQuery, AgentDetailsQueryVariables>;
export const ProjectsOfBuilderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProjectsOfBuilder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"builderId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projects"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"builderId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"builderId"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"12"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"reraNumber"}},{"kind":"Field","name":{"kind":"Name","value":"district"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"completionDueOn"}},{"kind":"Field","name":{"kind":"Name","value":"completedOn"}},{"kind":"Field","name":{"kind":"Name","value":"trust"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"band"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ProjectsOfBuilderQuery, ProjectsOfBuilderQueryVariables>;
export const BuilderDetailsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BuilderDetails"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"builder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"districts"}},{"kind":"Field","name":{"kind":"Name","value":"projectsCount"}},{"kind":"Field","name":{"kind":"Name","value":"spellings"}},{"kind":"Field","name":{"kind":"Name","value":"revokedRegistrations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reraNumber"}},{"kind":"Field","name":{"kind":"Name","value":"projectName"}},{"kind":"Field","name":{"kind":"Name","value":"district"}},{"kind":"Field","name":{"kind":"Name","value":"matchedBy"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeenOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reputation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReputationFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reviews"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReviewFields"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DeliveryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryAssessment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lateProbability"}},{"kind":"Field","name":{"kind":"Name","value":"percentile"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projects"}},{"kind":"Field","name":{"kind":"Name","value":"completed"}},{"kind":"Field","name":{"kind":"Name","value":"late"}},{"kind":"Field","name":{"kind":"Name","value":"silent"}}]}},{"kind":"Field","name":{"kind":"Name","value":"segment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"district"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"members"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReputationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BuilderReputation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"}},{"kind":"Field","name":{"kind":"Name","value":"percentile"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"modelVersion"}},{"kind":"Field","name":{"kind":"Name","value":"caps"}},{"kind":"Field","name":{"kind":"Name","value":"factors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"factor"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}},{"kind":"Field","name":{"kind":"Name","value":"evidenceCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"polarity"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DeliveryFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReviewFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Review"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"stars"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"basis"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}}]}}]} as unknown as DocumentNode<BuilderDetailsQuery, BuilderDetailsQueryVariables>;
export const EnquirerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Enquirer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}}]}}]}}]} as unknown as DocumentNode<EnquirerQuery, EnquirerQueryVariables>;
export const SendEnquiryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SendEnquiry"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateLeadInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createLead"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadId"}},{"kind":"Field","name":{"kind":"Name","value":"routingStatus"}},{"kind":"Field","name":{"kind":"Name","value":"routeAt"}}]}}]}}]} as unknown as DocumentNode<SendEnquiryMutation, SendEnquiryMutationVariables>;
export const ListingDetailsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListingDetails"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TrustLanguage"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"listing"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"listPrice"}},{"kind":"Field","name":{"kind":"Name","value":"originalListPrice"}},{"kind":"Field","name":{"kind":"Name","value":"standardStatus"}},{"kind":"Field","name":{"kind":"Name","value":"bedroomsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"bathroomsTotalInteger"}},{"kind":"Field","name":{"kind":"Name","value":"carpetAreaSqFt"}},{"kind":"Field","name":{"kind":"Name","value":"builtUpAreaSqFt"}},{"kind":"Field","name":{"kind":"Name","value":"furnishing"}},{"kind":"Field","name":{"kind":"Name","value":"floorBand"}},{"kind":"Field","name":{"kind":"Name","value":"floorsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"ageYears"}},{"kind":"Field","name":{"kind":"Name","value":"publicRemarks"}},{"kind":"Field","name":{"kind":"Name","value":"photos"}},{"kind":"Field","name":{"kind":"Name","value":"isAssignmentSynthetic"}},{"kind":"Field","name":{"kind":"Name","value":"onMarketTimestamp"}},{"kind":"Field","name":{"kind":"Name","value":"locality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"district"}},{"kind":"Field","name":{"kind":"Name","value":"pinCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"reraNumber"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"completionDueOn"}},{"kind":"Field","name":{"kind":"Name","value":"builder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"reraNumber"}},{"kind":"Field","name":{"kind":"Name","value":"licensed"}},{"kind":"Field","name":{"kind":"Name","value":"trust"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"band"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"priceHistory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"effectiveAt"}},{"kind":"Field","name":{"kind":"Name","value":"listPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"documents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"trust"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TrustExplanationFields"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TrustExplanationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TrustScore"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"}},{"kind":"Field","name":{"kind":"Name","value":"percentile"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"modelVersion"}},{"kind":"Field","name":{"kind":"Name","value":"caps"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"factors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"factor"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}},{"kind":"Field","name":{"kind":"Name","value":"evidenceCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"polarity"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"whatWouldRaiseIt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"points"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}}]} as unknown as DocumentNode<ListingDetailsQuery, ListingDetailsQueryVariables>;
export const ManagerBoardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ManagerBoard"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"organizationId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"organizationId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"leadAlerts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"open"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"raisedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"leads"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"routingStatuses"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"ASSIGNED"},{"kind":"EnumValue","value":"POND"},{"kind":"EnumValue","value":"QUEUED"}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"routingStatus"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"firstContactedAt"}},{"kind":"Field","name":{"kind":"Name","value":"contact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"listing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"listPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"agents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"organizationId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"organizationId"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"workload"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openLeads"}},{"kind":"Field","name":{"kind":"Name","value":"assignedToday"}},{"kind":"Field","name":{"kind":"Name","value":"openCap"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ManagerBoardQuery, ManagerBoardQueryVariables>;
export const ReassignLeadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReassignLead"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReassignLeadInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reassignLead"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"routingStatus"}}]}}]}}]}}]} as unknown as DocumentNode<ReassignLeadMutation, ReassignLeadMutationVariables>;
export const MyEnquiriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyEnquiries"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leads"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"routingStatus"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"firstContactedAt"}},{"kind":"Field","name":{"kind":"Name","value":"listing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<MyEnquiriesQuery, MyEnquiriesQueryVariables>;
export const WithdrawEnquiryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawEnquiry"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LeadInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawLead"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"routingStatus"}}]}}]}}]}}]} as unknown as DocumentNode<WithdrawEnquiryMutation, WithdrawEnquiryMutationVariables>;
export const PendingBrokeragesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PendingBrokerages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organizations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"EnumValue","value":"PENDING"}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"registration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pan"}},{"kind":"Field","name":{"kind":"Name","value":"gstin"}}]}},{"kind":"Field","name":{"kind":"Name","value":"similarlyNamed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<PendingBrokeragesQuery, PendingBrokeragesQueryVariables>;
export const VerifyBrokerageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"VerifyBrokerage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VerifyOrganizationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verifyOrganization"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<VerifyBrokerageMutation, VerifyBrokerageMutationVariables>;
export const RejectBrokerageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RejectBrokerage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RejectOrganizationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rejectOrganization"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<RejectBrokerageMutation, RejectBrokerageMutationVariables>;
export const OpenDisputesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OpenDisputes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"disputes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"OPEN"},{"kind":"EnumValue","value":"UNDER_REVIEW"},{"kind":"EnumValue","value":"OVERDUE"}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"subjectType"}},{"kind":"Field","name":{"kind":"Name","value":"subjectId"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"relation"}},{"kind":"Field","name":{"kind":"Name","value":"statement"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decideBy"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OpenDisputesQuery, OpenDisputesQueryVariables>;
export const TriageDisputeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TriageDispute"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TriageDisputeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"triageDispute"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dispute"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<TriageDisputeMutation, TriageDisputeMutationVariables>;
export const ResolveDisputeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResolveDispute"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResolveDisputeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resolveDispute"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dispute"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<ResolveDisputeMutation, ResolveDisputeMutationVariables>;
export const DocumentsToReviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DocumentsToReview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verificationCases"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"documentId"}},{"kind":"Field","name":{"kind":"Name","value":"documentType"}},{"kind":"Field","name":{"kind":"Name","value":"approvals"}},{"kind":"Field","name":{"kind":"Name","value":"approvalsNeeded"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DocumentsToReviewQuery, DocumentsToReviewQueryVariables>;
export const DecideDocumentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DecideDocument"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewDocumentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reviewDocument"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<DecideDocumentMutation, DecideDocumentMutationVariables>;
export const ProjectDetailsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProjectDetails"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reraNumber"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TrustLanguage"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"reraNumber"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reraNumber"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"reraNumber"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"district"}},{"kind":"Field","name":{"kind":"Name","value":"pinCode"}},{"kind":"Field","name":{"kind":"Name","value":"proposedCompletionOn"}},{"kind":"Field","name":{"kind":"Name","value":"revisedCompletionOn"}},{"kind":"Field","name":{"kind":"Name","value":"extendedCompletionOn"}},{"kind":"Field","name":{"kind":"Name","value":"occupancyCertificateOn"}},{"kind":"Field","name":{"kind":"Name","value":"completedOn"}},{"kind":"Field","name":{"kind":"Name","value":"apartmentsCount"}},{"kind":"Field","name":{"kind":"Name","value":"bookedApartmentsCount"}},{"kind":"Field","name":{"kind":"Name","value":"complaintsCount"}},{"kind":"Field","name":{"kind":"Name","value":"casesCount"}},{"kind":"Field","name":{"kind":"Name","value":"lastModifiedOn"}},{"kind":"Field","name":{"kind":"Name","value":"dataSource"}},{"kind":"Field","name":{"kind":"Name","value":"builder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"reputation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DeliveryFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"trust"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TrustExplanationFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DeliveryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryAssessment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lateProbability"}},{"kind":"Field","name":{"kind":"Name","value":"percentile"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projects"}},{"kind":"Field","name":{"kind":"Name","value":"completed"}},{"kind":"Field","name":{"kind":"Name","value":"late"}},{"kind":"Field","name":{"kind":"Name","value":"silent"}}]}},{"kind":"Field","name":{"kind":"Name","value":"segment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"district"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"members"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TrustExplanationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TrustScore"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"}},{"kind":"Field","name":{"kind":"Name","value":"percentile"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"modelVersion"}},{"kind":"Field","name":{"kind":"Name","value":"caps"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"factors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"factor"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}},{"kind":"Field","name":{"kind":"Name","value":"evidenceCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"polarity"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"whatWouldRaiseIt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"points"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}}]} as unknown as DocumentNode<ProjectDetailsQuery, ProjectDetailsQueryVariables>;
export const SearchLocalitiesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SearchLocalities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"localities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<SearchLocalitiesQuery, SearchLocalitiesQueryVariables>;
export const SearchListingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SearchListings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ListingFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sort"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FeedSort"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TrustLanguage"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sort"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"24"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListingCardFields"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListingCardFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Listing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"listPrice"}},{"kind":"Field","name":{"kind":"Name","value":"bedroomsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"carpetAreaSqFt"}},{"kind":"Field","name":{"kind":"Name","value":"builtUpAreaSqFt"}},{"kind":"Field","name":{"kind":"Name","value":"photos"}},{"kind":"Field","name":{"kind":"Name","value":"dataSource"}},{"kind":"Field","name":{"kind":"Name","value":"locality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"trust"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"polarity"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}}]}}]} as unknown as DocumentNode<SearchListingsQuery, SearchListingsQueryVariables>;
export const SendCodeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SendCode"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestOtpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestOtp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"resendAt"}}]}}]}}]} as unknown as DocumentNode<SendCodeMutation, SendCodeMutationVariables>;
export const AcceptLeadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AcceptLead"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LeadInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acceptLead"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}}]}}]}}]}}]} as unknown as DocumentNode<AcceptLeadMutation, AcceptLeadMutationVariables>;
export const ClaimLeadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ClaimLead"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LeadInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"claimLead"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}}]}}]}}]}}]} as unknown as DocumentNode<ClaimLeadMutation, ClaimLeadMutationVariables>;
export const RecordFirstContactDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordFirstContact"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordFirstContactInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordFirstContact"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}}]}}]}}]}}]} as unknown as DocumentNode<RecordFirstContactMutation, RecordFirstContactMutationVariables>;
export const AdvanceLeadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdvanceLead"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AdvanceLeadInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"advanceLead"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}}]}}]}}]}}]} as unknown as DocumentNode<AdvanceLeadMutation, AdvanceLeadMutationVariables>;
export const LeadDetailsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LeadDetails"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lead"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"temperature"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"firstContactedAt"}},{"kind":"Field","name":{"kind":"Name","value":"budgetMin"}},{"kind":"Field","name":{"kind":"Name","value":"budgetMax"}},{"kind":"Field","name":{"kind":"Name","value":"ruleName"}},{"kind":"Field","name":{"kind":"Name","value":"buyer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"consents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"listing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"listPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"assignment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"match"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"final"}},{"kind":"Field","name":{"kind":"Name","value":"locality"}},{"kind":"Field","name":{"kind":"Name","value":"budget"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"projectExpertise"}},{"kind":"Field","name":{"kind":"Name","value":"trust"}},{"kind":"Field","name":{"kind":"Name","value":"eligible"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"activities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<LeadDetailsQuery, LeadDetailsQueryVariables>;
export const AgentLeadsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AgentLeads"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"LeadFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leads"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"temperature"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"firstContactedAt"}},{"kind":"Field","name":{"kind":"Name","value":"buyer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"listing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"assignment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"acceptDueAt"}},{"kind":"Field","name":{"kind":"Name","value":"contactDueAt"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<AgentLeadsQuery, AgentLeadsQueryVariables>;
export const ViewerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;