/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The reasons for which acceptInvitation is refused. */
export type AcceptInvitationErrorCode =
  /** The person is registered as an agent. */
  | 'ALREADY_AN_AGENT'
  /** A registration of the person is being checked. */
  | 'APPLICATION_PENDING'
  /** A value breaks a rule of its field. */
  | 'BAD_USER_INPUT'
  /** An id is not one of this graph. */
  | 'INVALID_ID'
  /** The name is empty, too long, or not on one line. */
  | 'INVALID_NAME'
  /** Not a MahaRERA number. */
  | 'INVALID_RERA_NUMBER'
  /** The invitation expired, was answered or withdrawn, or its brokerage is not verified any more. */
  | 'INVITATION_CLOSED'
  /** There is no such invitation to the viewer’s number, or of their brokerage. */
  | 'INVITATION_NOT_FOUND'
  /** The registration has expired. */
  | 'LICENCE_EXPIRED'
  /** Neither the brokerage nor the person gave this field. */
  | 'REGISTRATION_INCOMPLETE'
  /** Another agent has this RERA number. */
  | 'RERA_NUMBER_TAKEN'
  /** Reviewers and administrators work for no brokerage. */
  | 'STAFF_CANNOT_JOIN'
  /** The account has been deactivated. */
  | 'USER_DEACTIVATED'
  /** The person works for another brokerage. */
  | 'WORKS_ELSEWHERE';

/** An invitation to accept. Agents confirm, or correct, what the brokerage wrote. */
export type AcceptInvitationInput = {
  /** The invitation. */
  invitationId: string | number;
  /** Last day the registration is valid. */
  licenceExpiresOn?: string | null | undefined;
  /** The name on the registration. */
  name?: string | null | undefined;
  /** MahaRERA agent number: A and eleven digits. */
  reraNumber?: string | null | undefined;
};

/** Names a lead. */
export type AcceptLeadInput = {
  /** Id of the lead. */
  leadId: string | number;
};

/** Names an alert. */
export type AcknowledgeLeadAlertInput = {
  /** Id of the alert. */
  alertId: string | number;
};

/** A note for the lead’s timeline. */
export type AddLeadNoteInput = {
  /** Chosen by the client, 8 to 128 characters. */
  idempotencyKey: string;
  /** Id of the lead. */
  leadId: string | number;
  /** The note, at most 2,000 characters. Not for buyers. */
  note: string;
};

/** A task for the agent of a lead. */
export type AddLeadTaskInput = {
  /** By when; within the next year. */
  dueAt: string;
  /** Chosen by the client, 8 to 128 characters. */
  idempotencyKey: string;
  /** Id of the lead. */
  leadId: string | number;
  /** What to do, at most 200 characters. Not for buyers. */
  title: string;
};

/** A photo that was uploaded, for its listing. */
export type AddListingPhotoInput = {
  /** The upload. */
  uploadId: string | number;
};

/** A domain to prove. */
export type AddSsoDomainInput = {
  /** The domain, such as firm.example. */
  domain: string;
};

/** Puts a home on the viewer’s shortlist. */
export type AddToShortlistInput = {
  /** Which listing; it is on the market. */
  listingId: string | number;
};

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

/** Why a registration has to be checked. */
export type AgentApplicationReason =
  /** The register has another name under the number. */
  | 'NAME_DIFFERS'
  /** The register does not have the number. */
  | 'NOT_IN_REGISTER'
  /** The registration has expired by the register. */
  | 'REGISTRATION_EXPIRED';

/** Whether the people of an organization may have passwords. */
export type AllowPasswordsInput = {
  /** Whether they may. */
  allowed: boolean;
};

/** An answer to what a reviewer asked. */
export type AnswerDocumentRequestInput = {
  /** The document. */
  documentId: string | number;
  /** The answer, 1 to 1,000 characters. */
  note: string;
};

/** An appeal against the decision about a document. */
export type AppealDocumentInput = {
  /** The document. */
  documentId: string | number;
  /** Why the decision is wrong, 10 to 1,000 characters. */
  statement: string;
};

/** Which entries to list; every given condition must hold. */
export type AuditFilter = {
  /** One of these was done, such as ROLE_GRANTED. */
  actions?: Array<string> | null | undefined;
  /** This user did it. */
  actorId?: string | number | null | undefined;
  /** Acts or reads. */
  kind?: AuditKind | null | undefined;
  /** Not before then. */
  since?: string | null | undefined;
  /** To this person or thing. */
  subjectId?: string | number | null | undefined;
  /** Before then. */
  until?: string | null | undefined;
};

/** What an entry of an audit log is about. */
export type AuditKind =
  /** Something was done. */
  | 'ACT'
  /** Personal data was shown to another person than its own. */
  | 'READ';

/** What is wrong with an audit log. */
export type AuditProblem =
  /** An entry is not as it was written. */
  | 'ALTERED'
  /** The head does not fit the entries. */
  | 'HEAD_FORGED'
  /** An entry is of a key that this installation was not given. */
  | 'KEY_UNKNOWN'
  /** An entry is missing. */
  | 'MISSING'
  /** The last entries are missing. */
  | 'TRUNCATED';

/** As what a person works for a brokerage. */
export type BrokerageRole =
  /** Works leads. */
  | 'AGENT'
  /** Runs the team and its routing. */
  | 'BROKERAGE_MANAGER';

/** What the buyer means to spend, in rupees. */
export type BudgetInput = {
  /** At most. */
  max?: number | null | undefined;
  /** At least. */
  min?: number | null | undefined;
};

/** A visit that will not take place. */
export type CancelSiteVisitInput = {
  /** Why, for the timeline. */
  note?: string | null | undefined;
  /** Id of the visit. */
  visitId: string | number;
};

/** Names a lead. */
export type ClaimLeadInput = {
  /** Id of the lead. */
  leadId: string | number;
};

/** What became of a visit. */
export type CompleteSiteVisitInput = {
  /** The code the buyer tells the agent on the spot. */
  buyerCode?: string | null | undefined;
  /** DONE, BUYER_NO_SHOW or AGENT_NO_SHOW. */
  outcome: SiteVisitStatus;
  /** Id of the visit. */
  visitId: string | number;
};

/** A provider (OpenID Connect) and this platform’s client there. */
export type ConfigureSsoInput = {
  /** Client id. */
  clientId: string;
  /** Client secret; kept sealed and never shown. */
  clientSecret: string;
  /** Issuer, such as https://login.firm.example. */
  issuer: string;
};

/** A registration to decide. */
export type ConfirmAgentInput = {
  /** The registration. */
  applicationId: string | number;
};

/** The buyer says that a payment was made. */
export type ConfirmPaymentInput = {
  /** Id of the payment. */
  paymentId: string | number;
};

/** The first code of a new authenticator app. */
export type ConfirmSecondFactorInput = {
  /** The six digits that the app shows. */
  code: string;
  /** As for enrolSecondFactor. */
  ticket?: string | null | undefined;
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

/** What came of an attempt to reach a buyer. */
export type ContactOutcome =
  /** The line was busy. */
  | 'BUSY'
  /** The buyer asked to be called at another time. */
  | 'CALL_BACK_LATER'
  /** A message or e-mail was sent. */
  | 'MESSAGE_SENT'
  /** The buyer did not answer. */
  | 'NO_ANSWER'
  /** The buyer answered. */
  | 'REACHED'
  /** The number is another person’s. */
  | 'WRONG_NUMBER';

/** The reasons for which createApiKey is refused. */
export type CreateApiKeyErrorCode =
  /** A value breaks a rule of its field. */
  | 'BAD_USER_INPUT'
  /** The name is empty, too long, or not on one line. */
  | 'INVALID_NAME'
  /** A key may do at most what its owner may. */
  | 'MISSING_SCOPE';

/** A key to make. */
export type CreateApiKeyInput = {
  /** What it is for. */
  name: string;
  /** What it may do; at most what its owner may. */
  scopes: Array<string>;
  /** How many days it works, 1 to 365. */
  validDays?: number | null | undefined;
};

/** A file that is to be uploaded. */
export type CreateDocumentUploadInput = {
  /** application/pdf, image/jpeg or image/png. */
  mediaType: string;
  /** Its exact size in bytes, up to 25 MB (26,214,400). */
  sizeBytes: number;
};

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

/** The reasons for which createListing is refused. */
export type CreateListingErrorCode =
  /** Areas grow: carpet, built-up, super built-up. */
  | 'AREA_ORDER'
  /** A value breaks a rule of its field. */
  | 'BAD_USER_INPUT'
  /** The day is in the past. */
  | 'DATE_IN_PAST'
  /** Only members of a brokerage write listings. */
  | 'FORBIDDEN'
  /** The key was used for another request. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** Latitude and longitude are given together. */
  | 'INCOMPLETE_PLACE'
  /** An area is above zero. */
  | 'INVALID_AREA'
  /** A number of rooms, floors or years is out of range. */
  | 'INVALID_COUNT'
  /** An id is not one of this graph. */
  | 'INVALID_ID'
  /** A photo is neither an https address nor one of the listing. */
  | 'INVALID_PHOTO'
  /** Not a PIN code. */
  | 'INVALID_PIN_CODE'
  /** The price is above zero. */
  | 'INVALID_PRICE'
  /** The listing belongs to another person or brokerage. */
  | 'NOT_YOUR_LISTING'
  /** The place is outside the Mumbai region. */
  | 'PLACE_OUT_OF_REGION'
  /** The organization has no such agent. */
  | 'UNKNOWN_AGENT'
  /** There is no such locality. */
  | 'UNKNOWN_LOCALITY'
  /** There is no such project. */
  | 'UNKNOWN_PROJECT';

/** A new listing; it stays a draft until it is published. */
export type CreateListingInput = {
  /** Age of the building in years. */
  ageYears?: number | null | undefined;
  /** Who offers it; the viewer, unless a manager names an agent. */
  agentId?: string | number | null | undefined;
  /** First day one may move in; not in the past. */
  availabilityOn?: string | null | undefined;
  /** Balconies. */
  balconiesTotal?: number | null | undefined;
  /** Bathrooms. */
  bathroomsTotalInteger?: number | null | undefined;
  /** Bedrooms; 0 for 1 RK. */
  bedroomsTotal?: number | null | undefined;
  /** Built-up area in square feet. */
  builtUpAreaSqFt?: number | null | undefined;
  /** Carpet area of RERA s.2(k) in square feet; the smallest of the three. */
  carpetAreaSqFt?: number | null | undefined;
  /** Last day of the agreement to list; not in the past. */
  expirationOn?: string | null | undefined;
  /** Floors of the building. */
  floorsTotal?: number | null | undefined;
  /** Furniture. */
  furnishing?: Furnishing | null | undefined;
  /** Whether a parking place belongs to it. */
  hasParking?: boolean | null | undefined;
  /** Chosen by the client; the same key returns the listing it made the first time. */
  idempotencyKey: string;
  /** WGS 84 degrees, with longitude. */
  latitude?: number | null | undefined;
  /** Asking price, above zero. */
  listPrice?: number | null | undefined;
  /** Where it is; the project’s locality when left out. */
  localityId?: string | number | null | undefined;
  /** WGS 84 degrees, with latitude. */
  longitude?: number | null | undefined;
  /** Photos, best first; at most 30, over https. */
  photos?: Array<string> | null | undefined;
  /** PIN code. */
  pinCode?: string | null | undefined;
  /** The registered project it is part of. */
  projectId?: string | number | null | undefined;
  /** Kind. */
  propertySubType: PropertySubType;
  /** Broad kind. */
  propertyType?: PropertyType | null | undefined;
  /** What the agent says about it; at most 5,000 characters. */
  publicRemarks?: string | null | undefined;
  /** Super built-up area in square feet; the largest of the three. */
  superBuiltUpAreaSqFt?: number | null | undefined;
  /** One line. */
  title: string;
};

/** A photo that is to be uploaded for a listing. */
export type CreateListingPhotoUploadInput = {
  /** The listing. */
  listingId: string | number;
  /** image/jpeg, image/png or image/webp. */
  mediaType: string;
  /** Its exact size in bytes, up to 15 MB (15,728,640). */
  sizeBytes: number;
};

/** A rule for a kind of lead. */
export type CreateRoutingRuleInput = {
  /** To which agents; none means all. */
  agentIds?: Array<string | number> | null | undefined;
  /** Which leads it is for. */
  conditions: RoutingConditionsInput;
  /** What people will call it. */
  name: string;
  /** Place in the order, least first; each place once. */
  position: number;
};

/** The reasons for which createWebhook is refused. */
export type CreateWebhookErrorCode =
  /** A value breaks a rule of its field. */
  | 'BAD_USER_INPUT'
  /** The viewer signed in more than ten minutes ago, and has to sign in again. */
  | 'FRESH_SIGN_IN_REQUIRED'
  /** The name is empty, too long, or not on one line. */
  | 'INVALID_NAME'
  /** An API key was used for what its owner decides. */
  | 'PERSON_REQUIRED'
  /** The second factor has to be proved anew, by stepUp. */
  | 'STEP_UP_REQUIRED'
  /** An organization has at most 20 webhooks. */
  | 'TOO_MANY_WEBHOOKS'
  /** Not a public https address. */
  | 'WEBHOOK_URL_INVALID';

/** A webhook to make. */
export type CreateWebhookInput = {
  /** What it is called for. */
  eventTypes: Array<WebhookEventType>;
  /** Which of them; all when left out. */
  filter?: WebhookFilterInput | null | undefined;
  /** What it is for. */
  name: string;
  /** A public https address. */
  url: string;
};

/** What a dashboard is about. */
export type DashboardName =
  /** Leads, trust and people. */
  | 'BUSINESS'
  /** Answers that were kept or shared. */
  | 'CACHE'
  /** Pools, Postgres and its archive. */
  | 'DATABASE'
  /** What clients ask, and what the gateway asks services for it. */
  | 'GATEWAY'
  /** Sockets, and events on their way. */
  | 'LIVE'
  /** The objectives, and whether anything is at its limit. */
  | 'OVERVIEW';

/** How far an export is. */
export type DataExportStatus =
  /** Its time is over, and its files are gone. */
  | 'EXPIRED'
  /** It could not be put together; ask for another. */
  | 'FAILED'
  /** Its parts are being collected. */
  | 'PREPARING'
  /** It can be downloaded. */
  | 'READY';

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

/** Whom to shut out. */
export type DeactivateUserInput = {
  /** Why; kept in the audit log. */
  reason: string;
  /** The user. */
  userId: string | number;
};

/** An invitation to answer or take back. */
export type DeclineInvitationInput = {
  /** The invitation. */
  invitationId: string | number;
};

/** Names a routing rule. */
export type DeleteRoutingRuleInput = {
  /** Id of the rule. */
  ruleId: string | number;
};

/** A step in the history of a dispute. */
export type DisputeAction =
  /** A reviewer accepted it: it acts from here. */
  | 'ACCEPTED'
  /** It was decided for the subject, or not accepted. */
  | 'DISMISSED'
  /** It was opened. */
  | 'OPENED'
  /** Its 30 days ended without a decision: it stopped acting. */
  | 'OVERDUE'
  /** It was decided against the subject. */
  | 'UPHELD'
  /** It was taken back. */
  | 'WITHDRAWN';

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

/** A step of a document’s verification. */
export type DocumentAction =
  /** Its submitter answered the reviewer. */
  | 'ANSWERED'
  /** Its submitter asked for another decision. */
  | 'APPEALED'
  /** A reviewer approved it; another one has to. */
  | 'APPROVED'
  /** The day came on which it has to be checked again. */
  | 'EXPIRED'
  /** A reviewer asked its submitter for more. */
  | 'INFO_REQUESTED'
  /** A reviewer rejected it. */
  | 'REJECTED'
  /** A reviewer took its verification back. */
  | 'REVOKED'
  /** It was submitted. */
  | 'SUBMITTED'
  /** A newer document took its place. */
  | 'SUPERSEDED'
  /** The last reviewer it needs approved it. */
  | 'VERIFIED';

/** What a machine looks at in a document before a person does. */
export type DocumentCheckKind =
  /** Whether its dates are possible, and it is still valid. */
  | 'DATES'
  /** Whether the same bytes were submitted before, about something else or by others. */
  | 'DUPLICATE'
  /** Whether a GSTIN in it has the form and check character of one, and the PAN beside it. */
  | 'GSTIN'
  /** Whether the register’s name of the project or its builder is in it. */
  | 'NAMES'
  /** Whether a PAN in it has the form of one. */
  | 'PAN'
  /** Whether it opens, and has text that a machine can read. */
  | 'READABLE'
  /** Whether its RERA number is on the register, in force, and the subject’s. */
  | 'RERA_NUMBER';

/** What a check by machine found. */
export type DocumentCheckOutcome =
  /** Something a reviewer has to look at. */
  | 'FAILED'
  /** In order. */
  | 'PASSED'
  /** The document or the register does not say. */
  | 'UNKNOWN';

/** What a reviewer confirms of a document before approving it. */
export type DocumentChecklistItem =
  /** The advocate is enrolled with the Bar Council. */
  | 'ADVOCATE_ENROLLED'
  /** Area and survey number are those of the property. */
  | 'AREA_MATCHES'
  /** The authority that issues it signed and sealed it. */
  | 'AUTHORITY_SIGNED'
  /** Its dates are possible, and it is in force. */
  | 'DATES_VALID'
  /** It names no charge, or only those that are discharged. */
  | 'ENCUMBRANCES_NONE'
  /** Every page is there and can be read. */
  | 'LEGIBLE_COMPLETE'
  /** It covers the part that is offered; a partial one says which. */
  | 'OCCUPANCY_WHOLE'
  /** The owner it names is the one who offers the property. */
  | 'OWNER_NAMED'
  /** The parties are identified by PAN or another document. */
  | 'PARTIES_IDENTIFIED'
  /** The planning authority approved the plan for this building. */
  | 'PLAN_APPROVED'
  /** It has a registration number of the sub-registrar, which was looked up. */
  | 'REGISTERED'
  /** The number is on MahaRERA’s register, for this holder. */
  | 'REGISTER_LOOKED_UP'
  /** The search covers thirty years, up to this year. */
  | 'SEARCH_PERIOD_COVERED'
  /** Stamp duty was paid. */
  | 'STAMP_DUTY_PAID'
  /** It is about what it was submitted for. */
  | 'SUBJECT_MATCHES'
  /** Every transfer of the last thirty years follows from the one before. */
  | 'TITLE_CHAIN_UNBROKEN';

/** What the document says, as its submitter reads it. It is compared with the register and not kept. What is left out is looked for in the text of a PDF. */
export type DocumentFactsInput = {
  /** GSTIN of its holder. */
  gstin?: string | null | undefined;
  /** Whom or what it names: project, promoter. */
  holderName?: string | null | undefined;
  /** Day of issue. */
  issuedOn?: string | null | undefined;
  /** PAN of its holder. */
  pan?: string | null | undefined;
  /** RERA number of the project or agent. */
  reraNumber?: string | null | undefined;
  /** Last day on which it is valid. */
  validUntil?: string | null | undefined;
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

/** Whether agents act for the organization in sessions of its provider alone. */
export type EnforceSsoInput = {
  /** Whether they do. */
  enforced: boolean;
};

/** Who sets an authenticator app up. */
export type EnrolSecondFactorInput = {
  /** The ticket of SECOND_FACTOR_ENROLMENT_REQUIRED; left out by a viewer who is signed in. */
  ticket?: string | null | undefined;
};

/** Proof that one really wants to be forgotten. */
export type EraseMyDataInput = {
  /** Which code it is, as for verifyOtp. */
  challengeId?: string | number | null | undefined;
  /** A fresh code from requestOtp. */
  code: string;
};

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
  | 'PRICE_DESC'
  /** Most trusted first: by trust band, then by percentile. */
  | 'TRUST_DESC';

/** Where in a building a home is. */
export type FloorBand =
  /** On a higher floor. */
  | 'HIGHER'
  /** On a lower floor. */
  | 'LOWER'
  /** On a floor in between. */
  | 'MIDDLE';

/** Whether it comes with furniture (RESO Furnished). */
export type Furnishing =
  /** Ready to move in. */
  | 'FULLY_FURNISHED'
  /** Wardrobes, kitchen, lights, fans. */
  | 'SEMI_FURNISHED'
  /** Without. */
  | 'UNFURNISHED';

/** A role to give or take. */
export type GrantRoleInput = {
  /** Which. */
  role: GrantedRole;
  /** Whose. */
  userId: string | number;
};

/** A role that an administrator gives and takes. */
export type GrantedRole =
  /** Runs the platform; given and taken by super administrators. */
  | 'ADMIN'
  /** Acts for a builder. */
  | 'BUILDER'
  /** Reads the graph for a bank or portal. */
  | 'PARTNER'
  /** Checks identities, brokerages and documents. */
  | 'REVIEWER'
  /** An administrator who decides who else is one. */
  | 'SUPER_ADMIN';

/** What a reviewer checked about a person. */
export type IdentityCheck =
  /** The Aadhaar card; only its last four digits are kept. */
  | 'AADHAAR'
  /** Proof of identity and address. */
  | 'KYC'
  /** The PAN card. */
  | 'PAN'
  /** The registration as an agent, against MahaRERA’s register. */
  | 'RERA_AGENT';

/** Whether a reviewer has checked the person’s identity. */
export type IdentityStatus =
  /** Not checked yet. */
  | 'UNVERIFIED'
  /** A reviewer has seen proof of identity. */
  | 'VERIFIED';

/** What became of an invitation. */
export type InvitationStatus =
  /** The person joined, or waits for their registration to be confirmed. */
  | 'ACCEPTED'
  /** The person declined; they can be invited again after 30 days. */
  | 'DECLINED'
  /** Not answered; it can be until it expires. */
  | 'PENDING'
  /** The brokerage took it back. */
  | 'WITHDRAWN';

/** The reasons for which inviteAgent is refused. */
export type InviteAgentErrorCode =
  /** A value breaks a rule of its field. */
  | 'BAD_USER_INPUT'
  /** Only a manager of the brokerage may do this, or the agent themselves. */
  | 'FORBIDDEN'
  /** A price is negative, or the range is reversed. */
  | 'INVALID_BUDGET'
  /** Not a language code. */
  | 'INVALID_LANGUAGE'
  /** The name is empty, too long, or not on one line. */
  | 'INVALID_NAME'
  /** Not a mobile number. */
  | 'INVALID_PHONE'
  /** Not a MahaRERA number. */
  | 'INVALID_RERA_NUMBER'
  /** Not a time of day. */
  | 'INVALID_TIME'
  /** The person declined within the last 30 days. */
  | 'INVITATION_DECLINED'
  /** The registration has expired. */
  | 'LICENCE_EXPIRED'
  /** Too many localities for one agent. */
  | 'TOO_MANY_LOCALITIES';

/** An agent to invite. What is left out, the agent gives when accepting. */
export type InviteAgentInput = {
  /** Highest price they work with. */
  budgetMax?: number | null | undefined;
  /** Lowest price they work with. */
  budgetMin?: number | null | undefined;
  /** Most leads a day, 0 to 100; set by managers. */
  dailyCap?: number | null | undefined;
  /** Languages they work in, as ISO 639 codes. */
  languages?: Array<string> | null | undefined;
  /** Last day the registration is valid. */
  licenceExpiresOn?: string | null | undefined;
  /** Names of the localities they know. */
  localities?: Array<string> | null | undefined;
  /** The name on the registration. */
  name?: string | null | undefined;
  /** Most open leads, 0 to 400; set by managers. */
  openCap?: number | null | undefined;
  /** Their mobile number; they sign in with it to accept. */
  phone: string;
  /** MahaRERA agent number: A and eleven digits. */
  reraNumber?: string | null | undefined;
  /** End of the shift, HH:MM; before the start for a shift over midnight. */
  shiftEnd?: string | null | undefined;
  /** Start of the shift, HH:MM in Indian Standard Time. */
  shiftStart?: string | null | undefined;
};

/** The reasons for which inviteManager is refused. */
export type InviteManagerErrorCode =
  /** A value breaks a rule of its field. */
  | 'BAD_USER_INPUT'
  /** Only a manager of the brokerage may do this, or the agent themselves. */
  | 'FORBIDDEN'
  /** Not a mobile number. */
  | 'INVALID_PHONE'
  /** The person declined within the last 30 days. */
  | 'INVITATION_DECLINED';

/** A further manager to invite. */
export type InviteManagerInput = {
  /** Their mobile number; they sign in with it to accept. */
  phone: string;
};

/** What happened to a lead. */
export type LeadActivityKind =
  /** The agent accepted it. */
  | 'ACCEPTED'
  /** It came after hours and waits for the opening. */
  | 'ACKNOWLEDGED'
  /** An agent got it. */
  | 'ASSIGNED'
  /** The buyer gave or took back a consent. */
  | 'CONSENT_CHANGED'
  /** The agent contacted the buyer again. */
  | 'CONTACTED'
  /** The buyer proved that the phone number is theirs. */
  | 'CONTACT_VERIFIED'
  /** The enquiry came in. */
  | 'CREATED'
  /** The agent contacted the buyer for the first time. */
  | 'FIRST_CONTACTED'
  /** Another lead of the same buyer became part of it. */
  | 'MERGED'
  /** The buyer or the agent wrote to the other. */
  | 'MESSAGED'
  /** A note was written. */
  | 'NOTE_ADDED'
  /** The buyer confirmed a payment. */
  | 'PAYMENT_CONFIRMED'
  /** A payment was recorded. */
  | 'PAYMENT_RECORDED'
  /** The same buyer enquired again. */
  | 'RECAPTURED'
  /** It can be claimed. */
  | 'SENT_TO_POND'
  /** An agent missed a deadline. */
  | 'SLA_MISSED'
  /** It moved along the pipeline. */
  | 'STAGE_CHANGED'
  /** The former name of UNASSIGNED. */
  | 'TAKEN_AWAY'
  /** A task was added. */
  | 'TASK_ADDED'
  /** A task was done or dropped. */
  | 'TASK_CLOSED'
  /** The opportunity became hot or warm. */
  | 'TEMPERATURE_CHANGED'
  /** An agent has it no more. */
  | 'UNASSIGNED'
  /** A visit was called off. */
  | 'VISIT_CANCELLED'
  /** The outcome of a visit was recorded. */
  | 'VISIT_COMPLETED'
  /** The buyer proposed a visit. */
  | 'VISIT_REQUESTED'
  /** A visit was agreed or moved. */
  | 'VISIT_SCHEDULED';

/** What a manager should look at. */
export type LeadAlertKind =
  /** The agent left or was suspended; the lead was routed on. */
  | 'AGENT_LEFT'
  /** No agent could take the lead, or agents missed their deadlines: it is in the pond. */
  | 'LEAD_IN_POND'
  /** The agent left or was suspended; their listings are the managers’ to hand over or withdraw. */
  | 'LISTINGS_WITHOUT_AGENT';

/** Why a lead was closed without a booking. */
export type LeadCloseReason =
  /** The booking was cancelled. */
  | 'BOOKING_CANCELLED'
  /** The buyer bought another home. */
  | 'BOUGHT_ELSEWHERE'
  /** The brokerage closed: no one works there any more. */
  | 'BROKERAGE_CLOSED'
  /** The price is beyond the budget. */
  | 'BUDGET'
  /** Another lead is about the same enquiry. */
  | 'DUPLICATE'
  /** The place does not suit. */
  | 'LOCATION'
  /** The person does not look for a home. */
  | 'NOT_A_BUYER'
  /** The buyer could not be reached. */
  | 'NOT_REACHABLE'
  /** Another reason, which the note says. */
  | 'OTHER'
  /** The buyer asked not to be followed up. */
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

/** Whether an enquiry opened a lead. */
export type LeadCreationOutcome =
  /** A new lead. */
  | 'CREATED'
  /** One more enquiry on the lead that the same enquirer has with this brokerage. */
  | 'RECAPTURED';

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

/** Who writes messages about a lead. */
export type LeadMessageParty =
  /** The agent who has the lead, or had it then. */
  | 'AGENT'
  /** The buyer of the lead. */
  | 'BUYER';

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

/** By what leads are counted. */
export type LeadStatsGroup =
  /** The agent who has the lead, or had it when it closed. */
  | 'AGENT'
  /** All in one row, which says what no sum of others does: the medians. */
  | 'ALL'
  /** The day of the first enquiry (IST). */
  | 'DAY'
  /** The month of the first enquiry (IST), by its first day. */
  | 'MONTH'
  /** Where the buyer came from first. */
  | 'SOURCE'
  /** The present stage. */
  | 'STAGE';

/** Which leads are counted, and by what. */
export type LeadStatsInput = {
  /** First day (IST) of the first enquiries that count. */
  from: string;
  /** By what. */
  groupBy: LeadStatsGroup;
  /** Last day; at most 366 days are counted at once. */
  to: string;
};

/** What became of a task. */
export type LeadTaskStatus =
  /** No longer needed. */
  | 'CANCELLED'
  /** Done. */
  | 'DONE'
  /** Still to do. */
  | 'OPEN';

/** How near an opportunity is to buying. */
export type LeadTemperature =
  /** Means to buy within weeks. */
  | 'HOT'
  /** Means to buy, later. */
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
  /** What a person typed, read as `search` reads it: words of the title, the project, the builder or the place, misspelt or in Devanagari, “2 bhk”, “under 1.5 cr”, a RERA number; three letters or more. */
  text?: string | null | undefined;
  /** In any of these trust bands; those that were not scored yet count as NEW. */
  trustBands?: Array<TrustBand> | null | undefined;
  /** Trust percentile at least, 0 to 100, among comparable ones; leaves out those without one. */
  trustPercentileMin?: number | null | undefined;
};

/** Whether a photo is shown. */
export type ListingPhotoStatus =
  /** Everyone who sees the listing sees it. */
  | 'SHOWN'
  /** A moderator took it down; the same picture is not taken again. */
  | 'TAKEN_DOWN';

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

/** How far the messages of a lead were read. */
export type MarkLeadMessagesReadInput = {
  /** Id of the lead. */
  leadId: string | number;
  /** The newest message that was read; it and all before it count as read. */
  messageId: string | number;
};

/** Names a lead. */
export type MarkLeadSeenInput = {
  /** Id of the lead. */
  leadId: string | number;
};

/** Which notifications were read. */
export type MarkNotificationsReadInput = {
  /** These, at most 100; left out, all there are. */
  notificationIds?: Array<string | number> | null | undefined;
};

/** Gives or withdraws the consent to offers by a channel. */
export type MarketingConsentInput = {
  /** By which channel. */
  channel: NotificationChannel;
  /** True to give, false to withdraw: at once, and for what is on its way. */
  granted: boolean;
};

/** A moderator’s decision about a review. */
export type ModerateReviewInput = {
  /** What happens to it. */
  decision: ReviewDecision;
  /** Why, as a stable upper-case code such as OFF_TOPIC or PERSONAL_DATA. */
  reason: string;
  /** The review. */
  reviewId: string | number;
};

/** A moderator’s decision about a reply. */
export type ModerateReviewReplyInput = {
  /** What happens to it. */
  decision: ReviewDecision;
  /** Why, as a stable upper-case code such as OFF_TOPIC or PERSONAL_DATA. */
  reason: string;
  /** The reply. */
  replyId: string | number;
};

/** Why a person is notified. */
export type NotificationCategory =
  /** It is an offer, and needs the person’s consent for each channel. */
  | 'MARKETING'
  /** It is about what the person does here. */
  | 'SERVICE';

/** How a notification reaches a person. */
export type NotificationChannel =
  /** An e-mail to the proven address. */
  | 'EMAIL'
  /** The list of notifications. */
  | 'IN_APP'
  /** A message to the browsers that are subscribed. */
  | 'PUSH'
  /** A text message to the proven number. */
  | 'SMS'
  /** A WhatsApp message to the proven number. */
  | 'WHATSAPP';

/** Turns a kind of notification on or off for a channel. */
export type NotificationChoiceInput = {
  /** By which channel. */
  channel: NotificationChannel;
  /** On or off. */
  enabled: boolean;
  /** What about. */
  kind: NotificationKind;
};

/** What a notification is about. */
export type NotificationKind =
  /** A dispute was decided. For the one who opened it. */
  | 'DISPUTE_DECIDED'
  /** A verified document has to be checked again soon. */
  | 'DOCUMENT_EXPIRING'
  /** A reviewer needs more about a document. */
  | 'DOCUMENT_INFO_REQUESTED'
  /** A document was rejected. */
  | 'DOCUMENT_REJECTED'
  /** A document was verified. */
  | 'DOCUMENT_VERIFIED'
  /** An agent wrote to a buyer; by push after 20 s and by e-mail after 10 min unread. */
  | 'ENQUIRY_MESSAGE'
  /** An agent got a lead; by push after 60 s and by SMS after 120 s unseen. */
  | 'LEAD_ASSIGNED'
  /** Agents missed a lead’s deadlines, and it lies in the pond. For managers. */
  | 'LEAD_IN_POND'
  /** A buyer wrote to the agent of a lead; by push after 20 s unread. */
  | 'LEAD_MESSAGE'
  /** An agent’s registration has expired. */
  | 'LICENCE_EXPIRED'
  /** A home one enquired about has a new price. Marketing. */
  | 'LISTING_PRICE_CHANGED'
  /** A brokerage was verified. For managers. */
  | 'ORGANIZATION_VERIFIED'
  /** A brokerage has used 80 % of a quota. For managers. */
  | 'QUOTA_NEARLY_USED'
  /** A brokerage has used up a quota. For managers. */
  | 'QUOTA_USED_UP'
  /** A review was published. For its author. */
  | 'REVIEW_PUBLISHED'
  /** A review was rejected or removed. For its author. */
  | 'REVIEW_REJECTED'
  /** Homes newly match a search that the person saved. */
  | 'SAVED_SEARCH_MATCHED'
  /** A site visit has a time. For buyer and agent. */
  | 'SITE_VISIT_SCHEDULED';

/** A language that notifications are written in. */
export type NotificationLanguage =
  /** English. */
  | 'EN'
  /** Hindi. */
  | 'HI'
  /** Marathi. */
  | 'MR';

/** How a listing leaves the market (RESO StandardStatus). */
export type OffMarketStatus =
  /** The agreement to list was cancelled. */
  | 'CANCELED'
  /** Sold. */
  | 'CLOSED'
  /** The agreement to list ran out. */
  | 'EXPIRED'
  /** For a while. */
  | 'HOLD'
  /** Taken off the market. */
  | 'WITHDRAWN';

/** An objection. */
export type OpenDisputeInput = {
  /** The document that is wrong. */
  documentId?: string | number | null | undefined;
  /** The part of the score that is wrong. */
  factor?: TrustFactorName | null | undefined;
  /** How much is at stake. */
  severity: DisputeSeverity;
  /** What is objected, 10 to 4,000 characters. */
  statement: string;
  /** The user, agent, listing or project. */
  subjectId: string | number;
  /** Kind of subject. */
  subjectType: TrustSubjectType;
};

/** Which listings of the organization; what is left out does not restrict. */
export type OrganizationListingFilter = {
  /** Offered by this agent. */
  agentId?: string | number | null | undefined;
  /** In any of these states. */
  standardStatuses?: Array<StandardStatus> | null | undefined;
};

/** Whether an organization was verified. */
export type OrganizationStatus =
  /** Verified. */
  | 'ACTIVE'
  /** No member is left. */
  | 'CLOSED'
  /** Waits for a reviewer: no member acts for it, and only its own people and staff see it. */
  | 'PENDING'
  /** A reviewer refused it. */
  | 'REJECTED';

/** What the values of a panel are. */
export type PanelUnit =
  /** Bytes. */
  | 'BYTES'
  /** A number of things. */
  | 'NUMBER'
  /** How often in a second. */
  | 'PER_SECOND'
  /** Seconds. */
  | 'SECONDS'
  /** A part of all: 1 is all of it. */
  | 'SHARE';

/** What a payment was for. */
export type PaymentKind =
  /** The booking amount. */
  | 'BOOKING'
  /** The brokerage’s fee. */
  | 'BROKERAGE'
  /** A later part of the price. */
  | 'INSTALMENT'
  /** Token money, which reserves the home. */
  | 'TOKEN';

/** What in a text says how to reach a person, or who they are. */
export type PersonalDataKind =
  /** An Aadhaar number. */
  | 'AADHAAR'
  /** The number of a payment card. */
  | 'CARD_NUMBER'
  /** An e-mail address. */
  | 'EMAIL'
  /** A Permanent Account Number. */
  | 'PAN'
  /** The number of a passport. */
  | 'PASSPORT'
  /** A phone number. */
  | 'PHONE'
  /** An address for payments by UPI. */
  | 'UPI_ID'
  /** The number of a voter’s card. */
  | 'VOTER_ID';

/** Why a moderator takes a photo down. */
export type PhotoTakeDownReason =
  /** It advertises something else. */
  | 'ADVERTISEMENT'
  /** It shows another home than that of the listing. */
  | 'NOT_THE_HOME'
  /** It offends. */
  | 'OFFENSIVE'
  /** It is another’s picture. */
  | 'OTHERS_WORK'
  /** It shows people or their data. */
  | 'PERSONAL_DATA';

/** What the buyer of the lead to try means to spend, in rupees. */
export type PreviewBudgetInput = {
  /** At most. */
  max?: number | null | undefined;
  /** At least. */
  min?: number | null | undefined;
};

/** A lead to try the routing rules with. */
export type PreviewRoutingInput = {
  /** Defaults to the listing’s price. */
  budget?: PreviewBudgetInput | null | undefined;
  /** Languages the buyer speaks (BCP 47). */
  languages?: Array<string> | null | undefined;
  /** A listing of the brokerage. */
  listingId?: string | number | null | undefined;
  /** The locality, when no listing is given. */
  localityId?: string | number | null | undefined;
  /** The project, when no listing is given. */
  projectId?: string | number | null | undefined;
  /** Where the lead comes from. */
  source?: LeadSource | null | undefined;
};

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

/** Puts a listing on the market. */
export type PublishListingInput = {
  /** Which listing. */
  id: string | number;
  /** Announce it as COMING_SOON instead of ACTIVE. */
  isComingSoon?: boolean | null | undefined;
};

/** What an organization may use so much of. Days are those of India. */
export type QuotaMetric =
  /** Points of the cost of these operations in a day. */
  | 'COST'
  /** Leads that came in a day. What comes beyond the limit is kept, too. */
  | 'LEADS'
  /** Operations of its people and keys in a day. */
  | 'REQUESTS'
  /** Notifications by SMS to its people in a day. */
  | 'SMS'
  /** Live connections of its people at once; a day shows the most there were. */
  | 'SOCKETS'
  /** Bytes of papers that are kept. */
  | 'STORAGE';

/** A manager gives a lead to another agent. */
export type ReassignLeadInput = {
  /** To whom; without it, routing decides. */
  agentId?: string | number | null | undefined;
  /** Id of the lead. */
  leadId: string | number;
  /** Why, for the timeline. */
  note?: string | null | undefined;
};

/** Leads to hand on: these, or those of an agent who is absent. */
export type ReassignLeadsInput = {
  /** To whom; else routing chooses one for each. */
  agentId?: string | number | null | undefined;
  /** The agent whose open leads go on, the first 100. */
  fromAgentId?: string | number | null | undefined;
  /** Ids of leads, at most 100. */
  leadIds?: Array<string | number> | null | undefined;
  /** Why, for the timelines. */
  note?: string | null | undefined;
};

/** The agent has spoken with the buyer, or written to them. */
export type RecordFirstContactInput = {
  /** How; the buyer must have agreed to it. */
  channel: ContactChannel;
  /** Id of the lead. */
  leadId: string | number;
  /** More about it, for the timeline. */
  note?: string | null | undefined;
  /** What came of it. */
  outcome?: ContactOutcome | null | undefined;
};

/** A payment that was received. */
export type RecordPaymentInput = {
  /** How much. */
  amount: number;
  /** Chosen by the client, 8 to 128 characters. */
  idempotencyKey: string;
  /** What it was for. */
  kind: PaymentKind;
  /** Id of the lead. */
  leadId: string | number;
  /** When it was received; not in the future, and at most a year before the lead. */
  receivedAt: string;
};

/** Continues a session. */
export type RefreshSessionInput = {
  /** The refresh token given out last. */
  refreshToken: string;
};

/** A new passkey. */
export type RegisterPasskeyInput = {
  /** Its name, 2 to 100 characters. */
  name: string;
  /** RegistrationResponseJSON of WebAuthn, as JSON text. */
  response: string;
};

/** A registration to decide. */
export type RejectAgentInput = {
  /** The registration. */
  applicationId: string | number;
};

/** A brokerage whose papers do not hold. */
export type RejectOrganizationInput = {
  /** The brokerage. */
  organizationId: string | number;
  /** Why; kept in the audit log. */
  reason: string;
};

/** Takes a home off the viewer’s shortlist. */
export type RemoveFromShortlistInput = {
  /** Which listing. */
  listingId: string | number;
};

/** Who is to work for the brokerage no more. */
export type RemoveMemberInput = {
  /** The person. */
  userId: string | number;
};

/** A passkey to remove. */
export type RemovePasskeyInput = {
  /** The passkey, one’s own. */
  passkeyId: string | number;
};

/** Removes a saved search. */
export type RemoveSavedSearchInput = {
  /** Which. */
  id: string | number;
};

/** A proof that the authenticator app is the viewer’s. */
export type RemoveSecondFactorInput = {
  /** Six digits of the app, or a recovery code. */
  code: string;
};

/** A domain to give up. */
export type RemoveSsoDomainInput = {
  /** The domain, such as firm.example. */
  domain: string;
};

/** A webhook to remove. */
export type RemoveWebhookInput = {
  /** Which. */
  webhookId: string | number;
};

/** A proof that the recovery codes are the viewer’s. */
export type ReplaceRecoveryCodesInput = {
  /** Six digits of the app, or a recovery code. */
  code: string;
};

/** Events that a service gave up, to be handled again. */
export type ReplayDeadLettersInput = {
  /** Ids of the events, at most 50. */
  eventIds: Array<string | number>;
  /** The service, as `Query.system` names it. */
  service: string;
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

/** What holds a reputation down, whatever else is known. */
export type ReputationCapCode =
  /** An occupancy certificate is documented as missing two years after the due date. */
  | 'OC_PENDING'
  /** A registration of this builder was revoked within the last three years. */
  | 'RERA_REVOKED';

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
  /** Against the builder. */
  | 'NEGATIVE'
  /** For the builder. */
  | 'POSITIVE';

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

/** Proof that it is really the person who wants to see what is held. */
export type RequestDataExportInput = {
  /** Which code it is, as for verifyOtp. */
  challengeId?: string | number | null | undefined;
  /** A fresh code from requestOtp. */
  code: string;
};

/** Where to send a one-time password. */
export type RequestEmailOtpInput = {
  /** The solution of the challenge that the error CHALLENGE_REQUIRED came with. */
  challengeAnswer?: string | null | undefined;
  /** The address. */
  email: string;
  /** Language of the message, as ISO 639-1 code: en, hi or mr; English for all others. */
  language?: string | null | undefined;
};

/** An address that is to become one’s own. */
export type RequestEmailVerificationInput = {
  /** The solution of the challenge that the error CHALLENGE_REQUIRED came with. */
  challengeAnswer?: string | null | undefined;
  /** The address. */
  email: string;
  /** Language of the message, as ISO 639-1 code: en, hi or mr; English for all others. */
  language?: string | null | undefined;
};

/** Where to send a one-time password. */
export type RequestOtpInput = {
  /** The solution of the challenge that the error CHALLENGE_REQUIRED came with. */
  challengeAnswer?: string | null | undefined;
  /** Mobile number, such as +919820000001; one without a country code is Indian. */
  phone: string;
};

/** A visit the buyer would like. */
export type RequestSiteVisitInput = {
  /** Chosen by the client, 8 to 128 characters. */
  idempotencyKey: string;
  /** Id of the lead. */
  leadId: string | number;
  /** A listing of the brokerage, when not the lead’s own. */
  listingId?: string | number | null | undefined;
  /** When; not in the past. */
  scheduledFor: string;
};

/** Another time for a visit. */
export type RescheduleSiteVisitInput = {
  /** When; not in the past. */
  scheduledFor: string;
  /** Id of the visit. */
  visitId: string | number;
};

/** Whose authenticator app is lost, and how that was checked. */
export type ResetSecondFactorInput = {
  /** How it was made sure that it is them; kept in the audit log. */
  reason: string;
  /** The user. */
  userId: string | number;
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

/** A queue whose failed jobs are to be tried again. */
export type RetryFailedJobsInput = {
  /** The queue, as `JobQueueState` names it. */
  queue: string;
};

/** What makes the author a witness. */
export type ReviewBasis =
  /** A booking with a verified token payment. */
  | 'BOOKING'
  /** A verified payment. */
  | 'PAYMENT'
  /** A site visit confirmed by the buyer’s code. */
  | 'VISIT';

/** What a moderator decides. */
export type ReviewDecision =
  /** It waits for a closer look. */
  | 'HOLD'
  /** Anyone may read it. */
  | 'PUBLISH'
  /** It is not published. */
  | 'REJECT'
  /** It was published, and is no more. */
  | 'REMOVE';

/** A reviewer’s decision about a document. */
export type ReviewDocumentInput = {
  /** With APPROVE: what you confirm; each item of the checklist of its type (VerificationCase.checklist). */
  checklist?: Array<DocumentChecklistItem> | null | undefined;
  /** What is decided. */
  decision: ReviewerDecision;
  /** The document. */
  documentId: string | number;
  /** With REJECT: the document is a forgery. */
  forged?: boolean | null | undefined;
  /** What the submitter should know or send, in your words, up to 1,000 characters. */
  note?: string | null | undefined;
  /** Why, as a stable upper-case code such as TITLE_CLEAR or SIGNATURE_MISSING. */
  reason: string;
  /** With `forged`: a registry holds the subject’s owner responsible. Otherwise only the person who submitted it answers. */
  registryConfirmed?: boolean | null | undefined;
};

/** Why a review waits for a moderator. */
export type ReviewHoldReason =
  /** More reviews of the subject than on 99.9 % of its days or weeks. */
  | 'BURST'
  /** Its text seems to hold a phone number, an address or a number of an identity. */
  | 'PERSONAL_DATA'
  /** A review through the same brokerage within 90 days. */
  | 'SAME_BROKERAGE'
  /** Of a builder, after a visit, to which the builder was no party. */
  | 'VISIT_ONLY';

/** What a reviewer decides about the name that a brokerage asks for. */
export type ReviewOrganizationNameInput = {
  /** Whether it bears this name from now on. */
  accepted: boolean;
  /** The name that was read: another one, asked for meanwhile, is not decided. */
  name: string;
  /** The brokerage. */
  organizationId: string | number;
};

/** Whether a review is shown and counts. */
export type ReviewStatus =
  /** Waits for a moderator. */
  | 'HELD'
  /** Public; counts. */
  | 'PUBLISHED'
  /** A moderator decided against showing it. */
  | 'REJECTED'
  /** Was shown and was taken down. */
  | 'REMOVED';

/** Who can be reviewed. */
export type ReviewSubjectType =
  /** An agent. */
  | 'AGENT'
  /** A builder. */
  | 'BUILDER';

/** What a reviewer of documents decides. */
export type ReviewerDecision =
  /** The document holds. */
  | 'APPROVE'
  /** More is needed to decide. */
  | 'NEEDS_INFO'
  /** It does not. */
  | 'REJECT';

/** How sure it is that a revoked registration was this builder’s: the list names promoters only. */
export type RevocationMatch =
  /** Only the name agrees: it may be another firm. */
  | 'NAME'
  /** The builder has projects in the same district. */
  | 'NAME_AND_DISTRICT'
  /** The builder has projects of the same PIN code. */
  | 'NAME_AND_PIN';

/** A key to end. */
export type RevokeApiKeyInput = {
  /** Its id. */
  id: string | number;
};

/** A role to give or take. */
export type RevokeRoleInput = {
  /** Which. */
  role: GrantedRole;
  /** Whose. */
  userId: string | number;
};

/** A session to end. */
export type RevokeSessionInput = {
  /** The session, one’s own. */
  sessionId: string | number;
};

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
  | 'REVIEWER'
  /** An administrator who decides who else is one. */
  | 'SUPER_ADMIN';

/** Whose secret to replace. */
export type RotateWebhookSecretInput = {
  /** Which webhook. */
  webhookId: string | number;
};

/** What a lead must satisfy; one that is left out is satisfied by every lead. */
export type RoutingConditionsInput = {
  /** In one of these localities. */
  localityIds?: Array<string | number> | null | undefined;
  /** Price at most. */
  maxPrice?: number | null | undefined;
  /** Price at least. */
  minPrice?: number | null | undefined;
  /** One of these projects. */
  projectIds?: Array<string | number> | null | undefined;
  /** From one of these sources. */
  sources?: Array<LeadSource> | null | undefined;
};

/** Keeps a search, and when to tell its owner of homes that newly match. */
export type SaveSearchInput = {
  /** When its owner is told. */
  alert?: SavedSearchAlert | null | undefined;
  /** Which homes; it restricts something. */
  filter: SavedSearchFilter;
  /** Chosen by the client; the same key keeps the search once. */
  idempotencyKey: string;
  /** What its owner calls it; not blank. */
  name: string;
};

/** When its owner is told of homes that newly match. */
export type SavedSearchAlert =
  /** When one comes; those that follow within ten minutes come together. */
  | 'AT_ONCE'
  /** At nine in the morning, those of a day together. */
  | 'DAILY'
  /** Never. */
  | 'NONE';

/** Which homes a saved search finds; what is left out does not restrict. */
export type SavedSearchFilter = {
  /** Area at most, in square feet, as the AREA sorts measure it. */
  areaMaxSqFt?: number | null | undefined;
  /** Area at least, in square feet, as the AREA sorts measure it. */
  areaMinSqFt?: number | null | undefined;
  /** Any of these numbers of bedrooms; 0 for 1 RK. */
  bedrooms?: Array<number> | null | undefined;
  /** Any of these. */
  furnishing?: Array<Furnishing> | null | undefined;
  /** In any of these localities; at most 50. */
  localityIds?: Array<string | number> | null | undefined;
  /** Asking price at most. */
  priceMax?: number | null | undefined;
  /** Asking price at least. */
  priceMin?: number | null | undefined;
  /** Any of these kinds. */
  propertySubTypes?: Array<PropertySubType> | null | undefined;
  /** Words of the home, its project, builder or place, read as `search` reads them; three letters or more. */
  text?: string | null | undefined;
};

/** A visit to make. */
export type ScheduleSiteVisitInput = {
  /** Chosen by the client, 8 to 128 characters. */
  idempotencyKey: string;
  /** Id of the lead. */
  leadId: string | number;
  /** A listing of the brokerage, when not the lead’s own. */
  listingId?: string | number | null | undefined;
  /** When; not in the past. */
  scheduledFor: string;
};

/** By what the homes found are counted. */
export type SearchFacetField =
  /** The number of bedrooms. */
  | 'BEDROOMS'
  /** The id of the locality. */
  | 'LOCALITY'
  /** UNDER_50_LAKH, UNDER_1_CRORE, UNDER_2_CRORE, UNDER_5_CRORE or FROM_5_CRORE. */
  | 'PRICE_BAND'
  /** The standing of the offer. */
  | 'STATUS'
  /** The band of the trust score; NEW without one. */
  | 'TRUST_BAND';

/** What to search; what is left out does not restrict. */
export type SearchFilter = {
  /** Only these kinds. */
  kinds?: Array<SearchKind> | null | undefined;
  /** In any of these localities; at most 50. */
  localityIds?: Array<string | number> | null | undefined;
  /** In any of these trust bands; those that were not scored yet count as NEW. */
  trustBands?: Array<TrustBand> | null | undefined;
  /** Trust percentile at least, 0 to 100, among comparable ones; leaves out those without one. */
  trustPercentileMin?: number | null | undefined;
};

/** What a search finds. */
export type SearchKind =
  /** A registered agent. */
  | 'AGENT'
  /** A promoter. */
  | 'BUILDER'
  /** A home on the market. */
  | 'LISTING'
  /** A place. */
  | 'LOCALITY'
  /** A registered project. */
  | 'PROJECT';

/** A message to the other side of a lead. */
export type SendLeadMessageInput = {
  /** Chosen by the client, 8 to 128 characters. */
  idempotencyKey: string;
  /** Id of the lead. */
  leadId: string | number;
  /** What to say, at most 2,000 characters. No numbers of identities or payment cards. */
  text: string;
};

/** Where to send a message that says that it is a test. */
export type SendTestWebhookInput = {
  /** Which webhook. */
  webhookId: string | number;
};

/** A new password. */
export type SetPasswordInput = {
  /** 15 to 128 characters of any kind; not one that is guessed first. */
  password: string;
};

/** By what a session began. */
export type SignInMethod =
  /** A one-time password by e-mail. */
  | 'EMAIL'
  /** A passkey. */
  | 'PASSKEY'
  /** A password. */
  | 'PASSWORD'
  /** A one-time password by SMS. */
  | 'SMS'
  /** The provider of an organization (single sign-on). */
  | 'SSO';

/** Which sessions to leave open. */
export type SignOutEverywhereInput = {
  /** Whether the session of this request goes on; all others end in either case. */
  keepCurrent?: boolean | null | undefined;
};

/** What became of a visit. */
export type SiteVisitStatus =
  /** The agent did not come. */
  | 'AGENT_NO_SHOW'
  /** The buyer did not come. */
  | 'BUYER_NO_SHOW'
  /** One side called it off. */
  | 'CANCELLED'
  /** The buyer saw the home. */
  | 'DONE'
  /** The buyer proposed a time; the agent has not agreed yet. */
  | 'REQUESTED'
  /** Buyer and agent have a date. */
  | 'SCHEDULED';

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

/** A fresh proof, for a dangerous act. */
export type StepUpInput = {
  /** Six digits of the app, or a recovery code. */
  code: string;
};

/** A fresh proof by a passkey, for a dangerous act. */
export type StepUpWithPasskeyInput = {
  /** AuthenticationResponseJSON of WebAuthn, as JSON text. */
  response: string;
};

/** A legal document to be verified. */
export type SubmitDocumentInput = {
  /** Its bytes in base64: PDF, JPEG or PNG, as far as they fit into a request. Or give uploadId. */
  contentBase64?: string | null | undefined;
  /** What it says. */
  facts?: DocumentFactsInput | null | undefined;
  /** File name, up to 200 characters. */
  fileName?: string | null | undefined;
  /** Sending the same key again returns the first answer. */
  idempotencyKey: string;
  /** The listing, project, agent or user. */
  subjectId: string | number;
  /** What it is about. */
  subjectType: TrustSubjectType;
  /** What kind of document it is. */
  type: DocumentType;
  /** The upload that holds its bytes (createDocumentUpload, or uploadDocumentPart). */
  uploadId?: string | number | null | undefined;
};

/** A review of an agent or a builder. Who writes it and what entitles to it is known already. */
export type SubmitReviewInput = {
  /** Sending the same key again returns the first answer. */
  idempotencyKey: string;
  /** 1 to 5. */
  stars: number;
  /** The agent or the builder. */
  subjectId: string | number;
  /** Whether an agent or a builder is reviewed. */
  subjectType: ReviewSubjectType;
  /** Up to 4,000 characters. */
  text?: string | null | undefined;
};

/** A browser’s push subscription, as its PushManager gives it. */
export type SubscribePushInput = {
  /** Its secret, base64url. */
  auth: string;
  /** Its endpoint, at a push service. */
  endpoint: string;
  /** Its public key, base64url. */
  p256dh: string;
};

/** A photo that is not to be shown any more. */
export type TakeDownListingPhotoInput = {
  /** The listing. */
  listingId: string | number;
  /** The photo, as its address names it. */
  photoId: string | number;
  /** Why. */
  reason: PhotoTakeDownReason;
};

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

/** Something the subject can do that would raise its score. */
export type TrustAction =
  /** Answer the next ten leads in time. */
  | 'ANSWER_LEADS_IN_TIME'
  /** Add the missing facts. */
  | 'COMPLETE_FACTS'
  /** Five good reviews of verified buyers. */
  | 'EARN_REVIEWS'
  /** Prove identity. */
  | 'PROVE_IDENTITY'
  /** Remove duplicate listings. */
  | 'REMOVE_DUPLICATES'
  /** Renew the registration. */
  | 'RENEW_REGISTRATION'
  /** Settle the dispute. */
  | 'SETTLE_DISPUTE'
  /** Have the occupancy certificate recorded. */
  | 'SHOW_OCCUPANCY_CERTIFICATE'
  /** Update the entry on the register. */
  | 'UPDATE_REGISTER'
  /** Have three documents verified. */
  | 'VERIFY_DOCUMENTS'
  /** Verify the phone number. */
  | 'VERIFY_PHONE'
  /** Have a title report verified. */
  | 'VERIFY_TITLE';

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

/** What holds a trust score down, whatever else is known. */
export type TrustCapCode =
  /** A severe dispute is being examined. */
  | 'DISPUTE_SEVERE'
  /** A document was submitted that a reviewer found forged. */
  | 'DOCUMENT_FORGED'
  /** Fraud was confirmed. */
  | 'FRAUD_CONFIRMED'
  /** The phone number is not verified. */
  | 'PHONE_UNVERIFIED'
  /** The MahaRERA registration has lapsed. */
  | 'RERA_LAPSED'
  /** MahaRERA revoked the registration. */
  | 'RERA_REVOKED';

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
  /** Against the subject. */
  | 'NEGATIVE'
  /** For the subject. */
  | 'POSITIVE';

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

/** Who or what has a trust score. */
export type TrustSubjectType =
  /** An agent. */
  | 'AGENT'
  /** A listing. */
  | 'LISTING'
  /** A project. */
  | 'PROJECT'
  /** A person. */
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

/** Which browser. */
export type UnsubscribePushInput = {
  /** The endpoint of its subscription. */
  endpoint: string;
};

/** What to change about an agent; what is not given stays. */
export type UpdateAgentProfileInput = {
  /** Whose profile; one’s own when left out. */
  agentId?: string | number | null | undefined;
  /** Highest price they work with. */
  budgetMax?: number | null | undefined;
  /** Lowest price they work with. */
  budgetMin?: number | null | undefined;
  /** Most leads a day, 0 to 100; set by managers. */
  dailyCap?: number | null | undefined;
  /** Languages they work in, as ISO 639 codes. */
  languages?: Array<string> | null | undefined;
  /** Last day of a renewed registration; set by managers. */
  licenceExpiresOn?: string | null | undefined;
  /** Names of the localities they know. */
  localities?: Array<string> | null | undefined;
  /** Most open leads, 0 to 400; set by managers. */
  openCap?: number | null | undefined;
  /** Hold back new leads for now. */
  paused?: boolean | null | undefined;
  /** When an absence is over: new leads are held back until then, and dealt again from then on. Within a year; null: until further notice. */
  pausedUntil?: string | null | undefined;
  /** End of the shift, HH:MM; before the start for a shift over midnight. */
  shiftEnd?: string | null | undefined;
  /** Start of the shift, HH:MM in Indian Standard Time. */
  shiftStart?: string | null | undefined;
};

/** What to change; what is left out stays. */
export type UpdateLeadSettingsInput = {
  /** Seconds an agent has to accept a lead. */
  acceptWithinS?: number | null | undefined;
  /** Closing, minutes after midnight IST; after the opening. */
  closesAtMinute?: number | null | undefined;
  /** Seconds an agent has to contact the buyer. */
  contactWithinS?: number | null | undefined;
  /** Most leads an agent is given in a day. */
  dailyCap?: number | null | undefined;
  /** Days a feed entry can be replayed. */
  feedRetentionDays?: number | null | undefined;
  /**
   * The former name of `slaBreachesBeforePond`.
   * @deprecated Use slaBreachesBeforePond. Removed after 2027-06-30.
   */
  missesBeforePond?: number | null | undefined;
  /** Most leads an agent has open at once. */
  openCap?: number | null | undefined;
  /** Opening, minutes after midnight IST. */
  opensAtMinute?: number | null | undefined;
  /** After this many missed deadlines a lead goes to the pond. */
  slaBreachesBeforePond?: number | null | undefined;
  /** Working days, 1 Monday to 7 Sunday. */
  workDays?: Array<number> | null | undefined;
};

/** Changes of a task; what is left out stays. */
export type UpdateLeadTaskInput = {
  /** By when; the reminder moves with it. */
  dueAt?: string | null | undefined;
  /** DONE or CANCELLED close it, OPEN reopens it. */
  status?: LeadTaskStatus | null | undefined;
  /** Id of the task. */
  taskId: string | number;
  /** What to do, at most 200 characters. */
  title?: string | null | undefined;
};

/** The reasons for which updateListing is refused. */
export type UpdateListingErrorCode =
  /** Areas grow: carpet, built-up, super built-up. */
  | 'AREA_ORDER'
  /** A value breaks a rule of its field. */
  | 'BAD_USER_INPUT'
  /** The day is in the past. */
  | 'DATE_IN_PAST'
  /** Only members of a brokerage write listings. */
  | 'FORBIDDEN'
  /** Latitude and longitude are given together. */
  | 'INCOMPLETE_PLACE'
  /** An area is above zero. */
  | 'INVALID_AREA'
  /** A number of rooms, floors or years is out of range. */
  | 'INVALID_COUNT'
  /** An id is not one of this graph. */
  | 'INVALID_ID'
  /** A photo is neither an https address nor one of the listing. */
  | 'INVALID_PHOTO'
  /** Not a PIN code. */
  | 'INVALID_PIN_CODE'
  /** The price is above zero. */
  | 'INVALID_PRICE'
  /** There is no such listing. */
  | 'LISTING_NOT_FOUND'
  /** The listing’s status does not allow this. */
  | 'LISTING_STATUS'
  /** A listing is published with a photo. */
  | 'LISTING_WITHOUT_PHOTOS'
  /** A listing is published with a price. */
  | 'LISTING_WITHOUT_PRICE'
  /** The listing belongs to another person or brokerage. */
  | 'NOT_YOUR_LISTING'
  /** The place is outside the Mumbai region. */
  | 'PLACE_OUT_OF_REGION'
  /** The organization has no such agent. */
  | 'UNKNOWN_AGENT'
  /** There is no such locality. */
  | 'UNKNOWN_LOCALITY'
  /** There is no such project. */
  | 'UNKNOWN_PROJECT';

/** Changes to a listing; what is left out stays, null empties. */
export type UpdateListingInput = {
  /** Age of the building in years. */
  ageYears?: number | null | undefined;
  /** Who offers it; the viewer, unless a manager names an agent. */
  agentId?: string | number | null | undefined;
  /** First day one may move in; not in the past. */
  availabilityOn?: string | null | undefined;
  /** Balconies. */
  balconiesTotal?: number | null | undefined;
  /** Bathrooms. */
  bathroomsTotalInteger?: number | null | undefined;
  /** Bedrooms; 0 for 1 RK. */
  bedroomsTotal?: number | null | undefined;
  /** Built-up area in square feet. */
  builtUpAreaSqFt?: number | null | undefined;
  /** Carpet area of RERA s.2(k) in square feet; the smallest of the three. */
  carpetAreaSqFt?: number | null | undefined;
  /** Last day of the agreement to list; not in the past. */
  expirationOn?: string | null | undefined;
  /** Floors of the building. */
  floorsTotal?: number | null | undefined;
  /** Furniture. */
  furnishing?: Furnishing | null | undefined;
  /** Whether a parking place belongs to it. */
  hasParking?: boolean | null | undefined;
  /** Which listing. */
  id: string | number;
  /** WGS 84 degrees, with longitude. */
  latitude?: number | null | undefined;
  /** Asking price, above zero. */
  listPrice?: number | null | undefined;
  /** Where it is; the project’s locality when left out. */
  localityId?: string | number | null | undefined;
  /** WGS 84 degrees, with latitude. */
  longitude?: number | null | undefined;
  /** Photos, best first; at most 30, over https. */
  photos?: Array<string> | null | undefined;
  /** PIN code. */
  pinCode?: string | null | undefined;
  /** The registered project it is part of. */
  projectId?: string | number | null | undefined;
  /** Kind. */
  propertySubType?: PropertySubType | null | undefined;
  /** Broad kind. */
  propertyType?: PropertyType | null | undefined;
  /** What the agent says about it; at most 5,000 characters. */
  publicRemarks?: string | null | undefined;
  /** Super built-up area in square feet; the largest of the three. */
  superBuiltUpAreaSqFt?: number | null | undefined;
  /** One line. */
  title?: string | null | undefined;
};

/** What to change; what is left out stays. */
export type UpdateNotificationSettingsInput = {
  /** Kinds and channels to turn on or off. */
  choices?: Array<NotificationChoiceInput> | null | undefined;
  /** One e-mail a day instead of one for each. */
  emailDigest?: boolean | null | undefined;
  /** Consents to give or withdraw. */
  marketingConsents?: Array<MarketingConsentInput> | null | undefined;
  /** HH:MM in Indian Standard Time. */
  quietFrom?: string | null | undefined;
  /** HH:MM in Indian Standard Time. */
  quietTo?: string | null | undefined;
  /** Whether urgent ones ring in quiet hours, too. */
  urgentInQuietHours?: boolean | null | undefined;
};

/** What to change of the viewer’s brokerage. What is left out stays; null takes it away. */
export type UpdateOrganizationInput = {
  /** What it says of itself, at most 1,000 characters. */
  about?: string | null | undefined;
  /** Colour: `#` and six hexadecimal digits. */
  colour?: string | null | undefined;
  /** Address for e-mail: one that the viewer has confirmed as theirs. It goes when they do. */
  contactEmail?: string | null | undefined;
  /** Mobile number: the one that the viewer signs in with. It goes when they do. */
  contactPhone?: string | null | undefined;
  /** Logo: over https, or a PNG, JPEG or WebP of at most 32 KiB as `data:image/…;base64,…`. */
  logo?: string | null | undefined;
  /** The name. Of a verified brokerage a reviewer confirms it first; null takes a request back. */
  name?: string | null | undefined;
  /** Its site, over https. */
  websiteUrl?: string | null | undefined;
};

/** What to change about oneself; what is not given stays. */
export type UpdateProfileInput = {
  /** E-mail address. */
  email?: string | null | undefined;
  /** Languages one speaks, as ISO 639 codes. */
  languages?: Array<string> | null | undefined;
  /** What to be called. */
  name?: string | null | undefined;
};

/** What to change of a rule; what is left out stays. Of the default, only its name and agents. */
export type UpdateRoutingRuleInput = {
  /** To which agents; none means all. */
  agentIds?: Array<string | number> | null | undefined;
  /** Which leads it is for; replaces all. */
  conditions?: RoutingConditionsInput | null | undefined;
  /** What people will call it. */
  name?: string | null | undefined;
  /** Place in the order, least first; each place once. */
  position?: number | null | undefined;
  /** Id of the rule. */
  ruleId: string | number;
};

/** Changes a saved search; what is left out stays. */
export type UpdateSavedSearchInput = {
  /** When its owner is told. */
  alert?: SavedSearchAlert | null | undefined;
  /** Which. */
  id: string | number;
  /** What its owner calls it; not blank. */
  name?: string | null | undefined;
};

/** What of a webhook to change; what is left out stays. */
export type UpdateWebhookInput = {
  /** Whether it is called. */
  enabled?: boolean | null | undefined;
  /** What it is called for. */
  eventTypes?: Array<WebhookEventType> | null | undefined;
  /** Which of them. */
  filter?: WebhookFilterInput | null | undefined;
  /** What it is for. */
  name?: string | null | undefined;
  /** A public https address. */
  url?: string | null | undefined;
  /** Which. */
  webhookId: string | number;
};

/** Which users to list; every given condition must hold. */
export type UserFilter = {
  /** Whose identity is checked, or is not. */
  identityStatus?: IdentityStatus | null | undefined;
  /** Whose name has this in it. */
  name?: string | null | undefined;
  /** The owner of this mobile number, whole. */
  phone?: string | null | undefined;
  /** With this role on the platform; answers administrators. */
  role?: GrantedRole | null | undefined;
  /** With this status. */
  status?: UserStatus | null | undefined;
};

/** Whether a user may sign in. */
export type UserStatus =
  /** May sign in. */
  | 'ACTIVE'
  /** Shut out by an administrator. */
  | 'DEACTIVATED'
  /** Asked to be forgotten; only the id is left. */
  | 'ERASED';

/** Proof that the address is one’s own. */
export type VerifyEmailInput = {
  /** Which code it is. Left out: the last one that was sent for a request from the same address. */
  challengeId?: string | number | null | undefined;
  /** The six digits. */
  code: string;
  /** The address the code was sent to. */
  email: string;
};

/** A reviewer’s finding about a person. */
export type VerifyIdentityInput = {
  /** The Aadhaar number on the card, when that was checked; all but its last four digits is forgotten. */
  aadhaar?: string | null | undefined;
  /** What was checked. */
  check: IdentityCheck;
  /** Last day the proof counts. */
  expiresOn?: string | null | undefined;
  /** Whose identity was checked. */
  userId: string | number;
};

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
  /** What the client calls this device: 22 to 64 random characters of base64url that it keeps there and sends at each sign-in. A keyed digest is kept; reviews of people who share a device count as one. */
  deviceId?: string | null | undefined;
  /** What to call a new user; ignored for a known one. */
  name?: string | null | undefined;
  /** The number the code was sent to. */
  phone: string;
};

/** A domain whose record is there. */
export type VerifySsoDomainInput = {
  /** The domain, such as firm.example. */
  domain: string;
};

/** How far a delivery has come. */
export type WebhookDeliveryStatus =
  /** It was given up after three days, or the webhook was switched off. */
  | 'DEAD'
  /** The receiver took it. */
  | 'DELIVERED'
  /** It is due, or waits for its next attempt or for those before it. */
  | 'PENDING'
  /** An attempt is under way. */
  | 'SENDING';

/** What a webhook can be called for. */
export type WebhookEventType =
  /** A booking was cancelled. Sent as `booking.cancelled`. */
  | 'BOOKING_CANCELLED'
  /** The person of a lead gave a consent or took it back. Sent as `consent.changed`. */
  | 'CONSENT_CHANGED'
  /** A document was rejected. Sent as `document.rejected`. */
  | 'DOCUMENT_REJECTED'
  /** The verification of a document was taken back. Sent as `document.revoked`. */
  | 'DOCUMENT_REVOKED'
  /** A document was verified. Sent as `document.verified`. */
  | 'DOCUMENT_VERIFIED'
  /** The agent took the lead on. Sent as `lead.accepted`. */
  | 'LEAD_ACCEPTED'
  /** An agent got a lead. Sent as `lead.assigned`. */
  | 'LEAD_ASSIGNED'
  /** A lead came in. Sent as `lead.created`. */
  | 'LEAD_CREATED'
  /** The person of a lead asked again. Sent as `lead.enquired_again`. */
  | 'LEAD_ENQUIRED_AGAIN'
  /** The agent reached the person for the first time. Sent as `lead.first_contacted`. */
  | 'LEAD_FIRST_CONTACTED'
  /** A deadline of the lead passed. Sent as `lead.sla_breached`. */
  | 'LEAD_SLA_BREACHED'
  /** The lead moved in the pipeline. Sent as `lead.stage_changed`. */
  | 'LEAD_STAGE_CHANGED'
  /** No agent has the lead any more. Sent as `lead.unassigned`. */
  | 'LEAD_UNASSIGNED'
  /** A listing has another price. Sent as `listing.price_changed`. */
  | 'LISTING_PRICE_CHANGED'
  /** A listing is on the market. Sent as `listing.published`. */
  | 'LISTING_PUBLISHED'
  /** A listing left the market. Sent as `listing.withdrawn`. */
  | 'LISTING_WITHDRAWN'
  /** A payment was recorded. Sent as `payment.received`. */
  | 'PAYMENT_RECEIVED'
  /** A site visit took place, or did not. Sent as `site_visit.completed`. */
  | 'SITE_VISIT_COMPLETED'
  /** A site visit has a time. Sent as `site_visit.scheduled`. */
  | 'SITE_VISIT_SCHEDULED';

/** Why an attempt failed. */
export type WebhookFailure =
  /** The name leads to an address that is not one of the public internet. */
  | 'BLOCKED_ADDRESS'
  /** The webhook was switched off. */
  | 'DISABLED'
  /** The receiver answered with a redirect, which is not followed. */
  | 'REDIRECT'
  /** The receiver answered with another status than 2xx. */
  | 'STATUS'
  /** The receiver did not answer in time. */
  | 'TIMEOUT'
  /** No connection to the receiver came about. */
  | 'UNREACHABLE';

/** Which events of its types a webhook is called for; a list that is left out or empty excludes none. */
export type WebhookFilterInput = {
  /** Agents. */
  agentIds?: Array<string | number> | null | undefined;
  /** Listings. */
  listingIds?: Array<string | number> | null | undefined;
  /** Projects. */
  projectIds?: Array<string | number> | null | undefined;
};

/** A dispute to take back. */
export type WithdrawDisputeInput = {
  /** The dispute the viewer opened. */
  disputeId: string | number;
};

/** An invitation to answer or take back. */
export type WithdrawInvitationInput = {
  /** The invitation. */
  invitationId: string | number;
};

/** Names a lead. */
export type WithdrawLeadInput = {
  /** Id of the lead. */
  leadId: string | number;
};

/** Takes a listing off the market. */
export type WithdrawListingInput = {
  /** Price it was sold for; only with CLOSED. */
  closePrice?: number | null | undefined;
  /** Which listing. */
  id: string | number;
  /** How it leaves. */
  standardStatus?: OffMarketStatus | null | undefined;
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

export type UnreadNotificationsQueryVariables = Exact<{ [key: string]: never; }>;


export type UnreadNotificationsQuery = { notifications: { unreadCount: number | null } | null };

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

export type ListingDetailsQueryVariables = Exact<{
  id: string | number;
  language: TrustLanguage;
}>;


export type ListingDetailsQuery = { listing: { id: string, title: string, listPrice: number | null, originalListPrice: number | null, standardStatus: StandardStatus, bedroomsTotal: number | null, bathroomsTotalInteger: number | null, carpetAreaSqFt: number | null, builtUpAreaSqFt: number | null, furnishing: Furnishing | null, floorBand: FloorBand | null, floorsTotal: number | null, ageYears: number | null, publicRemarks: string | null, photos: Array<string>, isAssignmentSynthetic: boolean, onMarketTimestamp: string | null, locality: { id: string, name: string, district: string | null, pinCode: string | null, priceLevel: { homes: number, lowerQuartile: number, median: number, upperQuartile: number } | null } | null, project: { id: string, name: string, reraNumber: string, status: ProjectStatus, completionDueOn: string | null, builder: { id: string, name: string } } | null, agent: { id: string, name: string, reraNumber: string, licensed: boolean, organization: { id: string, brand: { contactPhone: string | null } | null } | null, trust: { id: string, score: number, band: TrustBand } | null } | null, priceHistory: Array<{ effectiveAt: string, listPrice: number }>, documents: Array<{ id: string, type: DocumentType, status: DocumentStatus }> | null, trust: (
      { id: string, score: number, band: TrustBand, confidenceInterval: { low: number, high: number } }
      & { ' $fragmentRefs'?: { 'TrustExplanationFieldsFragment': TrustExplanationFieldsFragment } }
    ) | null } | null };

export type ProjectDetailsQueryVariables = Exact<{
  reraNumber: string;
  language: TrustLanguage;
}>;


export type ProjectDetailsQuery = { project: { id: string, name: string, reraNumber: string, status: ProjectStatus, district: string, pinCode: string | null, proposedCompletionOn: string | null, revisedCompletionOn: string | null, extendedCompletionOn: string | null, occupancyCertificateOn: string | null, completedOn: string | null, apartmentsCount: number | null, bookedApartmentsCount: number | null, complaintsCount: number, casesCount: number, lastModifiedOn: string | null, dataSource: DataSource, builder: { id: string, name: string, reputation: { id: string, score: number, band: ReputationBand | null, confidenceInterval: { low: number, high: number } } | null, reviews: { totalCount: number | null, edges: Array<{ node: (
            { id: string }
            & { ' $fragmentRefs'?: { 'ReviewFieldsFragment': ReviewFieldsFragment } }
          ) }> } | null }, delivery: { ' $fragmentRefs'?: { 'DeliveryFieldsFragment': DeliveryFieldsFragment } } | null, trust: (
      { id: string, score: number, band: TrustBand, confidenceInterval: { low: number, high: number } }
      & { ' $fragmentRefs'?: { 'TrustExplanationFieldsFragment': TrustExplanationFieldsFragment } }
    ) | null } | null };

export type BuilderDetailsQueryVariables = Exact<{
  id: string | number;
}>;


export type BuilderDetailsQuery = { builder: { id: string, name: string, districts: Array<string>, projectsCount: number, spellings: Array<string>, revokedRegistrations: Array<{ reraNumber: string, projectName: string, district: string, matchedBy: RevocationMatch | null, firstSeenOn: string }>, reputation: (
      { id: string, score: number, band: ReputationBand | null, confidenceInterval: { low: number, high: number } }
      & { ' $fragmentRefs'?: { 'ReputationFieldsFragment': ReputationFieldsFragment } }
    ) | null, reviews: { edges: Array<{ node: (
          { id: string }
          & { ' $fragmentRefs'?: { 'ReviewFieldsFragment': ReviewFieldsFragment } }
        ) }> } | null } | null };

export type AgentDetailsQueryVariables = Exact<{
  id: string | number;
  language: TrustLanguage;
}>;


export type AgentDetailsQuery = { agent: { id: string, name: string, reraNumber: string, licensed: boolean, licenceExpiresOn: string, languages: Array<string>, localities: Array<string>, organization: { id: string, name: string, city: string, brand: { logo: string | null, about: string | null, websiteUrl: string | null, contactPhone: string | null } | null } | null, trust: (
      { id: string, score: number, band: TrustBand, confidenceInterval: { low: number, high: number } }
      & { ' $fragmentRefs'?: { 'TrustExplanationFieldsFragment': TrustExplanationFieldsFragment } }
    ) | null, reviews: { edges: Array<{ node: (
          { id: string }
          & { ' $fragmentRefs'?: { 'ReviewFieldsFragment': ReviewFieldsFragment } }
        ) }> } | null } | null };

export type CreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { createApiKey: { secretKey: string | null, apiKey: { id: string } | null, userErrors: Array<{ code: CreateApiKeyErrorCode, field: Array<string> | null, message: string }> } };

export type RevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeApiKeyMutation = { revokeApiKey: { apiKey: { id: string, revokedAt: string | null } | null } };

export type OwnApiKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnApiKeysQuery = { apiKeys: Array<{ id: string, name: string, scopes: Array<string>, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null }> | null, scopes: Array<{ name: string, held: boolean }> | null };

export type ProjectsOfBuilderQueryVariables = Exact<{
  builderId: string | number;
  after?: string | null | undefined;
}>;


export type ProjectsOfBuilderQuery = { projects: { edges: Array<{ node: { id: string, name: string, reraNumber: string, district: string, status: ProjectStatus, completionDueOn: string | null, completedOn: string | null, trust: { id: string, score: number, band: TrustBand } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type ReputationFieldsFragment = { id: string, score: number, band: ReputationBand | null, coverage: number | null, percentile: number | null, asOf: string, modelVersion: string, caps: Array<ReputationCapCode>, confidenceInterval: { low: number, high: number }, factors: Array<{ factor: ReputationFactorName, value: number, weight: number, evidenceCount: number }>, reasons: Array<{ code: ReputationReasonCode, polarity: ReputationPolarity, text: string, delays: { projects: number, late: number, silent: number, comparableLateShare: number } | null, reviews: { people: number, meanStars: number } | null }>, delivery: { ' $fragmentRefs'?: { 'DeliveryFieldsFragment': DeliveryFieldsFragment } } | null } & { ' $fragmentName'?: 'ReputationFieldsFragment' };

export type ComparedHomesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
  language: TrustLanguage;
}>;


export type ComparedHomesQuery = { nodes: Array<
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { title: string, listPrice: number | null, originalListPrice: number | null, bedroomsTotal: number | null, bathroomsTotalInteger: number | null, carpetAreaSqFt: number | null, builtUpAreaSqFt: number | null, furnishing: Furnishing | null, floorsTotal: number | null, ageYears: number | null, onMarketTimestamp: string | null, photos: Array<string>, id: string, locality: { id: string, name: string } | null, project: { id: string, name: string, reraNumber: string, completionDueOn: string | null, builder: { id: string, name: string, reputation: { id: string, score: number, band: ReputationBand | null } | null } } | null, agent: { id: string, name: string, trust: { id: string, score: number, band: TrustBand } | null } | null, documents: Array<{ id: string, status: DocumentStatus }> | null, trust: { id: string, score: number, band: TrustBand, lowerBound: number, confidenceInterval: { low: number, high: number }, reasons: Array<{ code: TrustReasonCode, polarity: TrustPolarity, text: string }> } | null }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null> | null };

export type AnswerDocumentRequestMutationVariables = Exact<{
  input: AnswerDocumentRequestInput;
}>;


export type AnswerDocumentRequestMutation = { answerDocumentRequest: { document: { id: string, status: DocumentStatus } | null } };

export type AppealDocumentMutationVariables = Exact<{
  input: AppealDocumentInput;
}>;


export type AppealDocumentMutation = { appealDocument: { document: { id: string, status: DocumentStatus } | null } };

export type OrganizationDocumentsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type OrganizationDocumentsQuery = { organizationDocuments: { edges: Array<{ node: (
        { id: string, type: DocumentType, status: DocumentStatus, fileName: string | null, submittedAt: string, recheckOn: string | null, reviewDueAt: string | null, appealableUntil: string | null }
        & { ' $fragmentRefs'?: { 'DocumentProgressFragment': DocumentProgressFragment } }
      ) }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type ProjectOfNumberQueryVariables = Exact<{
  reraNumber: string;
}>;


export type ProjectOfNumberQuery = { project: { id: string } | null };

export type CreateDocumentUploadMutationVariables = Exact<{
  input: CreateDocumentUploadInput;
}>;


export type CreateDocumentUploadMutation = { createDocumentUpload: { uploadId: string | null, method: string | null, url: string | null, headers: Array<{ name: string, value: string }> | null } };

export type SubmitDocumentMutationVariables = Exact<{
  input: SubmitDocumentInput;
}>;


export type SubmitDocumentMutation = { submitDocument: { document: { id: string, status: DocumentStatus } | null } };

export type ErasureReceiptQueryVariables = Exact<{
  id: string | number;
  secret: string;
}>;


export type ErasureReceiptQuery = { erasureReceipt: { id: string, erasedAt: string, complete: boolean, signature: string, keys: Array<{ sealed: string, fingerprint: string, destroyedAt: string }>, parts: Array<{ subgraph: string, erasedAt: string, rows: Array<{ table: string, count: number }> }> } | null };

export type OwnEnquiryQueryVariables = Exact<{
  listingId: string | number;
}>;


export type OwnEnquiryQuery = { me: { id: string } | null, leads: { edges: Array<{ node: { id: string, routingStatus: LeadRoutingStatus, buyer: { id: string } | null } }> } | null };

export type ScoreHistoryQueryVariables = Exact<{
  id: string | number;
}>;


export type ScoreHistoryQuery = { trustScoreHistory: Array<{ id: string, score: number, asOf: string, confidenceInterval: { low: number, high: number } }> | null };

export type EnquirerQueryVariables = Exact<{ [key: string]: never; }>;


export type EnquirerQuery = { me: { id: string, name: string | null, phone: string | null } | null };

export type SendEnquiryMutationVariables = Exact<{
  input: CreateLeadInput;
}>;


export type SendEnquiryMutation = { createLead: { leadId: string | null, routingStatus: LeadRoutingStatus | null, routeAt: string | null } };

export type SimilarHomesQueryVariables = Exact<{
  id: string | number;
  language: TrustLanguage;
}>;


export type SimilarHomesQuery = { similarListings: Array<(
    { id: string }
    & { ' $fragmentRefs'?: { 'ListingCardFieldsFragment': ListingCardFieldsFragment } }
  )> | null };

export type TakeDownListingPhotoMutationVariables = Exact<{
  input: TakeDownListingPhotoInput;
}>;


export type TakeDownListingPhotoMutation = { takeDownListingPhoto: { listing: { id: string, photos: Array<string> } | null } };

export type AuditTrailQueryVariables = Exact<{
  filter?: AuditFilter | null | undefined;
  after?: string | null | undefined;
  first: number;
}>;


export type AuditTrailQuery = { auditTrail: { nodes: Array<{ seq: number, recordedAt: string, kind: AuditKind, action: string, source: string, role: string | null, actorId: string | null, subjectType: string | null, subjectId: string | null, viaKey: boolean, before: string | null, after: string | null, actor: { id: string, name: string | null, status: UserStatus } | null, subjectUser: { id: string, name: string | null, status: UserStatus } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type AuditCheckQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditCheckQuery = { auditVerification: { entries: number, problem: AuditProblem | null, seq: number | null } | null };

export type ManagerBoardQueryVariables = Exact<{
  organizationId: string | number;
}>;


export type ManagerBoardQuery = { organization: { id: string, name: string, leads: { edges: Array<{ node: { id: string, stage: LeadStage, routingStatus: LeadRoutingStatus, createdAt: string, acceptedAt: string | null, firstContactedAt: string | null, assignment: { id: string, acceptDueAt: string | null, contactDueAt: string | null } | null, contact: { name: string | null } | null, listing: { id: string, title: string, listPrice: number | null } | null, project: { id: string, name: string } | null, agent: { id: string, name: string } | null } }> } | null } | null, agents: { edges: Array<{ node: { id: string, name: string, workload: { openLeads: number, assignedToday: number, openCap: number | null } | null } }> } | null };

export type BoardEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type BoardEventsSubscription = { leadBoard: { cursor: string, eventId: string | null, gap: { missed: number } | null } };

export type BoardEventsStartQueryVariables = Exact<{ [key: string]: never; }>;


export type BoardEventsStartQuery = { leadChannelCursor: string | null };

export type OwnBrandQueryVariables = Exact<{
  id: string | number;
}>;


export type OwnBrandQuery = { organization: { id: string, name: string, registration: { requestedName: string | null } | null, brand: { logo: string | null, colour: string | null, about: string | null, websiteUrl: string | null, contactEmail: string | null, contactPhone: string | null } | null } | null };

export type UpdateOrganizationMutationVariables = Exact<{
  input: UpdateOrganizationInput;
}>;


export type UpdateOrganizationMutation = { updateOrganization: { requestedName: string | null, organization: { id: string, name: string } | null } };

export type HandOverLeadsMutationVariables = Exact<{
  input: ReassignLeadsInput;
}>;


export type HandOverLeadsMutation = { reassignLeads: { leadIds: Array<string> | null, refused: Array<{ leadId: string, code: string, message: string }> | null } };

export type InviteAgentMutationVariables = Exact<{
  input: InviteAgentInput;
}>;


export type InviteAgentMutation = { inviteAgent: { invitation: { id: string } | null, userErrors: Array<{ code: InviteAgentErrorCode, field: Array<string> | null, message: string }> } };

export type InviteManagerMutationVariables = Exact<{
  input: InviteManagerInput;
}>;


export type InviteManagerMutation = { inviteManager: { invitation: { id: string } | null, userErrors: Array<{ code: InviteManagerErrorCode, field: Array<string> | null, message: string }> } };

export type LeadAlertsQueryVariables = Exact<{
  organizationId: string | number;
}>;


export type LeadAlertsQuery = { organization: { id: string, leadAlerts: Array<{ id: string, kind: LeadAlertKind, raisedAt: string, lead: { id: string, contact: { name: string | null } | null, listing: { id: string, title: string } | null } | null }> | null } | null };

export type AcknowledgeAlertMutationVariables = Exact<{
  input: AcknowledgeLeadAlertInput;
}>;


export type AcknowledgeAlertMutation = { acknowledgeLeadAlert: { alert: { id: string } | null } };

export type LeadSettingsFieldsFragment = { acceptWithinS: number, contactWithinS: number, slaBreachesBeforePond: number, dailyCap: number, openCap: number, opensAtMinute: number, closesAtMinute: number, workDays: Array<number> } & { ' $fragmentName'?: 'LeadSettingsFieldsFragment' };

export type UpdateLeadSettingsMutationVariables = Exact<{
  input: UpdateLeadSettingsInput;
}>;


export type UpdateLeadSettingsMutation = { updateLeadSettings: { settings: { acceptWithinS: number } | null } };

export type ReassignLeadMutationVariables = Exact<{
  input: ReassignLeadInput;
}>;


export type ReassignLeadMutation = { reassignLead: { lead: { id: string, routingStatus: LeadRoutingStatus } | null } };

export type PreviewRoutingQueryVariables = Exact<{
  input: PreviewRoutingInput;
}>;


export type PreviewRoutingQuery = { previewRouting: { isOpen: boolean, reason: string | null, rule: { id: string, name: string } | null, candidates: Array<{ agent: { id: string, name: string } | null, match: { final: number, openLeads: number, openCap: number } }> } | null };

export type DeleteRuleMutationVariables = Exact<{
  input: DeleteRoutingRuleInput;
}>;


export type DeleteRuleMutation = { deleteRoutingRule: { rules: Array<{ id: string }> | null } };

export type UpdateRuleMutationVariables = Exact<{
  input: UpdateRoutingRuleInput;
}>;


export type UpdateRuleMutation = { updateRoutingRule: { rules: Array<{ id: string }> | null } };

export type CreateRuleMutationVariables = Exact<{
  input: CreateRoutingRuleInput;
}>;


export type CreateRuleMutation = { createRoutingRule: { rules: Array<{ id: string }> | null } };

export type RoutingRulesQueryVariables = Exact<{
  organizationId: string | number;
}>;


export type RoutingRulesQuery = { localities: Array<{ id: string, name: string }> | null, organization: { id: string, routingRules: Array<{ id: string, name: string, position: number, isDefault: boolean, conditions: { localityIds: Array<string> | null, projectIds: Array<string> | null, sources: Array<LeadSource> | null, minPrice: number | null, maxPrice: number | null }, agents: Array<{ id: string, name: string }> }> | null } | null };

export type RuleAgentsQueryVariables = Exact<{
  organizationId: string | number;
}>;


export type RuleAgentsQuery = { agents: { nodes: Array<{ id: string, name: string }> } | null };

export type LeadSettingsQueryVariables = Exact<{
  organizationId: string | number;
}>;


export type LeadSettingsQuery = { organization: { id: string, leadSettings: { ' $fragmentRefs'?: { 'LeadSettingsFieldsFragment': LeadSettingsFieldsFragment } } | null } | null };

export type TeamInvitationsQueryVariables = Exact<{ [key: string]: never; }>;


export type TeamInvitationsQuery = { invitations: { edges: Array<{ node: { id: string, name: string | null, role: BrokerageRole, reraNumber: string | null, status: InvitationStatus, createdAt: string, expiresAt: string } }> } | null };

export type WithdrawInvitationMutationVariables = Exact<{
  input: WithdrawInvitationInput;
}>;


export type WithdrawInvitationMutation = { withdrawInvitation: { invitation: { id: string, status: InvitationStatus } | null } };

export type TeamMemberFieldsFragment = { id: string, name: string, licensed: boolean, workload: { openLeads: number, assignedToday: number, openCap: number | null } | null, working: { paused: boolean, pausedUntil: string | null, shiftStart: string, shiftEnd: string } | null } & { ' $fragmentName'?: 'TeamMemberFieldsFragment' };

export type MembersQueryVariables = Exact<{ [key: string]: never; }>;


export type MembersQuery = { members: { nodes: Array<{ role: BrokerageRole, since: string, user: { id: string, name: string | null } | null }> } | null };

export type RemoveMemberMutationVariables = Exact<{
  input: RemoveMemberInput;
}>;


export type RemoveMemberMutation = { removeMember: { userId: string | null } };

export type ManagedTeamQueryVariables = Exact<{
  organizationId: string | number;
}>;


export type ManagedTeamQuery = { agents: { nodes: Array<(
      { id: string }
      & { ' $fragmentRefs'?: { 'TeamMemberFieldsFragment': TeamMemberFieldsFragment } }
    )> } | null };

export type PauseAgentMutationVariables = Exact<{
  input: UpdateAgentProfileInput;
}>;


export type PauseAgentMutation = { updateAgentProfile: { agent: { id: string } | null } };

export type OrganizationUsageQueryVariables = Exact<{ [key: string]: never; }>;


export type OrganizationUsageQuery = { organizationUsage: { nodes: Array<{ day: string, quotas: Array<{ metric: QuotaMetric, used: number, limit: number, share: number }> }> } | null };

export type OpenDisputeMutationVariables = Exact<{
  input: OpenDisputeInput;
}>;


export type OpenDisputeMutation = { openDispute: { dispute: { id: string, status: DisputeStatus } | null } };

export type EraseMyDataMutationVariables = Exact<{
  input: EraseMyDataInput;
}>;


export type EraseMyDataMutation = { eraseMyData: { erased: boolean | null, receiptId: string | null, receiptSecret: string | null } };

export type MyAccessesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MyAccessesQuery = { myDataAccesses: { nodes: Array<{ recordedAt: string, action: string, role: string | null, viaKey: boolean, organization: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type MyProfileQueryVariables = Exact<{ [key: string]: never; }>;


export type MyProfileQuery = { me: { id: string, name: string | null, email: string | null, phone: string | null } | null };

export type ExportMyDataQueryVariables = Exact<{ [key: string]: never; }>;


export type ExportMyDataQuery = { myData: string | null };

export type CorrectProfileMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type CorrectProfileMutation = { updateProfile: { user: { id: string } | null } };

export type MyDisputesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MyDisputesQuery = { disputes: { nodes: Array<{ id: string, subjectType: TrustSubjectType, severity: DisputeSeverity, status: DisputeStatus, isOwn: boolean, statement: string, openedAt: string, decideBy: string, history: Array<{ action: DisputeAction, at: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type WithdrawDisputeMutationVariables = Exact<{
  input: WithdrawDisputeInput;
}>;


export type WithdrawDisputeMutation = { withdrawDispute: { dispute: { id: string, status: DisputeStatus } | null } };

export type MyEnquiriesQueryVariables = Exact<{ [key: string]: never; }>;


export type MyEnquiriesQuery = { leads: { edges: Array<{ node: { id: string, stage: LeadStage, routingStatus: LeadRoutingStatus, createdAt: string, acceptedAt: string | null, firstContactedAt: string | null, listing: { id: string, title: string, photos: Array<string>, bedroomsTotal: number | null } | null, project: { id: string, name: string, builder: { id: string, name: string } } | null, agent: { id: string, name: string } | null, organization: { id: string, name: string } | null, siteVisits: Array<{ id: string, status: SiteVisitStatus, scheduledFor: string, buyerCode: string | null, verified: boolean }>, payments: Array<(
          { id: string, verified: boolean }
          & { ' $fragmentRefs'?: { 'MyPaymentFieldsFragment': MyPaymentFieldsFragment } }
        )> } }> } | null };

export type EnquiryEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type EnquiryEventsSubscription = { myEnquiries: { cursor: string, eventId: string | null, gap: { missed: number } | null } };

export type EnquiryEventsStartQueryVariables = Exact<{ [key: string]: never; }>;


export type EnquiryEventsStartQuery = { leadChannelCursor: string | null };

export type MyExportsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyExportsQuery = { myDataExports: Array<{ id: string, status: DataExportStatus, requestedAt: string, expiresAt: string, partsReady: number, partsTotal: number, sizeBytes: number | null, sha256: string | null }> | null };

export type RequestExportMutationVariables = Exact<{
  input: RequestDataExportInput;
}>;


export type RequestExportMutation = { requestDataExport: { dataExport: { id: string } | null } };

export type ExportLinkQueryVariables = Exact<{
  id: string | number;
}>;


export type ExportLinkQuery = { dataExportDownload: { url: string } | null };

export type MyInvitationsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyInvitationsQuery = { myInvitations: Array<{ id: string, role: BrokerageRole, name: string | null, reraNumber: string | null, expiresAt: string, organization: { id: string, name: string, city: string } | null }> | null };

export type AcceptInvitationMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type AcceptInvitationMutation = { acceptInvitation: { awaitsConfirmation: boolean | null, refreshSession: boolean | null, userErrors: Array<{ code: AcceptInvitationErrorCode, field: Array<string> | null, message: string }> } };

export type DeclineInvitationMutationVariables = Exact<{
  input: DeclineInvitationInput;
}>;


export type DeclineInvitationMutation = { declineInvitation: { invitation: { id: string, status: InvitationStatus } | null } };

export type MyPaymentFieldsFragment = { id: string, kind: PaymentKind, amount: number, receivedAt: string, verified: boolean } & { ' $fragmentName'?: 'MyPaymentFieldsFragment' };

export type ConfirmPaymentMutationVariables = Exact<{
  input: ConfirmPaymentInput;
}>;


export type ConfirmPaymentMutation = { confirmPayment: { payment: { id: string, verified: boolean } | null } };

export type MyNotificationsQueryVariables = Exact<{
  language: NotificationLanguage;
  first: number;
}>;


export type MyNotificationsQuery = { notifications: { unreadCount: number | null, nodes: Array<{ id: string, kind: NotificationKind, subjectId: string, title: string, body: string, createdAt: string, readAt: string | null }>, pageInfo: { hasNextPage: boolean } } | null };

export type MarkNotificationsReadMutationVariables = Exact<{
  input: MarkNotificationsReadInput;
}>;


export type MarkNotificationsReadMutation = { markNotificationsRead: { unreadCount: number | null } };

export type MyNotificationSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyNotificationSettingsQuery = { pushPublicKey: string | null, notificationSettings: { quietFrom: string, quietTo: string, urgentInQuietHours: boolean, emailDigest: boolean, marketingConsents: Array<NotificationChannel>, choices: Array<{ kind: NotificationKind, category: NotificationCategory, channel: NotificationChannel, enabled: boolean }> } | null };

export type UpdateNotificationSettingsMutationVariables = Exact<{
  input: UpdateNotificationSettingsInput;
}>;


export type UpdateNotificationSettingsMutation = { updateNotificationSettings: { settings: { quietFrom: string } | null } };

export type SubscribePushMutationVariables = Exact<{
  input: SubscribePushInput;
}>;


export type SubscribePushMutation = { subscribePush: { subscriptionId: string | null } };

export type UnsubscribePushMutationVariables = Exact<{
  input: UnsubscribePushInput;
}>;


export type UnsubscribePushMutation = { unsubscribePush: { unsubscribed: boolean | null } };

export type NotificationReceivedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type NotificationReceivedSubscription = { notificationReceived: { cursor: string, gap: { missed: number } | null } };

export type NotificationCursorQueryVariables = Exact<{ [key: string]: never; }>;


export type NotificationCursorQuery = { notificationCursor: string | null };

export type RequestSiteVisitMutationVariables = Exact<{
  input: RequestSiteVisitInput;
}>;


export type RequestSiteVisitMutation = { requestSiteVisit: { visit: { id: string, status: SiteVisitStatus } | null } };

export type SubmitReviewMutationVariables = Exact<{
  input: SubmitReviewInput;
}>;


export type SubmitReviewMutation = { submitReview: { review: { id: string, status: ReviewStatus } | null } };

export type WithdrawEnquiryMutationVariables = Exact<{
  input: WithdrawLeadInput;
}>;


export type WithdrawEnquiryMutation = { withdrawLead: { lead: { id: string, routingStatus: LeadRoutingStatus } | null } };

export type AgentApplicationsQueryVariables = Exact<{ [key: string]: never; }>;


export type AgentApplicationsQuery = { agentApplications: { totalCount: number | null, edges: Array<{ node: { id: string, name: string, reraNumber: string, licenceExpiresOn: string, reasons: Array<AgentApplicationReason>, createdAt: string, organization: { id: string, name: string } | null } }> } | null };

export type ConfirmAgentMutationVariables = Exact<{
  input: ConfirmAgentInput;
}>;


export type ConfirmAgentMutation = { confirmAgent: { agent: { id: string } | null } };

export type RejectAgentMutationVariables = Exact<{
  input: RejectAgentInput;
}>;


export type RejectAgentMutation = { rejectAgent: { __typename: 'RejectAgentPayload' } };

export type PendingBrokeragesQueryVariables = Exact<{ [key: string]: never; }>;


export type PendingBrokeragesQuery = { organizations: { totalCount: number | null, edges: Array<{ node: { id: string, name: string, city: string, createdAt: string, registration: { pan: string, gstin: string | null } | null, similarlyNamed: Array<{ id: string, name: string }> | null } }> } | null };

export type VerifyBrokerageMutationVariables = Exact<{
  input: VerifyOrganizationInput;
}>;


export type VerifyBrokerageMutation = { verifyOrganization: { organization: { id: string, status: OrganizationStatus } | null } };

export type RejectBrokerageMutationVariables = Exact<{
  input: RejectOrganizationInput;
}>;


export type RejectBrokerageMutation = { rejectOrganization: { organization: { id: string, status: OrganizationStatus } | null } };

export type BrokeragesFoundQueryVariables = Exact<{
  name?: string | null | undefined;
  status?: OrganizationStatus | null | undefined;
  after?: string | null | undefined;
}>;


export type BrokeragesFoundQuery = { organizations: { nodes: Array<{ id: string, name: string, city: string, status: OrganizationStatus, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type OpenDisputesQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenDisputesQuery = { disputes: { totalCount: number | null, edges: Array<{ node: { id: string, subjectType: TrustSubjectType, subjectId: string, severity: DisputeSeverity, status: DisputeStatus, relation: DisputeRelation | null, statement: string, openedAt: string, decideBy: string, history: Array<{ action: DisputeAction, at: string, reason: string | null }> } }> } | null };

export type TriageDisputeMutationVariables = Exact<{
  input: TriageDisputeInput;
}>;


export type TriageDisputeMutation = { triageDispute: { dispute: { id: string, status: DisputeStatus } | null } };

export type ResolveDisputeMutationVariables = Exact<{
  input: ResolveDisputeInput;
}>;


export type ResolveDisputeMutation = { resolveDispute: { dispute: { id: string, status: DisputeStatus } | null } };

export type DocumentFactsFragment = (
  { id: string, fileName: string | null, sizeBytes: number | null, sha256: string | null, subjectType: TrustSubjectType, subjectId: string }
  & { ' $fragmentRefs'?: { 'DocumentProgressFragment': DocumentProgressFragment } }
) & { ' $fragmentName'?: 'DocumentFactsFragment' };

export type DocumentsToReviewQueryVariables = Exact<{ [key: string]: never; }>;


export type DocumentsToReviewQuery = { verificationCases: { totalCount: number | null, edges: Array<{ node: { id: string, documentId: string, documentType: DocumentType, approvals: number, approvalsNeeded: number, openedAt: string, dueAt: string, isWaitingForSubmitter: boolean, isAppeal: boolean, checklist: Array<DocumentChecklistItem> } }> } | null };

export type PapersToReviewQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type PapersToReviewQuery = { nodes: Array<
    | { __typename: 'Agent', id: string }
    | { __typename: 'Assignment', id: string }
    | { __typename: 'Builder', id: string }
    | { __typename: 'BuilderReputation', id: string }
    | { __typename: 'Dispute', id: string }
    | (
      { __typename: 'Document', subjectId: string, id: string }
      & { ' $fragmentRefs'?: { 'DocumentFactsFragment': DocumentFactsFragment } }
    )
    | { __typename: 'Lead', id: string }
    | { __typename: 'Listing', id: string }
    | { __typename: 'Locality', id: string }
    | { __typename: 'Notification', id: string }
    | { __typename: 'Organization', id: string }
    | { __typename: 'Payment', id: string }
    | { __typename: 'Project', id: string }
    | { __typename: 'Review', id: string }
    | { __typename: 'SiteVisit', id: string }
    | { __typename: 'TrustScore', id: string }
    | { __typename: 'User', id: string }
   | null> | null };

export type DecideDocumentMutationVariables = Exact<{
  input: ReviewDocumentInput;
}>;


export type DecideDocumentMutation = { reviewDocument: { document: { id: string, status: DocumentStatus } | null } };

export type HeldRepliesQueryVariables = Exact<{ [key: string]: never; }>;


export type HeldRepliesQuery = { heldReviewReplies: { totalCount: number | null, edges: Array<{ node: { id: string, text: string, personalData: Array<PersonalDataKind> | null, submittedAt: string } }> } | null };

export type ModerateReplyMutationVariables = Exact<{
  input: ModerateReviewReplyInput;
}>;


export type ModerateReplyMutation = { moderateReviewReply: { reply: { id: string, status: ReviewStatus } | null } };

export type HeldReviewsQueryVariables = Exact<{ [key: string]: never; }>;


export type HeldReviewsQuery = { moderationQueue: { totalCount: number | null, edges: Array<{ node: { id: string, subjectType: ReviewSubjectType, stars: number, text: string | null, basis: ReviewBasis, holdReason: ReviewHoldReason | null, personalData: Array<PersonalDataKind> | null, submittedAt: string } }> } | null };

export type ModerateReviewMutationVariables = Exact<{
  input: ModerateReviewInput;
}>;


export type ModerateReviewMutation = { moderateReview: { review: { id: string, status: ReviewStatus } | null } };

export type IdentitiesToCheckQueryVariables = Exact<{
  filter: UserFilter;
}>;


export type IdentitiesToCheckQuery = { users: { totalCount: number, edges: Array<{ node: { id: string, name: string | null, createdAt: string, agent: { id: string, name: string, reraNumber: string, licenceExpiresOn: string } | null } }> } | null };

export type VerifyIdentityMutationVariables = Exact<{
  input: VerifyIdentityInput;
}>;


export type VerifyIdentityMutation = { verifyIdentity: { user: { id: string, identityStatus: IdentityStatus } | null } };

export type RequestedNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type RequestedNamesQuery = { organizations: { totalCount: number | null, edges: Array<{ node: { id: string, name: string, city: string, registration: { pan: string, gstin: string | null, requestedName: string | null } | null, similarlyNamed: Array<{ id: string, name: string }> | null } }> } | null };

export type ReviewNameMutationVariables = Exact<{
  input: ReviewOrganizationNameInput;
}>;


export type ReviewNameMutation = { reviewOrganizationName: { organization: { id: string, name: string } | null } };

export type PeopleFoundQueryVariables = Exact<{
  filter: UserFilter;
  after?: string | null | undefined;
}>;


export type PeopleFoundQuery = { users: { nodes: Array<{ id: string, name: string | null, status: UserStatus, identityStatus: IdentityStatus, roles: Array<Role> | null, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type GrantRoleMutationVariables = Exact<{
  input: GrantRoleInput;
}>;


export type GrantRoleMutation = { grantRole: { user: { id: string, roles: Array<Role> | null } | null } };

export type RevokeRoleMutationVariables = Exact<{
  input: RevokeRoleInput;
}>;


export type RevokeRoleMutation = { revokeRole: { user: { id: string, roles: Array<Role> | null } | null } };

export type ResetSecondFactorMutationVariables = Exact<{
  input: ResetSecondFactorInput;
}>;


export type ResetSecondFactorMutation = { resetSecondFactor: { reset: boolean | null } };

export type DeactivateUserMutationVariables = Exact<{
  input: DeactivateUserInput;
}>;


export type DeactivateUserMutation = { deactivateUser: { user: { id: string, status: UserStatus } | null } };

export type SubjectsToReviewQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type SubjectsToReviewQuery = { nodes: Array<
    | { __typename: 'Agent', id: string, agentName: string }
    | { __typename: 'Assignment', id: string }
    | { __typename: 'Builder', id: string }
    | { __typename: 'BuilderReputation', id: string }
    | { __typename: 'Dispute', id: string }
    | { __typename: 'Document', id: string }
    | { __typename: 'Lead', id: string }
    | { __typename: 'Listing', title: string, id: string }
    | { __typename: 'Locality', id: string }
    | { __typename: 'Notification', id: string }
    | { __typename: 'Organization', id: string }
    | { __typename: 'Payment', id: string }
    | { __typename: 'Project', id: string, projectName: string }
    | { __typename: 'Review', id: string }
    | { __typename: 'SiteVisit', id: string }
    | { __typename: 'TrustScore', id: string }
    | { __typename: 'User', id: string }
   | null> | null };

export type OperationsDashboardQueryVariables = Exact<{
  name: DashboardName;
  minutes: number;
}>;


export type OperationsDashboardQuery = { dashboard: { from: string, to: string, panels: Array<{ title: string, description: string, unit: PanelUnit, limit: number | null, series: Array<{ name: string, values: Array<number | null> }> | null }> } | null };

export type ReplayDeadLettersMutationVariables = Exact<{
  input: ReplayDeadLettersInput;
}>;


export type ReplayDeadLettersMutation = { replayDeadLetters: { requestedCount: number | null } };

export type RetryFailedJobsMutationVariables = Exact<{
  input: RetryFailedJobsInput;
}>;


export type RetryFailedJobsMutation = { retryFailedJobs: { retriedCount: number | null } };

export type ServiceStateFieldsFragment = { unpublishedEvents: number, unpublishedSince: string | null, deadLetterCount: number, unhandledEvents: Array<{ recordedBy: string, count: number }> | null, deadLetters: Array<{ eventId: string, type: string, subject: string, error: string, deliveries: number, failedAt: string, replayRequested: boolean }>, jobQueues: Array<{ name: string, waiting: number, running: number, retrying: number, failed: number, retryable: number }>, connections: { busy: number, idle: number, waiting: number, most: number } } & { ' $fragmentName'?: 'ServiceStateFieldsFragment' };

export type SystemStateQueryVariables = Exact<{ [key: string]: never; }>;


export type SystemStateQuery = { system: { identity: { ' $fragmentRefs'?: { 'ServiceStateFieldsFragment': ServiceStateFieldsFragment } } | null, property: { ' $fragmentRefs'?: { 'ServiceStateFieldsFragment': ServiceStateFieldsFragment } } | null, trust: { ' $fragmentRefs'?: { 'ServiceStateFieldsFragment': ServiceStateFieldsFragment } } | null, crm: { ' $fragmentRefs'?: { 'ServiceStateFieldsFragment': ServiceStateFieldsFragment } } | null, reputation: { ' $fragmentRefs'?: { 'ServiceStateFieldsFragment': ServiceStateFieldsFragment } } | null } | null };

export type WithdrawListingMutationVariables = Exact<{
  input: WithdrawListingInput;
}>;


export type WithdrawListingMutation = { withdrawListing: { listing: { id: string, standardStatus: StandardStatus } | null } };

export type CreateListingMutationVariables = Exact<{
  input: CreateListingInput;
}>;


export type CreateListingMutation = { createListing: { listing: { id: string } | null, userErrors: Array<{ code: CreateListingErrorCode, field: Array<string> | null, message: string }> } };

export type ProjectToListQueryVariables = Exact<{
  reraNumber: string;
}>;


export type ProjectToListQuery = { project: { id: string } | null };

export type PublishListingMutationVariables = Exact<{
  input: PublishListingInput;
}>;


export type PublishListingMutation = { publishListing: { listing: { id: string, standardStatus: StandardStatus } | null } };

export type OwnListingsQueryVariables = Exact<{
  filter?: OrganizationListingFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type OwnListingsQuery = { organizationListings: { edges: Array<{ node: { id: string, title: string, standardStatus: StandardStatus, listPrice: number | null, originalListPrice: number | null, bedroomsTotal: number | null, carpetAreaSqFt: number | null, builtUpAreaSqFt: number | null, photos: Array<string>, daysOnMarket: number | null, modificationTimestamp: string, locality: { id: string, name: string } | null, project: { id: string, name: string } | null, agent: { id: string, name: string } | null, documents: Array<{ id: string, status: DocumentStatus }> | null, trust: { id: string, score: number, band: TrustBand, confidenceInterval: { low: number, high: number } } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type OwnListingCountsQueryVariables = Exact<{
  market?: OrganizationListingFilter | null | undefined;
  drafts?: OrganizationListingFilter | null | undefined;
  paused?: OrganizationListingFilter | null | undefined;
  gone?: OrganizationListingFilter | null | undefined;
}>;


export type OwnListingCountsQuery = { market: { totalCount: number } | null, drafts: { totalCount: number } | null, paused: { totalCount: number } | null, gone: { totalCount: number } | null };

export type PhotosOfListingQueryVariables = Exact<{
  listingId: string | number;
}>;


export type PhotosOfListingQuery = { listingPhotos: Array<{ id: string, status: ListingPhotoStatus, takenDownFor: PhotoTakeDownReason | null }> | null };

export type ArrangePhotosMutationVariables = Exact<{
  input: UpdateListingInput;
}>;


export type ArrangePhotosMutation = { updateListing: { listing: { id: string, photos: Array<string> } | null } };

export type CreateListingPhotoUploadMutationVariables = Exact<{
  input: CreateListingPhotoUploadInput;
}>;


export type CreateListingPhotoUploadMutation = { createListingPhotoUpload: { uploadId: string | null, method: string | null, url: string | null } };

export type AddListingPhotoMutationVariables = Exact<{
  input: AddListingPhotoInput;
}>;


export type AddListingPhotoMutation = { addListingPhoto: { listing: { id: string, photos: Array<string> } | null } };

export type ChangeListingPriceMutationVariables = Exact<{
  input: UpdateListingInput;
}>;


export type ChangeListingPriceMutation = { updateListing: { listing: { id: string, listPrice: number | null } | null, userErrors: Array<{ code: UpdateListingErrorCode, field: Array<string> | null, message: string }> } };

export type MySavedSearchesQueryVariables = Exact<{ [key: string]: never; }>;


export type MySavedSearchesQuery = { mySavedSearches: { nodes: Array<{ id: string, name: string, alert: SavedSearchAlert, text: string | null, localityIds: Array<string> | null, bedrooms: Array<number> | null, priceMin: number | null, priceMax: number | null, createdAt: string }> } | null };

export type UpdateSavedSearchMutationVariables = Exact<{
  input: UpdateSavedSearchInput;
}>;


export type UpdateSavedSearchMutation = { updateSavedSearch: { savedSearch: { id: string } | null } };

export type RemoveSavedSearchMutationVariables = Exact<{
  input: RemoveSavedSearchInput;
}>;


export type RemoveSavedSearchMutation = { removeSavedSearch: { id: string | null } };

export type FoundHomesQueryVariables = Exact<{
  filter?: ListingFilter | null | undefined;
}>;


export type FoundHomesQuery = { feed: { totalCount: number } | null };

export type FoundFacetsQueryVariables = Exact<{
  text: string;
  filter?: SearchFilter | null | undefined;
}>;


export type FoundFacetsQuery = { search: { facets: Array<{ facet: SearchFacetField, value: string, label: string, count: number }> } | null };

export type HomesOnMapQueryVariables = Exact<{
  bounds: MapBounds;
  zoom: number;
  filter?: ListingFilter | null | undefined;
}>;


export type HomesOnMapQuery = { map: { totalCount: number, clusters: Array<{ h3Index: string, count: number, latitude: number, longitude: number }>, listings: Array<{ id: string, title: string, listPrice: number | null, latitude: number | null, longitude: number | null }> } | null };

export type MyAuthenticatorQueryVariables = Exact<{ [key: string]: never; }>;


export type MyAuthenticatorQuery = { mySecondFactor: { enrolledAt: string, recoveryCodesLeft: number, mandatory: boolean } | null };

export type ConfirmAuthenticatorMutationVariables = Exact<{
  input: ConfirmSecondFactorInput;
}>;


export type ConfirmAuthenticatorMutation = { confirmSecondFactor: { recoveryCodes: Array<string> | null } };

export type ReplaceRecoveryCodesMutationVariables = Exact<{
  input: ReplaceRecoveryCodesInput;
}>;


export type ReplaceRecoveryCodesMutation = { replaceRecoveryCodes: { recoveryCodes: Array<string> | null } };

export type RemoveAuthenticatorMutationVariables = Exact<{
  input: RemoveSecondFactorInput;
}>;


export type RemoveAuthenticatorMutation = { removeSecondFactor: { removed: boolean | null } };

export type MyEmailQueryVariables = Exact<{ [key: string]: never; }>;


export type MyEmailQuery = { me: { id: string, email: string | null, emailVerifiedAt: string | null } | null };

export type ConfirmEmailMutationVariables = Exact<{
  input: VerifyEmailInput;
}>;


export type ConfirmEmailMutation = { verifyEmail: { user: { id: string } | null } };

export type MySessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type MySessionsQuery = { sessions: { edges: Array<{ node: { id: string, name: string | null, beganBy: SignInMethod | null, createdAt: string, lastUsedAt: string, current: boolean } }> } | null };

export type EndSessionMutationVariables = Exact<{
  input: RevokeSessionInput;
}>;


export type EndSessionMutation = { revokeSession: { sessionId: string | null } };

export type EndOtherSessionsMutationVariables = Exact<{
  input: SignOutEverywhereInput;
}>;


export type EndOtherSessionsMutation = { signOutEverywhere: { endedCount: number | null } };

export type OrganizationSsoQueryVariables = Exact<{ [key: string]: never; }>;


export type OrganizationSsoQuery = { ssoSettings: { issuer: string | null, clientId: string | null, enforced: boolean, redirectUrl: string | null, domains: Array<{ domain: string, recordName: string, recordValue: string, verifiedAt: string | null }> } | null };

export type ConfigureSsoMutationVariables = Exact<{
  input: ConfigureSsoInput;
}>;


export type ConfigureSsoMutation = { configureSso: { settings: { issuer: string | null } | null } };

export type EnforceSsoMutationVariables = Exact<{
  input: EnforceSsoInput;
}>;


export type EnforceSsoMutation = { enforceSso: { settings: { enforced: boolean } | null } };

export type RemoveSsoMutationVariables = Exact<{ [key: string]: never; }>;


export type RemoveSsoMutation = { removeSso: { settings: { issuer: string | null } | null } };

export type MyPasskeysQueryVariables = Exact<{ [key: string]: never; }>;


export type MyPasskeysQuery = { myPasskeys: Array<{ id: string, name: string, createdAt: string, lastUsedAt: string | null }> | null };

export type RemovePasskeyMutationVariables = Exact<{
  input: RemovePasskeyInput;
}>;


export type RemovePasskeyMutation = { removePasskey: { passkeyId: string | null } };

export type MyPasswordStateQueryVariables = Exact<{ [key: string]: never; }>;


export type MyPasswordStateQuery = { myPassword: { changedAt: string | null, isAllowed: boolean } | null };

export type SetPasswordMutationVariables = Exact<{
  input: SetPasswordInput;
}>;


export type SetPasswordMutation = { setPassword: { endedCount: number | null } };

export type RemovePasswordMutationVariables = Exact<{ [key: string]: never; }>;


export type RemovePasswordMutation = { removePassword: { removed: boolean | null } };

export type AllowPasswordsMutationVariables = Exact<{
  input: AllowPasswordsInput;
}>;


export type AllowPasswordsMutation = { allowPasswords: { allowed: boolean | null } };

export type AddSsoDomainMutationVariables = Exact<{
  input: AddSsoDomainInput;
}>;


export type AddSsoDomainMutation = { addSsoDomain: { settings: { issuer: string | null } | null } };

export type VerifySsoDomainMutationVariables = Exact<{
  input: VerifySsoDomainInput;
}>;


export type VerifySsoDomainMutation = { verifySsoDomain: { settings: { issuer: string | null } | null } };

export type RemoveSsoDomainMutationVariables = Exact<{
  input: RemoveSsoDomainInput;
}>;


export type RemoveSsoDomainMutation = { removeSsoDomain: { settings: { issuer: string | null } | null } };

export type MyShortlistQueryVariables = Exact<{
  language: TrustLanguage;
}>;


export type MyShortlistQuery = { myShortlist: Array<{ listingId: string, listing: (
      { id: string, title: string }
      & { ' $fragmentRefs'?: { 'ListingCardFieldsFragment': ListingCardFieldsFragment } }
    ) | null }> | null };

export type StepUpWaysQueryVariables = Exact<{ [key: string]: never; }>;


export type StepUpWaysQuery = { mySecondFactor: { enrolledAt: string } | null, myPasskeys: Array<{ id: string }> | null };

export type StepUpMutationVariables = Exact<{
  input: StepUpInput;
}>;


export type StepUpMutation = { stepUp: { provedUntil: string | null } };

export type LogHeadSinceQueryVariables = Exact<{
  firstSize: number;
}>;


export type LogHeadSinceQuery = { transparencyLogHead: { treeSize: number, rootHash: string, timestamp: string, signature: string | null, publicKey: string | null } | null, transparencyLogConsistency: { firstSize: number, secondSize: number, firstRoot: string, secondRoot: string, path: Array<string> } | null };

export type DocumentReceiptsQueryVariables = Exact<{
  id: string | number;
}>;


export type DocumentReceiptsQuery = { documentLogEntries: Array<{ leaf: string, leafIndex: number, treeSize: number, path: Array<string>, head: { treeSize: number, rootHash: string, timestamp: string, signature: string | null, publicKey: string | null } | null }> | null };

export type LogHeadsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type LogHeadsQuery = { transparencyLogHeads: { nodes: Array<{ treeSize: number, rootHash: string, timestamp: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type LogEntriesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type LogEntriesQuery = { transparencyLogEntries: { nodes: Array<{ leafIndex: number, documentId: string, leaf: string, recordedAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type LogKeyQueryVariables = Exact<{ [key: string]: never; }>;


export type LogKeyQuery = { transparencyLogKey: { keyId: string, publicKey: string } | null };

export type SendTestMutationVariables = Exact<{
  input: SendTestWebhookInput;
}>;


export type SendTestMutation = { sendTestWebhook: { eventId: string | null } };

export type SwitchWebhookMutationVariables = Exact<{
  input: UpdateWebhookInput;
}>;


export type SwitchWebhookMutation = { updateWebhook: { webhook: { id: string, enabled: boolean } | null } };

export type RotateSecretMutationVariables = Exact<{
  input: RotateWebhookSecretInput;
}>;


export type RotateSecretMutation = { rotateWebhookSecret: { secret: string | null } };

export type RemoveWebhookMutationVariables = Exact<{
  input: RemoveWebhookInput;
}>;


export type RemoveWebhookMutation = { removeWebhook: { webhookId: string | null } };

export type CreateWebhookMutationVariables = Exact<{
  input: CreateWebhookInput;
}>;


export type CreateWebhookMutation = { createWebhook: { secret: string | null, webhook: { id: string } | null, userErrors: Array<{ code: CreateWebhookErrorCode, field: Array<string> | null, message: string }> } };

export type OwnWebhooksQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnWebhooksQuery = { webhooks: Array<{ id: string, name: string, url: string, enabled: boolean, eventTypes: Array<WebhookEventType>, createdAt: string, previousSecretUntil: string | null }> | null };

export type WebhookDeliveriesQueryVariables = Exact<{
  webhookId: string | number;
  status?: WebhookDeliveryStatus | null | undefined;
  after?: string | null | undefined;
}>;


export type WebhookDeliveriesQuery = { webhookDeliveries: { nodes: Array<{ id: string, eventId: string, eventType: string, status: WebhookDeliveryStatus, attempts: number, failure: WebhookFailure | null, responseStatus: number | null, isReplay: boolean, occurredAt: string, nextAttemptAt: string | null, finishedAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type ActivityFieldsFragment = { id: string, kind: LeadActivityKind, at: string, note: string | null, channel: ContactChannel | null, contactOutcome: ContactOutcome | null, amount: number | null, fromStage: LeadStage | null, toStage: LeadStage | null, closeReason: LeadCloseReason | null, actor: { id: string, name: string | null } | null, agent: { id: string, name: string } | null } & { ' $fragmentName'?: 'ActivityFieldsFragment' };

export type AcceptLeadMutationVariables = Exact<{
  input: AcceptLeadInput;
}>;


export type AcceptLeadMutation = { acceptLead: { lead: { id: string, stage: LeadStage } | null } };

export type MarkLeadSeenMutationVariables = Exact<{
  input: MarkLeadSeenInput;
}>;


export type MarkLeadSeenMutation = { markLeadSeen: { lead: { id: string } | null } };

export type RecordFirstContactMutationVariables = Exact<{
  input: RecordFirstContactInput;
}>;


export type RecordFirstContactMutation = { recordFirstContact: { lead: { id: string, stage: LeadStage } | null } };

export type AdvanceLeadMutationVariables = Exact<{
  input: AdvanceLeadInput;
}>;


export type AdvanceLeadMutation = { advanceLead: { lead: { id: string, stage: LeadStage } | null } };

export type AddLeadNoteMutationVariables = Exact<{
  input: AddLeadNoteInput;
}>;


export type AddLeadNoteMutation = { addLeadNote: { lead: { id: string } | null } };

export type AddLeadTaskMutationVariables = Exact<{
  input: AddLeadTaskInput;
}>;


export type AddLeadTaskMutation = { addLeadTask: { task: { id: string } | null } };

export type UpdateLeadTaskMutationVariables = Exact<{
  input: UpdateLeadTaskInput;
}>;


export type UpdateLeadTaskMutation = { updateLeadTask: { task: { id: string } | null } };

export type ScheduleSiteVisitMutationVariables = Exact<{
  input: ScheduleSiteVisitInput;
}>;


export type ScheduleSiteVisitMutation = { scheduleSiteVisit: { visit: { id: string } | null } };

export type RescheduleSiteVisitMutationVariables = Exact<{
  input: RescheduleSiteVisitInput;
}>;


export type RescheduleSiteVisitMutation = { rescheduleSiteVisit: { visit: { id: string } | null } };

export type CompleteSiteVisitMutationVariables = Exact<{
  input: CompleteSiteVisitInput;
}>;


export type CompleteSiteVisitMutation = { completeSiteVisit: { visit: { id: string } | null } };

export type CancelSiteVisitMutationVariables = Exact<{
  input: CancelSiteVisitInput;
}>;


export type CancelSiteVisitMutation = { cancelSiteVisit: { visit: { id: string } | null } };

export type LeadPaymentFieldsFragment = { id: string, kind: PaymentKind, amount: number, receivedAt: string, verified: boolean } & { ' $fragmentName'?: 'LeadPaymentFieldsFragment' };

export type RecordPaymentMutationVariables = Exact<{
  input: RecordPaymentInput;
}>;


export type RecordPaymentMutation = { recordPayment: { payment: { id: string } | null } };

export type LeadDetailsQueryVariables = Exact<{
  id: string | number;
}>;


export type LeadDetailsQuery = { lead: { id: string, stage: LeadStage, allowedStages: Array<LeadStage> | null, temperature: LeadTemperature | null, message: string | null, createdAt: string, acceptedAt: string | null, firstContactedAt: string | null, budgetMin: number | null, budgetMax: number | null, ruleName: string | null, buyer: { id: string, name: string | null } | null, contact: { name: string | null, phone: string | null, email: string | null, consents: Array<{ channel: ContactChannel, purpose: ConsentPurpose, revokedAt: string | null }> } | null, listing: { id: string, title: string, listPrice: number | null } | null, project: { id: string, name: string } | null, assignment: { id: string, match: { final: number, locality: number, budget: number, language: number, projectExpertise: number, trust: number, eligible: number } | null } | null, siteVisits: Array<(
      { id: string }
      & { ' $fragmentRefs'?: { 'SiteVisitFieldsFragment': SiteVisitFieldsFragment } }
    )>, tasks: Array<(
      { id: string }
      & { ' $fragmentRefs'?: { 'LeadTaskFieldsFragment': LeadTaskFieldsFragment } }
    )> | null, payments: Array<(
      { id: string }
      & { ' $fragmentRefs'?: { 'LeadPaymentFieldsFragment': LeadPaymentFieldsFragment } }
    )>, activities: { edges: Array<{ node: (
          { id: string }
          & { ' $fragmentRefs'?: { 'ActivityFieldsFragment': ActivityFieldsFragment } }
        ) }> } | null } | null };

export type LeadTaskFieldsFragment = { id: string, title: string, dueAt: string, status: LeadTaskStatus } & { ' $fragmentName'?: 'LeadTaskFieldsFragment' };

export type SiteVisitFieldsFragment = { id: string, status: SiteVisitStatus, scheduledFor: string, verified: boolean } & { ' $fragmentName'?: 'SiteVisitFieldsFragment' };

export type IncomingLeadEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type IncomingLeadEventsSubscription = { leadAssigned: { cursor: string, eventId: string | null, occurredAt: string | null, gap: { missed: number } | null, assignment: { id: string, acceptDueAt: string | null, match: { eligible: number, locality: number, budget: number, language: number, projectExpertise: number, trust: number } | null } | null, lead: { id: string, stage: LeadStage, acceptedAt: string | null, message: string | null, listing: { id: string, title: string, listPrice: number | null } | null, project: { id: string, name: string } | null, buyer: { id: string, name: string | null } | null } | null } };

export type IncomingLeadsStartQueryVariables = Exact<{ [key: string]: never; }>;


export type IncomingLeadsStartQuery = { leadFeedCursor: string | null };

export type MyDayQueryVariables = Exact<{
  on?: string | null | undefined;
}>;


export type MyDayQuery = { myDay: { date: string, toAccept: Array<(
      { id: string, assignment: { id: string, acceptDueAt: string | null } | null }
      & { ' $fragmentRefs'?: { 'DayLeadFieldsFragment': DayLeadFieldsFragment } }
    )>, toContact: Array<(
      { id: string, assignment: { id: string, contactDueAt: string | null } | null }
      & { ' $fragmentRefs'?: { 'DayLeadFieldsFragment': DayLeadFieldsFragment } }
    )>, visits: Array<{ id: string, status: SiteVisitStatus, scheduledFor: string, lead: (
        { id: string }
        & { ' $fragmentRefs'?: { 'DayLeadFieldsFragment': DayLeadFieldsFragment } }
      ) | null }>, tasks: Array<{ id: string, title: string, dueAt: string, lead: (
        { id: string }
        & { ' $fragmentRefs'?: { 'DayLeadFieldsFragment': DayLeadFieldsFragment } }
      ) | null }> } | null };

export type DayLeadFieldsFragment = { id: string, createdAt: string, buyer: { id: string, name: string | null } | null, contact: { name: string | null } | null, listing: { id: string, title: string } | null, project: { id: string, name: string } | null } & { ' $fragmentName'?: 'DayLeadFieldsFragment' };

export type MyTrustQueryVariables = Exact<{
  agentId: string | number;
  language: TrustLanguage;
}>;


export type MyTrustQuery = { agent: { id: string, reraNumber: string, licenceExpiresOn: string, licensed: boolean, trust: (
      { id: string }
      & { ' $fragmentRefs'?: { 'TrustExplanationFieldsFragment': TrustExplanationFieldsFragment } }
    ) | null } | null };

export type PondLeadsQueryVariables = Exact<{ [key: string]: never; }>;


export type PondLeadsQuery = { leads: { nodes: Array<{ id: string, message: string | null, createdAt: string, budgetMax: number | null, languages: Array<string>, listing: { id: string, title: string, listPrice: number | null } | null, project: { id: string, name: string } | null }> } | null };

export type ClaimLeadMutationVariables = Exact<{
  input: ClaimLeadInput;
}>;


export type ClaimLeadMutation = { claimLead: { lead: { id: string } | null } };

export type PondEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PondEventsSubscription = { pond: { cursor: string, eventId: string | null, gap: { missed: number } | null } };

export type PondEventsStartQueryVariables = Exact<{ [key: string]: never; }>;


export type PondEventsStartQuery = { leadChannelCursor: string | null };

export type AgentLeadsQueryVariables = Exact<{
  filter?: LeadFilter | null | undefined;
}>;


export type AgentLeadsQuery = { leads: { edges: Array<{ node: { id: string, stage: LeadStage, temperature: LeadTemperature | null, message: string | null, createdAt: string, acceptedAt: string | null, firstContactedAt: string | null, buyer: { id: string, name: string | null } | null, contact: { name: string | null } | null, listing: { id: string, title: string, listPrice: number | null } | null, project: { id: string, name: string } | null, assignment: { id: string, assignedAt: string, acceptDueAt: string | null, contactDueAt: string | null, match: { eligible: number, locality: number, budget: number, language: number, projectExpertise: number, trust: number } | null } | null } }> } | null };

export type RequestEmailOtpMutationVariables = Exact<{
  input: RequestEmailOtpInput;
}>;


export type RequestEmailOtpMutation = { requestEmailOtp: { challengeId: string | null, expiresAt: string | null, resendAt: string | null } };

export type RequestEmailVerificationMutationVariables = Exact<{
  input: RequestEmailVerificationInput;
}>;


export type RequestEmailVerificationMutation = { requestEmailVerification: { challengeId: string | null, expiresAt: string | null, resendAt: string | null } };

export type BeginPasskeySignInMutationVariables = Exact<{ [key: string]: never; }>;


export type BeginPasskeySignInMutation = { beginPasskeySignIn: { options: string | null } };

export type BeginPasskeyRegistrationMutationVariables = Exact<{ [key: string]: never; }>;


export type BeginPasskeyRegistrationMutation = { beginPasskeyRegistration: { options: string | null } };

export type RegisterPasskeyMutationVariables = Exact<{
  input: RegisterPasskeyInput;
}>;


export type RegisterPasskeyMutation = { registerPasskey: { passkey: { id: string } | null } };

export type BeginPasskeyStepUpMutationVariables = Exact<{ [key: string]: never; }>;


export type BeginPasskeyStepUpMutation = { beginPasskeyStepUp: { options: string | null } };

export type StepUpWithPasskeyMutationVariables = Exact<{
  input: StepUpWithPasskeyInput;
}>;


export type StepUpWithPasskeyMutation = { stepUpWithPasskey: { provedUntil: string | null } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { me: { id: string, name: string | null, roles: Array<Role> | null, agent: { id: string, name: string } | null, organization: { id: string, name: string } | null } | null };

export type DocumentProgressFragment = { checks: Array<{ check: DocumentCheckKind, outcome: DocumentCheckOutcome, code: string }> | null, history: Array<{ action: DocumentAction, reason: string | null, note: string | null, at: string }> | null } & { ' $fragmentName'?: 'DocumentProgressFragment' };

export type PaperLinkQueryVariables = Exact<{
  id: string | number;
}>;


export type PaperLinkQuery = { documentDownload: { url: string } | null };

export type PaperPartQueryVariables = Exact<{
  id: string | number;
  part: number;
}>;


export type PaperPartQuery = { documentContent: { parts: number, mediaType: string, contentBase64: string } | null };

export type ListingCardFieldsFragment = { id: string, title: string, listPrice: number | null, standardStatus: StandardStatus, bedroomsTotal: number | null, carpetAreaSqFt: number | null, builtUpAreaSqFt: number | null, photos: Array<string>, dataSource: DataSource, locality: { id: string, name: string } | null, project: { id: string, name: string } | null, trust: { id: string, score: number, band: TrustBand, confidenceInterval: { low: number, high: number }, reasons: Array<{ code: TrustReasonCode, polarity: TrustPolarity, text: string }> } | null } & { ' $fragmentName'?: 'ListingCardFieldsFragment' };

export type SearchLocalitiesQueryVariables = Exact<{ [key: string]: never; }>;


export type SearchLocalitiesQuery = { localities: Array<{ id: string, name: string, latitude: number | null, longitude: number | null }> | null };

export type SuggestQueryVariables = Exact<{
  text: string;
}>;


export type SuggestQuery = { suggest: Array<{ kind: SearchKind, title: string, subtitle: string, locality: { id: string } | null, project: { id: string, reraNumber: string } | null, builder: { id: string } | null, agent: { id: string } | null, listing: { id: string } | null }> | null };

export type LeadMessagesQueryVariables = Exact<{
  leadId: string | number;
}>;


export type LeadMessagesQuery = { leadMessages: { nodes: Array<{ id: string, author: LeadMessageParty, text: string, sentAt: string, isRead: boolean, agent: { id: string, name: string } | null }> } | null };

export type SendLeadMessageMutationVariables = Exact<{
  input: SendLeadMessageInput;
}>;


export type SendLeadMessageMutation = { sendLeadMessage: { message: { id: string } | null } };

export type MarkMessagesReadMutationVariables = Exact<{
  input: MarkLeadMessagesReadInput;
}>;


export type MarkMessagesReadMutation = { markLeadMessagesRead: { __typename: 'MarkLeadMessagesReadPayload' } };

export type MessagesToAgentSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MessagesToAgentSubscription = { leadMessageReceived: { cursor: string, eventId: string | null, gap: { missed: number } | null } };

export type MessagesToAgentStartQueryVariables = Exact<{ [key: string]: never; }>;


export type MessagesToAgentStartQuery = { leadFeedCursor: string | null };

export type MessagesToBuyerSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MessagesToBuyerSubscription = { leadMessageReceived: { cursor: string, eventId: string | null, gap: { missed: number } | null } };

export type MessagesToBuyerStartQueryVariables = Exact<{ [key: string]: never; }>;


export type MessagesToBuyerStartQuery = { leadChannelCursor: string | null };

export type SaveSearchMutationVariables = Exact<{
  input: SaveSearchInput;
}>;


export type SaveSearchMutation = { saveSearch: { savedSearch: { id: string } | null } };

export type ShortlistedIdsQueryVariables = Exact<{ [key: string]: never; }>;


export type ShortlistedIdsQuery = { myShortlist: Array<{ listingId: string }> | null };

export type AddToShortlistMutationVariables = Exact<{
  input: AddToShortlistInput;
}>;


export type AddToShortlistMutation = { addToShortlist: { shortlistedHome: { listingId: string } | null } };

export type RemoveFromShortlistMutationVariables = Exact<{
  input: RemoveFromShortlistInput;
}>;


export type RemoveFromShortlistMutation = { removeFromShortlist: { listingId: string | null } };

export type BeginEnrolmentMutationVariables = Exact<{
  input: EnrolSecondFactorInput;
}>;


export type BeginEnrolmentMutation = { enrolSecondFactor: { secret: string | null, uri: string | null } };

export type LeadFiguresQueryVariables = Exact<{
  input: LeadStatsInput;
}>;


export type LeadFiguresQuery = { leadStats: Array<{ group: string | null, leads: number, accepted: number, contacted: number, visited: number, booked: number, closed: number, slaKept: number, medianSecondsToAccept: number | null, medianSecondsToContact: number | null, agent: { id: string, name: string } | null }> | null };

export type DeliveryFieldsFragment = { lateProbability: number, percentile: number, evidence: { projects: number, completed: number, late: number, silent: number }, segment: { district: string, size: UnitsClass, members: number } } & { ' $fragmentName'?: 'DeliveryFieldsFragment' };

export type ReviewFieldsFragment = { id: string, stars: number, text: string | null, basis: ReviewBasis, submittedAt: string } & { ' $fragmentName'?: 'ReviewFieldsFragment' };

export type TrustExplanationFieldsFragment = { id: string, score: number, band: TrustBand, coverage: number | null, percentile: number | null, asOf: string, modelVersion: string, caps: Array<TrustCapCode>, explanation: string, confidenceInterval: { low: number, high: number }, factors: Array<{ factor: TrustFactorName, value: number, weight: number, evidenceCount: number }>, reasons: Array<{ code: TrustReasonCode, polarity: TrustPolarity, text: string }>, whatWouldRaiseIt: Array<{ action: TrustAction, points: number, text: string }> } & { ' $fragmentName'?: 'TrustExplanationFieldsFragment' };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const DeliveryFieldsFragmentDoc = new TypedDocumentString(`
    fragment DeliveryFields on DeliveryAssessment {
  lateProbability
  percentile
  evidence {
    projects
    completed
    late
    silent
  }
  segment {
    district
    size
    members
  }
}
    `, {"fragmentName":"DeliveryFields"}) as unknown as TypedDocumentString<DeliveryFieldsFragment, unknown>;
export const ReputationFieldsFragmentDoc = new TypedDocumentString(`
    fragment ReputationFields on BuilderReputation {
  id
  score
  band
  confidenceInterval {
    low
    high
  }
  coverage
  percentile
  asOf
  modelVersion
  caps
  factors {
    factor
    value
    weight
    evidenceCount
  }
  reasons {
    code
    polarity
    text
    delays {
      projects
      late
      silent
      comparableLateShare
    }
    reviews {
      people
      meanStars
    }
  }
  delivery {
    ...DeliveryFields
  }
}
    fragment DeliveryFields on DeliveryAssessment {
  lateProbability
  percentile
  evidence {
    projects
    completed
    late
    silent
  }
  segment {
    district
    size
    members
  }
}`, {"fragmentName":"ReputationFields"}) as unknown as TypedDocumentString<ReputationFieldsFragment, unknown>;
export const LeadSettingsFieldsFragmentDoc = new TypedDocumentString(`
    fragment LeadSettingsFields on LeadSettings {
  acceptWithinS
  contactWithinS
  slaBreachesBeforePond
  dailyCap
  openCap
  opensAtMinute
  closesAtMinute
  workDays
}
    `, {"fragmentName":"LeadSettingsFields"}) as unknown as TypedDocumentString<LeadSettingsFieldsFragment, unknown>;
export const TeamMemberFieldsFragmentDoc = new TypedDocumentString(`
    fragment TeamMemberFields on Agent {
  id
  name
  licensed
  workload {
    openLeads
    assignedToday
    openCap
  }
  working {
    paused
    pausedUntil
    shiftStart
    shiftEnd
  }
}
    `, {"fragmentName":"TeamMemberFields"}) as unknown as TypedDocumentString<TeamMemberFieldsFragment, unknown>;
export const MyPaymentFieldsFragmentDoc = new TypedDocumentString(`
    fragment MyPaymentFields on Payment {
  id
  kind
  amount
  receivedAt
  verified
}
    `, {"fragmentName":"MyPaymentFields"}) as unknown as TypedDocumentString<MyPaymentFieldsFragment, unknown>;
export const DocumentProgressFragmentDoc = new TypedDocumentString(`
    fragment DocumentProgress on Document {
  checks {
    check
    outcome
    code
  }
  history {
    action
    reason
    note
    at
  }
}
    `, {"fragmentName":"DocumentProgress"}) as unknown as TypedDocumentString<DocumentProgressFragment, unknown>;
export const DocumentFactsFragmentDoc = new TypedDocumentString(`
    fragment DocumentFacts on Document {
  id
  fileName
  sizeBytes
  sha256
  subjectType
  subjectId
  ...DocumentProgress
}
    fragment DocumentProgress on Document {
  checks {
    check
    outcome
    code
  }
  history {
    action
    reason
    note
    at
  }
}`, {"fragmentName":"DocumentFacts"}) as unknown as TypedDocumentString<DocumentFactsFragment, unknown>;
export const ServiceStateFieldsFragmentDoc = new TypedDocumentString(`
    fragment ServiceStateFields on ServiceState {
  unpublishedEvents
  unpublishedSince
  unhandledEvents {
    recordedBy
    count
  }
  deadLetterCount
  deadLetters {
    eventId
    type
    subject
    error
    deliveries
    failedAt
    replayRequested
  }
  jobQueues {
    name
    waiting
    running
    retrying
    failed
    retryable
  }
  connections {
    busy
    idle
    waiting
    most
  }
}
    `, {"fragmentName":"ServiceStateFields"}) as unknown as TypedDocumentString<ServiceStateFieldsFragment, unknown>;
export const ActivityFieldsFragmentDoc = new TypedDocumentString(`
    fragment ActivityFields on LeadActivity {
  id
  kind
  at
  note
  channel
  contactOutcome
  amount
  fromStage
  toStage
  closeReason
  actor {
    id
    name
  }
  agent {
    id
    name
  }
}
    `, {"fragmentName":"ActivityFields"}) as unknown as TypedDocumentString<ActivityFieldsFragment, unknown>;
export const LeadPaymentFieldsFragmentDoc = new TypedDocumentString(`
    fragment LeadPaymentFields on Payment {
  id
  kind
  amount
  receivedAt
  verified
}
    `, {"fragmentName":"LeadPaymentFields"}) as unknown as TypedDocumentString<LeadPaymentFieldsFragment, unknown>;
export const LeadTaskFieldsFragmentDoc = new TypedDocumentString(`
    fragment LeadTaskFields on LeadTask {
  id
  title
  dueAt
  status
}
    `, {"fragmentName":"LeadTaskFields"}) as unknown as TypedDocumentString<LeadTaskFieldsFragment, unknown>;
export const SiteVisitFieldsFragmentDoc = new TypedDocumentString(`
    fragment SiteVisitFields on SiteVisit {
  id
  status
  scheduledFor
  verified
}
    `, {"fragmentName":"SiteVisitFields"}) as unknown as TypedDocumentString<SiteVisitFieldsFragment, unknown>;
export const DayLeadFieldsFragmentDoc = new TypedDocumentString(`
    fragment DayLeadFields on Lead {
  id
  createdAt
  buyer {
    id
    name
  }
  contact {
    name
  }
  listing {
    id
    title
  }
  project {
    id
    name
  }
}
    `, {"fragmentName":"DayLeadFields"}) as unknown as TypedDocumentString<DayLeadFieldsFragment, unknown>;
export const ListingCardFieldsFragmentDoc = new TypedDocumentString(`
    fragment ListingCardFields on Listing {
  id
  title
  listPrice
  standardStatus
  bedroomsTotal
  carpetAreaSqFt
  builtUpAreaSqFt
  photos
  dataSource
  locality {
    id
    name
  }
  project {
    id
    name
  }
  trust {
    id
    score
    band
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
    `, {"fragmentName":"ListingCardFields"}) as unknown as TypedDocumentString<ListingCardFieldsFragment, unknown>;
export const ReviewFieldsFragmentDoc = new TypedDocumentString(`
    fragment ReviewFields on Review {
  id
  stars
  text
  basis
  submittedAt
}
    `, {"fragmentName":"ReviewFields"}) as unknown as TypedDocumentString<ReviewFieldsFragment, unknown>;
export const TrustExplanationFieldsFragmentDoc = new TypedDocumentString(`
    fragment TrustExplanationFields on TrustScore {
  id
  score
  band
  confidenceInterval {
    low
    high
  }
  coverage
  percentile
  asOf
  modelVersion
  caps
  explanation(language: $language)
  factors {
    factor
    value
    weight
    evidenceCount
  }
  reasons {
    code
    polarity
    text(language: $language)
  }
  whatWouldRaiseIt {
    action
    points
    text(language: $language)
  }
}
    `, {"fragmentName":"TrustExplanationFields"}) as unknown as TypedDocumentString<TrustExplanationFieldsFragment, unknown>;
export const RequestOtpDocument = new TypedDocumentString(`
    mutation RequestOtp($input: RequestOtpInput!) {
  requestOtp(input: $input) {
    challengeId
    expiresAt
    resendAt
  }
}
    `) as unknown as TypedDocumentString<RequestOtpMutation, RequestOtpMutationVariables>;
export const VerifyOtpDocument = new TypedDocumentString(`
    mutation VerifyOtp($input: VerifyOtpInput!) {
  verifyOtp(input: $input) {
    accessToken
    expiresAt
    refreshToken
  }
}
    `) as unknown as TypedDocumentString<VerifyOtpMutation, VerifyOtpMutationVariables>;
export const RefreshSessionDocument = new TypedDocumentString(`
    mutation RefreshSession($input: RefreshSessionInput!) {
  refreshSession(input: $input) {
    accessToken
    expiresAt
    refreshToken
  }
}
    `) as unknown as TypedDocumentString<RefreshSessionMutation, RefreshSessionMutationVariables>;
export const LeadFeedCursorDocument = new TypedDocumentString(`
    query LeadFeedCursor {
  leadFeedCursor
}
    `) as unknown as TypedDocumentString<LeadFeedCursorQuery, LeadFeedCursorQueryVariables>;
export const LeadAssignedDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<LeadAssignedSubscription, LeadAssignedSubscriptionVariables>;
export const FeedDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<FeedQuery, FeedQueryVariables>;
export const CreateLeadDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<CreateLeadMutation, CreateLeadMutationVariables>;
export const UnreadNotificationsDocument = new TypedDocumentString(`
    query UnreadNotifications {
  notifications(first: 1) {
    unreadCount
  }
}
    `) as unknown as TypedDocumentString<UnreadNotificationsQuery, UnreadNotificationsQueryVariables>;
export const SearchListingsDocument = new TypedDocumentString(`
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
    fragment ListingCardFields on Listing {
  id
  title
  listPrice
  standardStatus
  bedroomsTotal
  carpetAreaSqFt
  builtUpAreaSqFt
  photos
  dataSource
  locality {
    id
    name
  }
  project {
    id
    name
  }
  trust {
    id
    score
    band
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
}`) as unknown as TypedDocumentString<SearchListingsQuery, SearchListingsQueryVariables>;
export const ListingDetailsDocument = new TypedDocumentString(`
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
    fragment TrustExplanationFields on TrustScore {
  id
  score
  band
  confidenceInterval {
    low
    high
  }
  coverage
  percentile
  asOf
  modelVersion
  caps
  explanation(language: $language)
  factors {
    factor
    value
    weight
    evidenceCount
  }
  reasons {
    code
    polarity
    text(language: $language)
  }
  whatWouldRaiseIt {
    action
    points
    text(language: $language)
  }
}`) as unknown as TypedDocumentString<ListingDetailsQuery, ListingDetailsQueryVariables>;
export const ProjectDetailsDocument = new TypedDocumentString(`
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
    fragment DeliveryFields on DeliveryAssessment {
  lateProbability
  percentile
  evidence {
    projects
    completed
    late
    silent
  }
  segment {
    district
    size
    members
  }
}
fragment ReviewFields on Review {
  id
  stars
  text
  basis
  submittedAt
}
fragment TrustExplanationFields on TrustScore {
  id
  score
  band
  confidenceInterval {
    low
    high
  }
  coverage
  percentile
  asOf
  modelVersion
  caps
  explanation(language: $language)
  factors {
    factor
    value
    weight
    evidenceCount
  }
  reasons {
    code
    polarity
    text(language: $language)
  }
  whatWouldRaiseIt {
    action
    points
    text(language: $language)
  }
}`) as unknown as TypedDocumentString<ProjectDetailsQuery, ProjectDetailsQueryVariables>;
export const BuilderDetailsDocument = new TypedDocumentString(`
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
    fragment ReputationFields on BuilderReputation {
  id
  score
  band
  confidenceInterval {
    low
    high
  }
  coverage
  percentile
  asOf
  modelVersion
  caps
  factors {
    factor
    value
    weight
    evidenceCount
  }
  reasons {
    code
    polarity
    text
    delays {
      projects
      late
      silent
      comparableLateShare
    }
    reviews {
      people
      meanStars
    }
  }
  delivery {
    ...DeliveryFields
  }
}
fragment DeliveryFields on DeliveryAssessment {
  lateProbability
  percentile
  evidence {
    projects
    completed
    late
    silent
  }
  segment {
    district
    size
    members
  }
}
fragment ReviewFields on Review {
  id
  stars
  text
  basis
  submittedAt
}`) as unknown as TypedDocumentString<BuilderDetailsQuery, BuilderDetailsQueryVariables>;
export const AgentDetailsDocument = new TypedDocumentString(`
    query AgentDetails($id: ID!, $language: TrustLanguage!) {
  agent(id: $id) {
    id
    name
    reraNumber
    licensed
    licenceExpiresOn
    languages
    localities
    organization {
      id
      name
      city
      brand {
        logo
        about
        websiteUrl
        contactPhone
      }
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
    fragment ReviewFields on Review {
  id
  stars
  text
  basis
  submittedAt
}
fragment TrustExplanationFields on TrustScore {
  id
  score
  band
  confidenceInterval {
    low
    high
  }
  coverage
  percentile
  asOf
  modelVersion
  caps
  explanation(language: $language)
  factors {
    factor
    value
    weight
    evidenceCount
  }
  reasons {
    code
    polarity
    text(language: $language)
  }
  whatWouldRaiseIt {
    action
    points
    text(language: $language)
  }
}`) as unknown as TypedDocumentString<AgentDetailsQuery, AgentDetailsQueryVariables>;
export const CreateApiKeyDocument = new TypedDocumentString(`
    mutation CreateApiKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    secretKey
    apiKey {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const RevokeApiKeyDocument = new TypedDocumentString(`
    mutation RevokeApiKey($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) {
    apiKey {
      id
      revokedAt
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const OwnApiKeysDocument = new TypedDocumentString(`
    query OwnApiKeys {
  apiKeys {
    id
    name
    scopes
    createdAt
    expiresAt
    lastUsedAt
    revokedAt
  }
  scopes {
    name
    held
  }
}
    `) as unknown as TypedDocumentString<OwnApiKeysQuery, OwnApiKeysQueryVariables>;
export const ProjectsOfBuilderDocument = new TypedDocumentString(`
    query ProjectsOfBuilder($builderId: ID!, $after: String) {
  projects(filter: {builderId: $builderId}, first: 12, after: $after) {
    edges {
      node {
        id
        name
        reraNumber
        district
        status
        completionDueOn
        completedOn
        trust {
          id
          score
          band
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ProjectsOfBuilderQuery, ProjectsOfBuilderQueryVariables>;
export const ComparedHomesDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<ComparedHomesQuery, ComparedHomesQueryVariables>;
export const AnswerDocumentRequestDocument = new TypedDocumentString(`
    mutation AnswerDocumentRequest($input: AnswerDocumentRequestInput!) {
  answerDocumentRequest(input: $input) {
    document {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<AnswerDocumentRequestMutation, AnswerDocumentRequestMutationVariables>;
export const AppealDocumentDocument = new TypedDocumentString(`
    mutation AppealDocument($input: AppealDocumentInput!) {
  appealDocument(input: $input) {
    document {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<AppealDocumentMutation, AppealDocumentMutationVariables>;
export const OrganizationDocumentsDocument = new TypedDocumentString(`
    query OrganizationDocuments($after: String) {
  organizationDocuments(first: 50, after: $after) {
    edges {
      node {
        id
        type
        status
        fileName
        submittedAt
        recheckOn
        reviewDueAt
        appealableUntil
        ...DocumentProgress
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment DocumentProgress on Document {
  checks {
    check
    outcome
    code
  }
  history {
    action
    reason
    note
    at
  }
}`) as unknown as TypedDocumentString<OrganizationDocumentsQuery, OrganizationDocumentsQueryVariables>;
export const ProjectOfNumberDocument = new TypedDocumentString(`
    query ProjectOfNumber($reraNumber: String!) {
  project(reraNumber: $reraNumber) {
    id
  }
}
    `) as unknown as TypedDocumentString<ProjectOfNumberQuery, ProjectOfNumberQueryVariables>;
export const CreateDocumentUploadDocument = new TypedDocumentString(`
    mutation CreateDocumentUpload($input: CreateDocumentUploadInput!) {
  createDocumentUpload(input: $input) {
    uploadId
    method
    url
    headers {
      name
      value
    }
  }
}
    `) as unknown as TypedDocumentString<CreateDocumentUploadMutation, CreateDocumentUploadMutationVariables>;
export const SubmitDocumentDocument = new TypedDocumentString(`
    mutation SubmitDocument($input: SubmitDocumentInput!) {
  submitDocument(input: $input) {
    document {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<SubmitDocumentMutation, SubmitDocumentMutationVariables>;
export const ErasureReceiptDocument = new TypedDocumentString(`
    query ErasureReceipt($id: ID!, $secret: String!) {
  erasureReceipt(id: $id, secret: $secret) {
    id
    erasedAt
    complete
    signature
    keys {
      sealed
      fingerprint
      destroyedAt
    }
    parts {
      subgraph
      erasedAt
      rows {
        table
        count
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ErasureReceiptQuery, ErasureReceiptQueryVariables>;
export const OwnEnquiryDocument = new TypedDocumentString(`
    query OwnEnquiry($listingId: ID!) {
  me {
    id
  }
  leads(filter: {listingId: $listingId}, first: 20) {
    edges {
      node {
        id
        routingStatus
        buyer {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OwnEnquiryQuery, OwnEnquiryQueryVariables>;
export const ScoreHistoryDocument = new TypedDocumentString(`
    query ScoreHistory($id: ID!) {
  trustScoreHistory(subjectType: LISTING, subjectId: $id, first: 60) {
    id
    score
    asOf
    confidenceInterval {
      low
      high
    }
  }
}
    `) as unknown as TypedDocumentString<ScoreHistoryQuery, ScoreHistoryQueryVariables>;
export const EnquirerDocument = new TypedDocumentString(`
    query Enquirer {
  me {
    id
    name
    phone
  }
}
    `) as unknown as TypedDocumentString<EnquirerQuery, EnquirerQueryVariables>;
export const SendEnquiryDocument = new TypedDocumentString(`
    mutation SendEnquiry($input: CreateLeadInput!) {
  createLead(input: $input) {
    leadId
    routingStatus
    routeAt
  }
}
    `) as unknown as TypedDocumentString<SendEnquiryMutation, SendEnquiryMutationVariables>;
export const SimilarHomesDocument = new TypedDocumentString(`
    query SimilarHomes($id: ID!, $language: TrustLanguage!) {
  similarListings(id: $id, first: 3) {
    id
    ...ListingCardFields
  }
}
    fragment ListingCardFields on Listing {
  id
  title
  listPrice
  standardStatus
  bedroomsTotal
  carpetAreaSqFt
  builtUpAreaSqFt
  photos
  dataSource
  locality {
    id
    name
  }
  project {
    id
    name
  }
  trust {
    id
    score
    band
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
}`) as unknown as TypedDocumentString<SimilarHomesQuery, SimilarHomesQueryVariables>;
export const TakeDownListingPhotoDocument = new TypedDocumentString(`
    mutation TakeDownListingPhoto($input: TakeDownListingPhotoInput!) {
  takeDownListingPhoto(input: $input) {
    listing {
      id
      photos
    }
  }
}
    `) as unknown as TypedDocumentString<TakeDownListingPhotoMutation, TakeDownListingPhotoMutationVariables>;
export const AuditTrailDocument = new TypedDocumentString(`
    query AuditTrail($filter: AuditFilter, $after: String, $first: Int!) {
  auditTrail(filter: $filter, after: $after, first: $first) {
    nodes {
      seq
      recordedAt
      kind
      action
      source
      role
      actorId
      actor {
        id
        name
        status
      }
      subjectType
      subjectId
      subjectUser {
        id
        name
        status
      }
      viaKey
      before
      after
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<AuditTrailQuery, AuditTrailQueryVariables>;
export const AuditCheckDocument = new TypedDocumentString(`
    query AuditCheck {
  auditVerification {
    entries
    problem
    seq
  }
}
    `) as unknown as TypedDocumentString<AuditCheckQuery, AuditCheckQueryVariables>;
export const ManagerBoardDocument = new TypedDocumentString(`
    query ManagerBoard($organizationId: ID!) {
  organization(id: $organizationId) {
    id
    name
    leads(first: 100, filter: {routingStatuses: [ASSIGNED, POND, QUEUED]}) {
      edges {
        node {
          id
          stage
          routingStatus
          createdAt
          acceptedAt
          firstContactedAt
          assignment {
            id
            acceptDueAt
            contactDueAt
          }
          contact {
            name
          }
          listing {
            id
            title
            listPrice
          }
          project {
            id
            name
          }
          agent {
            id
            name
          }
        }
      }
    }
  }
  agents(first: 100, filter: {organizationId: $organizationId}) {
    edges {
      node {
        id
        name
        workload {
          openLeads
          assignedToday
          openCap
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ManagerBoardQuery, ManagerBoardQueryVariables>;
export const BoardEventsDocument = new TypedDocumentString(`
    subscription BoardEvents($after: Cursor) {
  leadBoard(after: $after) {
    cursor
    eventId
    gap {
      missed
    }
  }
}
    `) as unknown as TypedDocumentString<BoardEventsSubscription, BoardEventsSubscriptionVariables>;
export const BoardEventsStartDocument = new TypedDocumentString(`
    query BoardEventsStart {
  leadChannelCursor(channel: LEAD_BOARD)
}
    `) as unknown as TypedDocumentString<BoardEventsStartQuery, BoardEventsStartQueryVariables>;
export const OwnBrandDocument = new TypedDocumentString(`
    query OwnBrand($id: ID!) {
  organization(id: $id) {
    id
    name
    registration {
      requestedName
    }
    brand {
      logo
      colour
      about
      websiteUrl
      contactEmail
      contactPhone
    }
  }
}
    `) as unknown as TypedDocumentString<OwnBrandQuery, OwnBrandQueryVariables>;
export const UpdateOrganizationDocument = new TypedDocumentString(`
    mutation UpdateOrganization($input: UpdateOrganizationInput!) {
  updateOrganization(input: $input) {
    requestedName
    organization {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateOrganizationMutation, UpdateOrganizationMutationVariables>;
export const HandOverLeadsDocument = new TypedDocumentString(`
    mutation HandOverLeads($input: ReassignLeadsInput!) {
  reassignLeads(input: $input) {
    leadIds
    refused {
      leadId
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<HandOverLeadsMutation, HandOverLeadsMutationVariables>;
export const InviteAgentDocument = new TypedDocumentString(`
    mutation InviteAgent($input: InviteAgentInput!) {
  inviteAgent(input: $input) {
    invitation {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<InviteAgentMutation, InviteAgentMutationVariables>;
export const InviteManagerDocument = new TypedDocumentString(`
    mutation InviteManager($input: InviteManagerInput!) {
  inviteManager(input: $input) {
    invitation {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<InviteManagerMutation, InviteManagerMutationVariables>;
export const LeadAlertsDocument = new TypedDocumentString(`
    query LeadAlerts($organizationId: ID!) {
  organization(id: $organizationId) {
    id
    leadAlerts {
      id
      kind
      raisedAt
      lead {
        id
        contact {
          name
        }
        listing {
          id
          title
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LeadAlertsQuery, LeadAlertsQueryVariables>;
export const AcknowledgeAlertDocument = new TypedDocumentString(`
    mutation AcknowledgeAlert($input: AcknowledgeLeadAlertInput!) {
  acknowledgeLeadAlert(input: $input) {
    alert {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<AcknowledgeAlertMutation, AcknowledgeAlertMutationVariables>;
export const UpdateLeadSettingsDocument = new TypedDocumentString(`
    mutation UpdateLeadSettings($input: UpdateLeadSettingsInput!) {
  updateLeadSettings(input: $input) {
    settings {
      acceptWithinS
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateLeadSettingsMutation, UpdateLeadSettingsMutationVariables>;
export const ReassignLeadDocument = new TypedDocumentString(`
    mutation ReassignLead($input: ReassignLeadInput!) {
  reassignLead(input: $input) {
    lead {
      id
      routingStatus
    }
  }
}
    `) as unknown as TypedDocumentString<ReassignLeadMutation, ReassignLeadMutationVariables>;
export const PreviewRoutingDocument = new TypedDocumentString(`
    query PreviewRouting($input: PreviewRoutingInput!) {
  previewRouting(input: $input) {
    isOpen
    reason
    rule {
      id
      name
    }
    candidates {
      agent {
        id
        name
      }
      match {
        final
        openLeads
        openCap
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PreviewRoutingQuery, PreviewRoutingQueryVariables>;
export const DeleteRuleDocument = new TypedDocumentString(`
    mutation DeleteRule($input: DeleteRoutingRuleInput!) {
  deleteRoutingRule(input: $input) {
    rules {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteRuleMutation, DeleteRuleMutationVariables>;
export const UpdateRuleDocument = new TypedDocumentString(`
    mutation UpdateRule($input: UpdateRoutingRuleInput!) {
  updateRoutingRule(input: $input) {
    rules {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateRuleMutation, UpdateRuleMutationVariables>;
export const CreateRuleDocument = new TypedDocumentString(`
    mutation CreateRule($input: CreateRoutingRuleInput!) {
  createRoutingRule(input: $input) {
    rules {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<CreateRuleMutation, CreateRuleMutationVariables>;
export const RoutingRulesDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<RoutingRulesQuery, RoutingRulesQueryVariables>;
export const RuleAgentsDocument = new TypedDocumentString(`
    query RuleAgents($organizationId: ID!) {
  agents(first: 100, filter: {organizationId: $organizationId}) {
    nodes {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<RuleAgentsQuery, RuleAgentsQueryVariables>;
export const LeadSettingsDocument = new TypedDocumentString(`
    query LeadSettings($organizationId: ID!) {
  organization(id: $organizationId) {
    id
    leadSettings {
      ...LeadSettingsFields
    }
  }
}
    fragment LeadSettingsFields on LeadSettings {
  acceptWithinS
  contactWithinS
  slaBreachesBeforePond
  dailyCap
  openCap
  opensAtMinute
  closesAtMinute
  workDays
}`) as unknown as TypedDocumentString<LeadSettingsQuery, LeadSettingsQueryVariables>;
export const TeamInvitationsDocument = new TypedDocumentString(`
    query TeamInvitations {
  invitations(first: 50) {
    edges {
      node {
        id
        name
        role
        reraNumber
        status
        createdAt
        expiresAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TeamInvitationsQuery, TeamInvitationsQueryVariables>;
export const WithdrawInvitationDocument = new TypedDocumentString(`
    mutation WithdrawInvitation($input: WithdrawInvitationInput!) {
  withdrawInvitation(input: $input) {
    invitation {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawInvitationMutation, WithdrawInvitationMutationVariables>;
export const MembersDocument = new TypedDocumentString(`
    query Members {
  members(first: 100) {
    nodes {
      role
      since
      user {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MembersQuery, MembersQueryVariables>;
export const RemoveMemberDocument = new TypedDocumentString(`
    mutation RemoveMember($input: RemoveMemberInput!) {
  removeMember(input: $input) {
    userId
  }
}
    `) as unknown as TypedDocumentString<RemoveMemberMutation, RemoveMemberMutationVariables>;
export const ManagedTeamDocument = new TypedDocumentString(`
    query ManagedTeam($organizationId: ID!) {
  agents(first: 100, filter: {organizationId: $organizationId}) {
    nodes {
      id
      ...TeamMemberFields
    }
  }
}
    fragment TeamMemberFields on Agent {
  id
  name
  licensed
  workload {
    openLeads
    assignedToday
    openCap
  }
  working {
    paused
    pausedUntil
    shiftStart
    shiftEnd
  }
}`) as unknown as TypedDocumentString<ManagedTeamQuery, ManagedTeamQueryVariables>;
export const PauseAgentDocument = new TypedDocumentString(`
    mutation PauseAgent($input: UpdateAgentProfileInput!) {
  updateAgentProfile(input: $input) {
    agent {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<PauseAgentMutation, PauseAgentMutationVariables>;
export const OrganizationUsageDocument = new TypedDocumentString(`
    query OrganizationUsage {
  organizationUsage(first: 30) {
    nodes {
      day
      quotas {
        metric
        used
        limit
        share
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrganizationUsageQuery, OrganizationUsageQueryVariables>;
export const OpenDisputeDocument = new TypedDocumentString(`
    mutation OpenDispute($input: OpenDisputeInput!) {
  openDispute(input: $input) {
    dispute {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<OpenDisputeMutation, OpenDisputeMutationVariables>;
export const EraseMyDataDocument = new TypedDocumentString(`
    mutation EraseMyData($input: EraseMyDataInput!) {
  eraseMyData(input: $input) {
    erased
    receiptId
    receiptSecret
  }
}
    `) as unknown as TypedDocumentString<EraseMyDataMutation, EraseMyDataMutationVariables>;
export const MyAccessesDocument = new TypedDocumentString(`
    query MyAccesses($after: String) {
  myDataAccesses(first: 10, after: $after) {
    nodes {
      recordedAt
      action
      role
      viaKey
      organization {
        id
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<MyAccessesQuery, MyAccessesQueryVariables>;
export const MyProfileDocument = new TypedDocumentString(`
    query MyProfile {
  me {
    id
    name
    email
    phone
  }
}
    `) as unknown as TypedDocumentString<MyProfileQuery, MyProfileQueryVariables>;
export const ExportMyDataDocument = new TypedDocumentString(`
    query ExportMyData {
  myData
}
    `) as unknown as TypedDocumentString<ExportMyDataQuery, ExportMyDataQueryVariables>;
export const CorrectProfileDocument = new TypedDocumentString(`
    mutation CorrectProfile($input: UpdateProfileInput!) {
  updateProfile(input: $input) {
    user {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<CorrectProfileMutation, CorrectProfileMutationVariables>;
export const MyDisputesDocument = new TypedDocumentString(`
    query MyDisputes($after: String) {
  disputes(first: 20, after: $after) {
    nodes {
      id
      subjectType
      severity
      status
      isOwn
      statement
      openedAt
      decideBy
      history {
        action
        at
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<MyDisputesQuery, MyDisputesQueryVariables>;
export const WithdrawDisputeDocument = new TypedDocumentString(`
    mutation WithdrawDispute($input: WithdrawDisputeInput!) {
  withdrawDispute(input: $input) {
    dispute {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawDisputeMutation, WithdrawDisputeMutationVariables>;
export const MyEnquiriesDocument = new TypedDocumentString(`
    query MyEnquiries {
  leads(first: 50) {
    edges {
      node {
        id
        stage
        routingStatus
        createdAt
        acceptedAt
        firstContactedAt
        listing {
          id
          title
          photos
          bedroomsTotal
        }
        project {
          id
          name
          builder {
            id
            name
          }
        }
        agent {
          id
          name
        }
        organization {
          id
          name
        }
        siteVisits {
          id
          status
          scheduledFor
          buyerCode
          verified
        }
        payments {
          id
          verified
          ...MyPaymentFields
        }
      }
    }
  }
}
    fragment MyPaymentFields on Payment {
  id
  kind
  amount
  receivedAt
  verified
}`) as unknown as TypedDocumentString<MyEnquiriesQuery, MyEnquiriesQueryVariables>;
export const EnquiryEventsDocument = new TypedDocumentString(`
    subscription EnquiryEvents($after: Cursor) {
  myEnquiries(after: $after) {
    cursor
    eventId
    gap {
      missed
    }
  }
}
    `) as unknown as TypedDocumentString<EnquiryEventsSubscription, EnquiryEventsSubscriptionVariables>;
export const EnquiryEventsStartDocument = new TypedDocumentString(`
    query EnquiryEventsStart {
  leadChannelCursor(channel: MY_ENQUIRIES)
}
    `) as unknown as TypedDocumentString<EnquiryEventsStartQuery, EnquiryEventsStartQueryVariables>;
export const MyExportsDocument = new TypedDocumentString(`
    query MyExports {
  myDataExports {
    id
    status
    requestedAt
    expiresAt
    partsReady
    partsTotal
    sizeBytes
    sha256
  }
}
    `) as unknown as TypedDocumentString<MyExportsQuery, MyExportsQueryVariables>;
export const RequestExportDocument = new TypedDocumentString(`
    mutation RequestExport($input: RequestDataExportInput!) {
  requestDataExport(input: $input) {
    dataExport {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<RequestExportMutation, RequestExportMutationVariables>;
export const ExportLinkDocument = new TypedDocumentString(`
    query ExportLink($id: ID!) {
  dataExportDownload(id: $id) {
    url
  }
}
    `) as unknown as TypedDocumentString<ExportLinkQuery, ExportLinkQueryVariables>;
export const MyInvitationsDocument = new TypedDocumentString(`
    query MyInvitations {
  myInvitations {
    id
    role
    name
    reraNumber
    expiresAt
    organization {
      id
      name
      city
    }
  }
}
    `) as unknown as TypedDocumentString<MyInvitationsQuery, MyInvitationsQueryVariables>;
export const AcceptInvitationDocument = new TypedDocumentString(`
    mutation AcceptInvitation($input: AcceptInvitationInput!) {
  acceptInvitation(input: $input) {
    awaitsConfirmation
    refreshSession
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export const DeclineInvitationDocument = new TypedDocumentString(`
    mutation DeclineInvitation($input: DeclineInvitationInput!) {
  declineInvitation(input: $input) {
    invitation {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<DeclineInvitationMutation, DeclineInvitationMutationVariables>;
export const ConfirmPaymentDocument = new TypedDocumentString(`
    mutation ConfirmPayment($input: ConfirmPaymentInput!) {
  confirmPayment(input: $input) {
    payment {
      id
      verified
    }
  }
}
    `) as unknown as TypedDocumentString<ConfirmPaymentMutation, ConfirmPaymentMutationVariables>;
export const MyNotificationsDocument = new TypedDocumentString(`
    query MyNotifications($language: NotificationLanguage!, $first: Int!) {
  notifications(first: $first) {
    unreadCount
    nodes {
      id
      kind
      subjectId
      title(language: $language)
      body(language: $language)
      createdAt
      readAt
    }
    pageInfo {
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<MyNotificationsQuery, MyNotificationsQueryVariables>;
export const MarkNotificationsReadDocument = new TypedDocumentString(`
    mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {
  markNotificationsRead(input: $input) {
    unreadCount
  }
}
    `) as unknown as TypedDocumentString<MarkNotificationsReadMutation, MarkNotificationsReadMutationVariables>;
export const MyNotificationSettingsDocument = new TypedDocumentString(`
    query MyNotificationSettings {
  pushPublicKey
  notificationSettings {
    quietFrom
    quietTo
    urgentInQuietHours
    emailDigest
    marketingConsents
    choices {
      kind
      category
      channel
      enabled
    }
  }
}
    `) as unknown as TypedDocumentString<MyNotificationSettingsQuery, MyNotificationSettingsQueryVariables>;
export const UpdateNotificationSettingsDocument = new TypedDocumentString(`
    mutation UpdateNotificationSettings($input: UpdateNotificationSettingsInput!) {
  updateNotificationSettings(input: $input) {
    settings {
      quietFrom
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateNotificationSettingsMutation, UpdateNotificationSettingsMutationVariables>;
export const SubscribePushDocument = new TypedDocumentString(`
    mutation SubscribePush($input: SubscribePushInput!) {
  subscribePush(input: $input) {
    subscriptionId
  }
}
    `) as unknown as TypedDocumentString<SubscribePushMutation, SubscribePushMutationVariables>;
export const UnsubscribePushDocument = new TypedDocumentString(`
    mutation UnsubscribePush($input: UnsubscribePushInput!) {
  unsubscribePush(input: $input) {
    unsubscribed
  }
}
    `) as unknown as TypedDocumentString<UnsubscribePushMutation, UnsubscribePushMutationVariables>;
export const NotificationReceivedDocument = new TypedDocumentString(`
    subscription NotificationReceived($after: Cursor) {
  notificationReceived(after: $after) {
    cursor
    gap {
      missed
    }
  }
}
    `) as unknown as TypedDocumentString<NotificationReceivedSubscription, NotificationReceivedSubscriptionVariables>;
export const NotificationCursorDocument = new TypedDocumentString(`
    query NotificationCursor {
  notificationCursor
}
    `) as unknown as TypedDocumentString<NotificationCursorQuery, NotificationCursorQueryVariables>;
export const RequestSiteVisitDocument = new TypedDocumentString(`
    mutation RequestSiteVisit($input: RequestSiteVisitInput!) {
  requestSiteVisit(input: $input) {
    visit {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<RequestSiteVisitMutation, RequestSiteVisitMutationVariables>;
export const SubmitReviewDocument = new TypedDocumentString(`
    mutation SubmitReview($input: SubmitReviewInput!) {
  submitReview(input: $input) {
    review {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<SubmitReviewMutation, SubmitReviewMutationVariables>;
export const WithdrawEnquiryDocument = new TypedDocumentString(`
    mutation WithdrawEnquiry($input: WithdrawLeadInput!) {
  withdrawLead(input: $input) {
    lead {
      id
      routingStatus
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawEnquiryMutation, WithdrawEnquiryMutationVariables>;
export const AgentApplicationsDocument = new TypedDocumentString(`
    query AgentApplications {
  agentApplications(first: 50) {
    totalCount
    edges {
      node {
        id
        name
        reraNumber
        licenceExpiresOn
        reasons
        createdAt
        organization {
          id
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AgentApplicationsQuery, AgentApplicationsQueryVariables>;
export const ConfirmAgentDocument = new TypedDocumentString(`
    mutation ConfirmAgent($input: ConfirmAgentInput!) {
  confirmAgent(input: $input) {
    agent {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<ConfirmAgentMutation, ConfirmAgentMutationVariables>;
export const RejectAgentDocument = new TypedDocumentString(`
    mutation RejectAgent($input: RejectAgentInput!) {
  rejectAgent(input: $input) {
    __typename
  }
}
    `) as unknown as TypedDocumentString<RejectAgentMutation, RejectAgentMutationVariables>;
export const PendingBrokeragesDocument = new TypedDocumentString(`
    query PendingBrokerages {
  organizations(status: PENDING, first: 50) {
    totalCount
    edges {
      node {
        id
        name
        city
        createdAt
        registration {
          pan
          gstin
        }
        similarlyNamed {
          id
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PendingBrokeragesQuery, PendingBrokeragesQueryVariables>;
export const VerifyBrokerageDocument = new TypedDocumentString(`
    mutation VerifyBrokerage($input: VerifyOrganizationInput!) {
  verifyOrganization(input: $input) {
    organization {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<VerifyBrokerageMutation, VerifyBrokerageMutationVariables>;
export const RejectBrokerageDocument = new TypedDocumentString(`
    mutation RejectBrokerage($input: RejectOrganizationInput!) {
  rejectOrganization(input: $input) {
    organization {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<RejectBrokerageMutation, RejectBrokerageMutationVariables>;
export const BrokeragesFoundDocument = new TypedDocumentString(`
    query BrokeragesFound($name: String, $status: OrganizationStatus, $after: String) {
  organizations(name: $name, status: $status, first: 20, after: $after) {
    nodes {
      id
      name
      city
      status
      createdAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<BrokeragesFoundQuery, BrokeragesFoundQueryVariables>;
export const OpenDisputesDocument = new TypedDocumentString(`
    query OpenDisputes {
  disputes(filter: {status: [OPEN, UNDER_REVIEW, OVERDUE]}, first: 50) {
    totalCount
    edges {
      node {
        id
        subjectType
        subjectId
        severity
        status
        relation
        statement
        openedAt
        decideBy
        history {
          action
          at
          reason
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OpenDisputesQuery, OpenDisputesQueryVariables>;
export const TriageDisputeDocument = new TypedDocumentString(`
    mutation TriageDispute($input: TriageDisputeInput!) {
  triageDispute(input: $input) {
    dispute {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<TriageDisputeMutation, TriageDisputeMutationVariables>;
export const ResolveDisputeDocument = new TypedDocumentString(`
    mutation ResolveDispute($input: ResolveDisputeInput!) {
  resolveDispute(input: $input) {
    dispute {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<ResolveDisputeMutation, ResolveDisputeMutationVariables>;
export const DocumentsToReviewDocument = new TypedDocumentString(`
    query DocumentsToReview {
  verificationCases(first: 50) {
    totalCount
    edges {
      node {
        id
        documentId
        documentType
        approvals
        approvalsNeeded
        openedAt
        dueAt
        isWaitingForSubmitter
        isAppeal
        checklist
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DocumentsToReviewQuery, DocumentsToReviewQueryVariables>;
export const PapersToReviewDocument = new TypedDocumentString(`
    query PapersToReview($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
    ... on Document {
      subjectId
      ...DocumentFacts
    }
  }
}
    fragment DocumentFacts on Document {
  id
  fileName
  sizeBytes
  sha256
  subjectType
  subjectId
  ...DocumentProgress
}
fragment DocumentProgress on Document {
  checks {
    check
    outcome
    code
  }
  history {
    action
    reason
    note
    at
  }
}`) as unknown as TypedDocumentString<PapersToReviewQuery, PapersToReviewQueryVariables>;
export const DecideDocumentDocument = new TypedDocumentString(`
    mutation DecideDocument($input: ReviewDocumentInput!) {
  reviewDocument(input: $input) {
    document {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<DecideDocumentMutation, DecideDocumentMutationVariables>;
export const HeldRepliesDocument = new TypedDocumentString(`
    query HeldReplies {
  heldReviewReplies(first: 50) {
    totalCount
    edges {
      node {
        id
        text
        personalData
        submittedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HeldRepliesQuery, HeldRepliesQueryVariables>;
export const ModerateReplyDocument = new TypedDocumentString(`
    mutation ModerateReply($input: ModerateReviewReplyInput!) {
  moderateReviewReply(input: $input) {
    reply {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<ModerateReplyMutation, ModerateReplyMutationVariables>;
export const HeldReviewsDocument = new TypedDocumentString(`
    query HeldReviews {
  moderationQueue(first: 50) {
    totalCount
    edges {
      node {
        id
        subjectType
        stars
        text
        basis
        holdReason
        personalData
        submittedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HeldReviewsQuery, HeldReviewsQueryVariables>;
export const ModerateReviewDocument = new TypedDocumentString(`
    mutation ModerateReview($input: ModerateReviewInput!) {
  moderateReview(input: $input) {
    review {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<ModerateReviewMutation, ModerateReviewMutationVariables>;
export const IdentitiesToCheckDocument = new TypedDocumentString(`
    query IdentitiesToCheck($filter: UserFilter!) {
  users(filter: $filter, last: 50) {
    totalCount
    edges {
      node {
        id
        name
        createdAt
        agent {
          id
          name
          reraNumber
          licenceExpiresOn
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<IdentitiesToCheckQuery, IdentitiesToCheckQueryVariables>;
export const VerifyIdentityDocument = new TypedDocumentString(`
    mutation VerifyIdentity($input: VerifyIdentityInput!) {
  verifyIdentity(input: $input) {
    user {
      id
      identityStatus
    }
  }
}
    `) as unknown as TypedDocumentString<VerifyIdentityMutation, VerifyIdentityMutationVariables>;
export const RequestedNamesDocument = new TypedDocumentString(`
    query RequestedNames {
  organizations(renaming: true, first: 50) {
    totalCount
    edges {
      node {
        id
        name
        city
        registration {
          pan
          gstin
          requestedName
        }
        similarlyNamed {
          id
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RequestedNamesQuery, RequestedNamesQueryVariables>;
export const ReviewNameDocument = new TypedDocumentString(`
    mutation ReviewName($input: ReviewOrganizationNameInput!) {
  reviewOrganizationName(input: $input) {
    organization {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<ReviewNameMutation, ReviewNameMutationVariables>;
export const PeopleFoundDocument = new TypedDocumentString(`
    query PeopleFound($filter: UserFilter!, $after: String) {
  users(filter: $filter, first: 20, after: $after) {
    nodes {
      id
      name
      status
      identityStatus
      roles
      createdAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PeopleFoundQuery, PeopleFoundQueryVariables>;
export const GrantRoleDocument = new TypedDocumentString(`
    mutation GrantRole($input: GrantRoleInput!) {
  grantRole(input: $input) {
    user {
      id
      roles
    }
  }
}
    `) as unknown as TypedDocumentString<GrantRoleMutation, GrantRoleMutationVariables>;
export const RevokeRoleDocument = new TypedDocumentString(`
    mutation RevokeRole($input: RevokeRoleInput!) {
  revokeRole(input: $input) {
    user {
      id
      roles
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeRoleMutation, RevokeRoleMutationVariables>;
export const ResetSecondFactorDocument = new TypedDocumentString(`
    mutation ResetSecondFactor($input: ResetSecondFactorInput!) {
  resetSecondFactor(input: $input) {
    reset
  }
}
    `) as unknown as TypedDocumentString<ResetSecondFactorMutation, ResetSecondFactorMutationVariables>;
export const DeactivateUserDocument = new TypedDocumentString(`
    mutation DeactivateUser($input: DeactivateUserInput!) {
  deactivateUser(input: $input) {
    user {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<DeactivateUserMutation, DeactivateUserMutationVariables>;
export const SubjectsToReviewDocument = new TypedDocumentString(`
    query SubjectsToReview($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
    ... on Listing {
      title
    }
    ... on Agent {
      agentName: name
    }
    ... on Project {
      projectName: name
    }
  }
}
    `) as unknown as TypedDocumentString<SubjectsToReviewQuery, SubjectsToReviewQueryVariables>;
export const OperationsDashboardDocument = new TypedDocumentString(`
    query OperationsDashboard($name: DashboardName!, $minutes: Int!) {
  dashboard(name: $name, minutes: $minutes) {
    from
    to
    panels {
      title
      description
      unit
      limit
      series {
        name
        values
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OperationsDashboardQuery, OperationsDashboardQueryVariables>;
export const ReplayDeadLettersDocument = new TypedDocumentString(`
    mutation ReplayDeadLetters($input: ReplayDeadLettersInput!) {
  replayDeadLetters(input: $input) {
    requestedCount
  }
}
    `) as unknown as TypedDocumentString<ReplayDeadLettersMutation, ReplayDeadLettersMutationVariables>;
export const RetryFailedJobsDocument = new TypedDocumentString(`
    mutation RetryFailedJobs($input: RetryFailedJobsInput!) {
  retryFailedJobs(input: $input) {
    retriedCount
  }
}
    `) as unknown as TypedDocumentString<RetryFailedJobsMutation, RetryFailedJobsMutationVariables>;
export const SystemStateDocument = new TypedDocumentString(`
    query SystemState {
  system {
    identity {
      ...ServiceStateFields
    }
    property {
      ...ServiceStateFields
    }
    trust {
      ...ServiceStateFields
    }
    crm {
      ...ServiceStateFields
    }
    reputation {
      ...ServiceStateFields
    }
  }
}
    fragment ServiceStateFields on ServiceState {
  unpublishedEvents
  unpublishedSince
  unhandledEvents {
    recordedBy
    count
  }
  deadLetterCount
  deadLetters {
    eventId
    type
    subject
    error
    deliveries
    failedAt
    replayRequested
  }
  jobQueues {
    name
    waiting
    running
    retrying
    failed
    retryable
  }
  connections {
    busy
    idle
    waiting
    most
  }
}`) as unknown as TypedDocumentString<SystemStateQuery, SystemStateQueryVariables>;
export const WithdrawListingDocument = new TypedDocumentString(`
    mutation WithdrawListing($input: WithdrawListingInput!) {
  withdrawListing(input: $input) {
    listing {
      id
      standardStatus
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawListingMutation, WithdrawListingMutationVariables>;
export const CreateListingDocument = new TypedDocumentString(`
    mutation CreateListing($input: CreateListingInput!) {
  createListing(input: $input) {
    listing {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateListingMutation, CreateListingMutationVariables>;
export const ProjectToListDocument = new TypedDocumentString(`
    query ProjectToList($reraNumber: String!) {
  project(reraNumber: $reraNumber) {
    id
  }
}
    `) as unknown as TypedDocumentString<ProjectToListQuery, ProjectToListQueryVariables>;
export const PublishListingDocument = new TypedDocumentString(`
    mutation PublishListing($input: PublishListingInput!) {
  publishListing(input: $input) {
    listing {
      id
      standardStatus
    }
  }
}
    `) as unknown as TypedDocumentString<PublishListingMutation, PublishListingMutationVariables>;
export const OwnListingsDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<OwnListingsQuery, OwnListingsQueryVariables>;
export const OwnListingCountsDocument = new TypedDocumentString(`
    query OwnListingCounts($market: OrganizationListingFilter, $drafts: OrganizationListingFilter, $paused: OrganizationListingFilter, $gone: OrganizationListingFilter) {
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
    `) as unknown as TypedDocumentString<OwnListingCountsQuery, OwnListingCountsQueryVariables>;
export const PhotosOfListingDocument = new TypedDocumentString(`
    query PhotosOfListing($listingId: ID!) {
  listingPhotos(listingId: $listingId) {
    id
    status
    takenDownFor
  }
}
    `) as unknown as TypedDocumentString<PhotosOfListingQuery, PhotosOfListingQueryVariables>;
export const ArrangePhotosDocument = new TypedDocumentString(`
    mutation ArrangePhotos($input: UpdateListingInput!) {
  updateListing(input: $input) {
    listing {
      id
      photos
    }
  }
}
    `) as unknown as TypedDocumentString<ArrangePhotosMutation, ArrangePhotosMutationVariables>;
export const CreateListingPhotoUploadDocument = new TypedDocumentString(`
    mutation CreateListingPhotoUpload($input: CreateListingPhotoUploadInput!) {
  createListingPhotoUpload(input: $input) {
    uploadId
    method
    url
  }
}
    `) as unknown as TypedDocumentString<CreateListingPhotoUploadMutation, CreateListingPhotoUploadMutationVariables>;
export const AddListingPhotoDocument = new TypedDocumentString(`
    mutation AddListingPhoto($input: AddListingPhotoInput!) {
  addListingPhoto(input: $input) {
    listing {
      id
      photos
    }
  }
}
    `) as unknown as TypedDocumentString<AddListingPhotoMutation, AddListingPhotoMutationVariables>;
export const ChangeListingPriceDocument = new TypedDocumentString(`
    mutation ChangeListingPrice($input: UpdateListingInput!) {
  updateListing(input: $input) {
    listing {
      id
      listPrice
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ChangeListingPriceMutation, ChangeListingPriceMutationVariables>;
export const MySavedSearchesDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<MySavedSearchesQuery, MySavedSearchesQueryVariables>;
export const UpdateSavedSearchDocument = new TypedDocumentString(`
    mutation UpdateSavedSearch($input: UpdateSavedSearchInput!) {
  updateSavedSearch(input: $input) {
    savedSearch {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateSavedSearchMutation, UpdateSavedSearchMutationVariables>;
export const RemoveSavedSearchDocument = new TypedDocumentString(`
    mutation RemoveSavedSearch($input: RemoveSavedSearchInput!) {
  removeSavedSearch(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<RemoveSavedSearchMutation, RemoveSavedSearchMutationVariables>;
export const FoundHomesDocument = new TypedDocumentString(`
    query FoundHomes($filter: ListingFilter) {
  feed(filter: $filter, first: 1) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<FoundHomesQuery, FoundHomesQueryVariables>;
export const FoundFacetsDocument = new TypedDocumentString(`
    query FoundFacets($text: String!, $filter: SearchFilter) {
  search(text: $text, filter: $filter, first: 1) {
    facets {
      facet
      value
      label
      count
    }
  }
}
    `) as unknown as TypedDocumentString<FoundFacetsQuery, FoundFacetsQueryVariables>;
export const HomesOnMapDocument = new TypedDocumentString(`
    query HomesOnMap($bounds: MapBounds!, $zoom: Int!, $filter: ListingFilter) {
  map(bounds: $bounds, zoom: $zoom, filter: $filter) {
    totalCount
    clusters {
      h3Index
      count
      latitude
      longitude
    }
    listings {
      id
      title
      listPrice
      latitude
      longitude
    }
  }
}
    `) as unknown as TypedDocumentString<HomesOnMapQuery, HomesOnMapQueryVariables>;
export const MyAuthenticatorDocument = new TypedDocumentString(`
    query MyAuthenticator {
  mySecondFactor {
    enrolledAt
    recoveryCodesLeft
    mandatory
  }
}
    `) as unknown as TypedDocumentString<MyAuthenticatorQuery, MyAuthenticatorQueryVariables>;
export const ConfirmAuthenticatorDocument = new TypedDocumentString(`
    mutation ConfirmAuthenticator($input: ConfirmSecondFactorInput!) {
  confirmSecondFactor(input: $input) {
    recoveryCodes
  }
}
    `) as unknown as TypedDocumentString<ConfirmAuthenticatorMutation, ConfirmAuthenticatorMutationVariables>;
export const ReplaceRecoveryCodesDocument = new TypedDocumentString(`
    mutation ReplaceRecoveryCodes($input: ReplaceRecoveryCodesInput!) {
  replaceRecoveryCodes(input: $input) {
    recoveryCodes
  }
}
    `) as unknown as TypedDocumentString<ReplaceRecoveryCodesMutation, ReplaceRecoveryCodesMutationVariables>;
export const RemoveAuthenticatorDocument = new TypedDocumentString(`
    mutation RemoveAuthenticator($input: RemoveSecondFactorInput!) {
  removeSecondFactor(input: $input) {
    removed
  }
}
    `) as unknown as TypedDocumentString<RemoveAuthenticatorMutation, RemoveAuthenticatorMutationVariables>;
export const MyEmailDocument = new TypedDocumentString(`
    query MyEmail {
  me {
    id
    email
    emailVerifiedAt
  }
}
    `) as unknown as TypedDocumentString<MyEmailQuery, MyEmailQueryVariables>;
export const ConfirmEmailDocument = new TypedDocumentString(`
    mutation ConfirmEmail($input: VerifyEmailInput!) {
  verifyEmail(input: $input) {
    user {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<ConfirmEmailMutation, ConfirmEmailMutationVariables>;
export const MySessionsDocument = new TypedDocumentString(`
    query MySessions {
  sessions(first: 50) {
    edges {
      node {
        id
        name
        beganBy
        createdAt
        lastUsedAt
        current
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MySessionsQuery, MySessionsQueryVariables>;
export const EndSessionDocument = new TypedDocumentString(`
    mutation EndSession($input: RevokeSessionInput!) {
  revokeSession(input: $input) {
    sessionId
  }
}
    `) as unknown as TypedDocumentString<EndSessionMutation, EndSessionMutationVariables>;
export const EndOtherSessionsDocument = new TypedDocumentString(`
    mutation EndOtherSessions($input: SignOutEverywhereInput!) {
  signOutEverywhere(input: $input) {
    endedCount
  }
}
    `) as unknown as TypedDocumentString<EndOtherSessionsMutation, EndOtherSessionsMutationVariables>;
export const OrganizationSsoDocument = new TypedDocumentString(`
    query OrganizationSso {
  ssoSettings {
    issuer
    clientId
    enforced
    redirectUrl
    domains {
      domain
      recordName
      recordValue
      verifiedAt
    }
  }
}
    `) as unknown as TypedDocumentString<OrganizationSsoQuery, OrganizationSsoQueryVariables>;
export const ConfigureSsoDocument = new TypedDocumentString(`
    mutation ConfigureSso($input: ConfigureSsoInput!) {
  configureSso(input: $input) {
    settings {
      issuer
    }
  }
}
    `) as unknown as TypedDocumentString<ConfigureSsoMutation, ConfigureSsoMutationVariables>;
export const EnforceSsoDocument = new TypedDocumentString(`
    mutation EnforceSso($input: EnforceSsoInput!) {
  enforceSso(input: $input) {
    settings {
      enforced
    }
  }
}
    `) as unknown as TypedDocumentString<EnforceSsoMutation, EnforceSsoMutationVariables>;
export const RemoveSsoDocument = new TypedDocumentString(`
    mutation RemoveSso {
  removeSso {
    settings {
      issuer
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveSsoMutation, RemoveSsoMutationVariables>;
export const MyPasskeysDocument = new TypedDocumentString(`
    query MyPasskeys {
  myPasskeys {
    id
    name
    createdAt
    lastUsedAt
  }
}
    `) as unknown as TypedDocumentString<MyPasskeysQuery, MyPasskeysQueryVariables>;
export const RemovePasskeyDocument = new TypedDocumentString(`
    mutation RemovePasskey($input: RemovePasskeyInput!) {
  removePasskey(input: $input) {
    passkeyId
  }
}
    `) as unknown as TypedDocumentString<RemovePasskeyMutation, RemovePasskeyMutationVariables>;
export const MyPasswordStateDocument = new TypedDocumentString(`
    query MyPasswordState {
  myPassword {
    changedAt
    isAllowed
  }
}
    `) as unknown as TypedDocumentString<MyPasswordStateQuery, MyPasswordStateQueryVariables>;
export const SetPasswordDocument = new TypedDocumentString(`
    mutation SetPassword($input: SetPasswordInput!) {
  setPassword(input: $input) {
    endedCount
  }
}
    `) as unknown as TypedDocumentString<SetPasswordMutation, SetPasswordMutationVariables>;
export const RemovePasswordDocument = new TypedDocumentString(`
    mutation RemovePassword {
  removePassword {
    removed
  }
}
    `) as unknown as TypedDocumentString<RemovePasswordMutation, RemovePasswordMutationVariables>;
export const AllowPasswordsDocument = new TypedDocumentString(`
    mutation AllowPasswords($input: AllowPasswordsInput!) {
  allowPasswords(input: $input) {
    allowed
  }
}
    `) as unknown as TypedDocumentString<AllowPasswordsMutation, AllowPasswordsMutationVariables>;
export const AddSsoDomainDocument = new TypedDocumentString(`
    mutation AddSsoDomain($input: AddSsoDomainInput!) {
  addSsoDomain(input: $input) {
    settings {
      issuer
    }
  }
}
    `) as unknown as TypedDocumentString<AddSsoDomainMutation, AddSsoDomainMutationVariables>;
export const VerifySsoDomainDocument = new TypedDocumentString(`
    mutation VerifySsoDomain($input: VerifySsoDomainInput!) {
  verifySsoDomain(input: $input) {
    settings {
      issuer
    }
  }
}
    `) as unknown as TypedDocumentString<VerifySsoDomainMutation, VerifySsoDomainMutationVariables>;
export const RemoveSsoDomainDocument = new TypedDocumentString(`
    mutation RemoveSsoDomain($input: RemoveSsoDomainInput!) {
  removeSsoDomain(input: $input) {
    settings {
      issuer
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveSsoDomainMutation, RemoveSsoDomainMutationVariables>;
export const MyShortlistDocument = new TypedDocumentString(`
    query MyShortlist($language: TrustLanguage!) {
  myShortlist {
    listingId
    listing {
      id
      title
      ...ListingCardFields
    }
  }
}
    fragment ListingCardFields on Listing {
  id
  title
  listPrice
  standardStatus
  bedroomsTotal
  carpetAreaSqFt
  builtUpAreaSqFt
  photos
  dataSource
  locality {
    id
    name
  }
  project {
    id
    name
  }
  trust {
    id
    score
    band
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
}`) as unknown as TypedDocumentString<MyShortlistQuery, MyShortlistQueryVariables>;
export const StepUpWaysDocument = new TypedDocumentString(`
    query StepUpWays {
  mySecondFactor {
    enrolledAt
  }
  myPasskeys {
    id
  }
}
    `) as unknown as TypedDocumentString<StepUpWaysQuery, StepUpWaysQueryVariables>;
export const StepUpDocument = new TypedDocumentString(`
    mutation StepUp($input: StepUpInput!) {
  stepUp(input: $input) {
    provedUntil
  }
}
    `) as unknown as TypedDocumentString<StepUpMutation, StepUpMutationVariables>;
export const LogHeadSinceDocument = new TypedDocumentString(`
    query LogHeadSince($firstSize: Int!) {
  transparencyLogHead {
    treeSize
    rootHash
    timestamp
    signature
    publicKey
  }
  transparencyLogConsistency(firstSize: $firstSize) {
    firstSize
    secondSize
    firstRoot
    secondRoot
    path
  }
}
    `) as unknown as TypedDocumentString<LogHeadSinceQuery, LogHeadSinceQueryVariables>;
export const DocumentReceiptsDocument = new TypedDocumentString(`
    query DocumentReceipts($id: ID!) {
  documentLogEntries(documentId: $id) {
    leaf
    leafIndex
    treeSize
    path
    head {
      treeSize
      rootHash
      timestamp
      signature
      publicKey
    }
  }
}
    `) as unknown as TypedDocumentString<DocumentReceiptsQuery, DocumentReceiptsQueryVariables>;
export const LogHeadsDocument = new TypedDocumentString(`
    query LogHeads($after: String) {
  transparencyLogHeads(first: 10, after: $after) {
    nodes {
      treeSize
      rootHash
      timestamp
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<LogHeadsQuery, LogHeadsQueryVariables>;
export const LogEntriesDocument = new TypedDocumentString(`
    query LogEntries($after: String) {
  transparencyLogEntries(first: 20, after: $after) {
    nodes {
      leafIndex
      documentId
      leaf
      recordedAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<LogEntriesQuery, LogEntriesQueryVariables>;
export const LogKeyDocument = new TypedDocumentString(`
    query LogKey {
  transparencyLogKey {
    keyId
    publicKey
  }
}
    `) as unknown as TypedDocumentString<LogKeyQuery, LogKeyQueryVariables>;
export const SendTestDocument = new TypedDocumentString(`
    mutation SendTest($input: SendTestWebhookInput!) {
  sendTestWebhook(input: $input) {
    eventId
  }
}
    `) as unknown as TypedDocumentString<SendTestMutation, SendTestMutationVariables>;
export const SwitchWebhookDocument = new TypedDocumentString(`
    mutation SwitchWebhook($input: UpdateWebhookInput!) {
  updateWebhook(input: $input) {
    webhook {
      id
      enabled
    }
  }
}
    `) as unknown as TypedDocumentString<SwitchWebhookMutation, SwitchWebhookMutationVariables>;
export const RotateSecretDocument = new TypedDocumentString(`
    mutation RotateSecret($input: RotateWebhookSecretInput!) {
  rotateWebhookSecret(input: $input) {
    secret
  }
}
    `) as unknown as TypedDocumentString<RotateSecretMutation, RotateSecretMutationVariables>;
export const RemoveWebhookDocument = new TypedDocumentString(`
    mutation RemoveWebhook($input: RemoveWebhookInput!) {
  removeWebhook(input: $input) {
    webhookId
  }
}
    `) as unknown as TypedDocumentString<RemoveWebhookMutation, RemoveWebhookMutationVariables>;
export const CreateWebhookDocument = new TypedDocumentString(`
    mutation CreateWebhook($input: CreateWebhookInput!) {
  createWebhook(input: $input) {
    secret
    webhook {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateWebhookMutation, CreateWebhookMutationVariables>;
export const OwnWebhooksDocument = new TypedDocumentString(`
    query OwnWebhooks {
  webhooks {
    id
    name
    url
    enabled
    eventTypes
    createdAt
    previousSecretUntil
  }
}
    `) as unknown as TypedDocumentString<OwnWebhooksQuery, OwnWebhooksQueryVariables>;
export const WebhookDeliveriesDocument = new TypedDocumentString(`
    query WebhookDeliveries($webhookId: ID!, $status: WebhookDeliveryStatus, $after: String) {
  webhookDeliveries(
    webhookId: $webhookId
    status: $status
    first: 20
    after: $after
  ) {
    nodes {
      id
      eventId
      eventType
      status
      attempts
      failure
      responseStatus
      isReplay
      occurredAt
      nextAttemptAt
      finishedAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<WebhookDeliveriesQuery, WebhookDeliveriesQueryVariables>;
export const AcceptLeadDocument = new TypedDocumentString(`
    mutation AcceptLead($input: AcceptLeadInput!) {
  acceptLead(input: $input) {
    lead {
      id
      stage
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptLeadMutation, AcceptLeadMutationVariables>;
export const MarkLeadSeenDocument = new TypedDocumentString(`
    mutation MarkLeadSeen($input: MarkLeadSeenInput!) {
  markLeadSeen(input: $input) {
    lead {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<MarkLeadSeenMutation, MarkLeadSeenMutationVariables>;
export const RecordFirstContactDocument = new TypedDocumentString(`
    mutation RecordFirstContact($input: RecordFirstContactInput!) {
  recordFirstContact(input: $input) {
    lead {
      id
      stage
    }
  }
}
    `) as unknown as TypedDocumentString<RecordFirstContactMutation, RecordFirstContactMutationVariables>;
export const AdvanceLeadDocument = new TypedDocumentString(`
    mutation AdvanceLead($input: AdvanceLeadInput!) {
  advanceLead(input: $input) {
    lead {
      id
      stage
    }
  }
}
    `) as unknown as TypedDocumentString<AdvanceLeadMutation, AdvanceLeadMutationVariables>;
export const AddLeadNoteDocument = new TypedDocumentString(`
    mutation AddLeadNote($input: AddLeadNoteInput!) {
  addLeadNote(input: $input) {
    lead {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<AddLeadNoteMutation, AddLeadNoteMutationVariables>;
export const AddLeadTaskDocument = new TypedDocumentString(`
    mutation AddLeadTask($input: AddLeadTaskInput!) {
  addLeadTask(input: $input) {
    task {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<AddLeadTaskMutation, AddLeadTaskMutationVariables>;
export const UpdateLeadTaskDocument = new TypedDocumentString(`
    mutation UpdateLeadTask($input: UpdateLeadTaskInput!) {
  updateLeadTask(input: $input) {
    task {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateLeadTaskMutation, UpdateLeadTaskMutationVariables>;
export const ScheduleSiteVisitDocument = new TypedDocumentString(`
    mutation ScheduleSiteVisit($input: ScheduleSiteVisitInput!) {
  scheduleSiteVisit(input: $input) {
    visit {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<ScheduleSiteVisitMutation, ScheduleSiteVisitMutationVariables>;
export const RescheduleSiteVisitDocument = new TypedDocumentString(`
    mutation RescheduleSiteVisit($input: RescheduleSiteVisitInput!) {
  rescheduleSiteVisit(input: $input) {
    visit {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<RescheduleSiteVisitMutation, RescheduleSiteVisitMutationVariables>;
export const CompleteSiteVisitDocument = new TypedDocumentString(`
    mutation CompleteSiteVisit($input: CompleteSiteVisitInput!) {
  completeSiteVisit(input: $input) {
    visit {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<CompleteSiteVisitMutation, CompleteSiteVisitMutationVariables>;
export const CancelSiteVisitDocument = new TypedDocumentString(`
    mutation CancelSiteVisit($input: CancelSiteVisitInput!) {
  cancelSiteVisit(input: $input) {
    visit {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<CancelSiteVisitMutation, CancelSiteVisitMutationVariables>;
export const RecordPaymentDocument = new TypedDocumentString(`
    mutation RecordPayment($input: RecordPaymentInput!) {
  recordPayment(input: $input) {
    payment {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<RecordPaymentMutation, RecordPaymentMutationVariables>;
export const LeadDetailsDocument = new TypedDocumentString(`
    query LeadDetails($id: ID!) {
  lead(id: $id) {
    id
    stage
    allowedStages
    temperature
    message
    createdAt
    acceptedAt
    firstContactedAt
    budgetMin
    budgetMax
    ruleName
    buyer {
      id
      name
    }
    contact {
      name
      phone
      email
      consents {
        channel
        purpose
        revokedAt
      }
    }
    listing {
      id
      title
      listPrice
    }
    project {
      id
      name
    }
    assignment {
      id
      match {
        final
        locality
        budget
        language
        projectExpertise
        trust
        eligible
      }
    }
    siteVisits {
      id
      ...SiteVisitFields
    }
    tasks {
      id
      ...LeadTaskFields
    }
    payments {
      id
      ...LeadPaymentFields
    }
    activities(first: 50) {
      edges {
        node {
          id
          ...ActivityFields
        }
      }
    }
  }
}
    fragment ActivityFields on LeadActivity {
  id
  kind
  at
  note
  channel
  contactOutcome
  amount
  fromStage
  toStage
  closeReason
  actor {
    id
    name
  }
  agent {
    id
    name
  }
}
fragment LeadPaymentFields on Payment {
  id
  kind
  amount
  receivedAt
  verified
}
fragment LeadTaskFields on LeadTask {
  id
  title
  dueAt
  status
}
fragment SiteVisitFields on SiteVisit {
  id
  status
  scheduledFor
  verified
}`) as unknown as TypedDocumentString<LeadDetailsQuery, LeadDetailsQueryVariables>;
export const IncomingLeadEventsDocument = new TypedDocumentString(`
    subscription IncomingLeadEvents($after: Cursor) {
  leadAssigned(after: $after) {
    cursor
    eventId
    occurredAt
    gap {
      missed
    }
    assignment {
      id
      acceptDueAt
      match {
        eligible
        locality
        budget
        language
        projectExpertise
        trust
      }
    }
    lead {
      id
      stage
      acceptedAt
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
      buyer {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<IncomingLeadEventsSubscription, IncomingLeadEventsSubscriptionVariables>;
export const IncomingLeadsStartDocument = new TypedDocumentString(`
    query IncomingLeadsStart {
  leadFeedCursor
}
    `) as unknown as TypedDocumentString<IncomingLeadsStartQuery, IncomingLeadsStartQueryVariables>;
export const MyDayDocument = new TypedDocumentString(`
    query MyDay($on: LocalDate) {
  myDay(on: $on) {
    date
    toAccept {
      id
      ...DayLeadFields
      assignment {
        id
        acceptDueAt
      }
    }
    toContact {
      id
      ...DayLeadFields
      assignment {
        id
        contactDueAt
      }
    }
    visits {
      id
      status
      scheduledFor
      lead {
        id
        ...DayLeadFields
      }
    }
    tasks {
      id
      title
      dueAt
      lead {
        id
        ...DayLeadFields
      }
    }
  }
}
    fragment DayLeadFields on Lead {
  id
  createdAt
  buyer {
    id
    name
  }
  contact {
    name
  }
  listing {
    id
    title
  }
  project {
    id
    name
  }
}`) as unknown as TypedDocumentString<MyDayQuery, MyDayQueryVariables>;
export const MyTrustDocument = new TypedDocumentString(`
    query MyTrust($agentId: ID!, $language: TrustLanguage!) {
  agent(id: $agentId) {
    id
    reraNumber
    licenceExpiresOn
    licensed
    trust {
      id
      ...TrustExplanationFields
    }
  }
}
    fragment TrustExplanationFields on TrustScore {
  id
  score
  band
  confidenceInterval {
    low
    high
  }
  coverage
  percentile
  asOf
  modelVersion
  caps
  explanation(language: $language)
  factors {
    factor
    value
    weight
    evidenceCount
  }
  reasons {
    code
    polarity
    text(language: $language)
  }
  whatWouldRaiseIt {
    action
    points
    text(language: $language)
  }
}`) as unknown as TypedDocumentString<MyTrustQuery, MyTrustQueryVariables>;
export const PondLeadsDocument = new TypedDocumentString(`
    query PondLeads {
  leads(first: 50, filter: {routingStatuses: [POND]}) {
    nodes {
      id
      message
      createdAt
      budgetMax
      languages
      listing {
        id
        title
        listPrice
      }
      project {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PondLeadsQuery, PondLeadsQueryVariables>;
export const ClaimLeadDocument = new TypedDocumentString(`
    mutation ClaimLead($input: ClaimLeadInput!) {
  claimLead(input: $input) {
    lead {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<ClaimLeadMutation, ClaimLeadMutationVariables>;
export const PondEventsDocument = new TypedDocumentString(`
    subscription PondEvents($after: Cursor) {
  pond(after: $after) {
    cursor
    eventId
    gap {
      missed
    }
  }
}
    `) as unknown as TypedDocumentString<PondEventsSubscription, PondEventsSubscriptionVariables>;
export const PondEventsStartDocument = new TypedDocumentString(`
    query PondEventsStart {
  leadChannelCursor(channel: POND)
}
    `) as unknown as TypedDocumentString<PondEventsStartQuery, PondEventsStartQueryVariables>;
export const AgentLeadsDocument = new TypedDocumentString(`
    query AgentLeads($filter: LeadFilter) {
  leads(filter: $filter, first: 50) {
    edges {
      node {
        id
        stage
        temperature
        message
        createdAt
        acceptedAt
        firstContactedAt
        buyer {
          id
          name
        }
        contact {
          name
        }
        listing {
          id
          title
          listPrice
        }
        project {
          id
          name
        }
        assignment {
          id
          assignedAt
          acceptDueAt
          contactDueAt
          match {
            eligible
            locality
            budget
            language
            projectExpertise
            trust
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AgentLeadsQuery, AgentLeadsQueryVariables>;
export const RequestEmailOtpDocument = new TypedDocumentString(`
    mutation RequestEmailOtp($input: RequestEmailOtpInput!) {
  requestEmailOtp(input: $input) {
    challengeId
    expiresAt
    resendAt
  }
}
    `) as unknown as TypedDocumentString<RequestEmailOtpMutation, RequestEmailOtpMutationVariables>;
export const RequestEmailVerificationDocument = new TypedDocumentString(`
    mutation RequestEmailVerification($input: RequestEmailVerificationInput!) {
  requestEmailVerification(input: $input) {
    challengeId
    expiresAt
    resendAt
  }
}
    `) as unknown as TypedDocumentString<RequestEmailVerificationMutation, RequestEmailVerificationMutationVariables>;
export const BeginPasskeySignInDocument = new TypedDocumentString(`
    mutation BeginPasskeySignIn {
  beginPasskeySignIn {
    options
  }
}
    `) as unknown as TypedDocumentString<BeginPasskeySignInMutation, BeginPasskeySignInMutationVariables>;
export const BeginPasskeyRegistrationDocument = new TypedDocumentString(`
    mutation BeginPasskeyRegistration {
  beginPasskeyRegistration {
    options
  }
}
    `) as unknown as TypedDocumentString<BeginPasskeyRegistrationMutation, BeginPasskeyRegistrationMutationVariables>;
export const RegisterPasskeyDocument = new TypedDocumentString(`
    mutation RegisterPasskey($input: RegisterPasskeyInput!) {
  registerPasskey(input: $input) {
    passkey {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<RegisterPasskeyMutation, RegisterPasskeyMutationVariables>;
export const BeginPasskeyStepUpDocument = new TypedDocumentString(`
    mutation BeginPasskeyStepUp {
  beginPasskeyStepUp {
    options
  }
}
    `) as unknown as TypedDocumentString<BeginPasskeyStepUpMutation, BeginPasskeyStepUpMutationVariables>;
export const StepUpWithPasskeyDocument = new TypedDocumentString(`
    mutation StepUpWithPasskey($input: StepUpWithPasskeyInput!) {
  stepUpWithPasskey(input: $input) {
    provedUntil
  }
}
    `) as unknown as TypedDocumentString<StepUpWithPasskeyMutation, StepUpWithPasskeyMutationVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  me {
    id
    name
    roles
    agent {
      id
      name
    }
    organization {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const PaperLinkDocument = new TypedDocumentString(`
    query PaperLink($id: ID!) {
  documentDownload(id: $id) {
    url
  }
}
    `) as unknown as TypedDocumentString<PaperLinkQuery, PaperLinkQueryVariables>;
export const PaperPartDocument = new TypedDocumentString(`
    query PaperPart($id: ID!, $part: Int!) {
  documentContent(id: $id, part: $part) {
    parts
    mediaType
    contentBase64
  }
}
    `) as unknown as TypedDocumentString<PaperPartQuery, PaperPartQueryVariables>;
export const SearchLocalitiesDocument = new TypedDocumentString(`
    query SearchLocalities {
  localities {
    id
    name
    latitude
    longitude
  }
}
    `) as unknown as TypedDocumentString<SearchLocalitiesQuery, SearchLocalitiesQueryVariables>;
export const SuggestDocument = new TypedDocumentString(`
    query Suggest($text: String!) {
  suggest(text: $text) {
    kind
    title
    subtitle
    locality {
      id
    }
    project {
      id
      reraNumber
    }
    builder {
      id
    }
    agent {
      id
    }
    listing {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<SuggestQuery, SuggestQueryVariables>;
export const LeadMessagesDocument = new TypedDocumentString(`
    query LeadMessages($leadId: ID!) {
  leadMessages(leadId: $leadId, first: 50) {
    nodes {
      id
      author
      agent {
        id
        name
      }
      text
      sentAt
      isRead
    }
  }
}
    `) as unknown as TypedDocumentString<LeadMessagesQuery, LeadMessagesQueryVariables>;
export const SendLeadMessageDocument = new TypedDocumentString(`
    mutation SendLeadMessage($input: SendLeadMessageInput!) {
  sendLeadMessage(input: $input) {
    message {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<SendLeadMessageMutation, SendLeadMessageMutationVariables>;
export const MarkMessagesReadDocument = new TypedDocumentString(`
    mutation MarkMessagesRead($input: MarkLeadMessagesReadInput!) {
  markLeadMessagesRead(input: $input) {
    __typename
  }
}
    `) as unknown as TypedDocumentString<MarkMessagesReadMutation, MarkMessagesReadMutationVariables>;
export const MessagesToAgentDocument = new TypedDocumentString(`
    subscription MessagesToAgent($after: Cursor) {
  leadMessageReceived(after: $after, as: AGENT) {
    cursor
    eventId
    gap {
      missed
    }
  }
}
    `) as unknown as TypedDocumentString<MessagesToAgentSubscription, MessagesToAgentSubscriptionVariables>;
export const MessagesToAgentStartDocument = new TypedDocumentString(`
    query MessagesToAgentStart {
  leadFeedCursor
}
    `) as unknown as TypedDocumentString<MessagesToAgentStartQuery, MessagesToAgentStartQueryVariables>;
export const MessagesToBuyerDocument = new TypedDocumentString(`
    subscription MessagesToBuyer($after: Cursor) {
  leadMessageReceived(after: $after, as: BUYER) {
    cursor
    eventId
    gap {
      missed
    }
  }
}
    `) as unknown as TypedDocumentString<MessagesToBuyerSubscription, MessagesToBuyerSubscriptionVariables>;
export const MessagesToBuyerStartDocument = new TypedDocumentString(`
    query MessagesToBuyerStart {
  leadChannelCursor(channel: MY_ENQUIRIES)
}
    `) as unknown as TypedDocumentString<MessagesToBuyerStartQuery, MessagesToBuyerStartQueryVariables>;
export const SaveSearchDocument = new TypedDocumentString(`
    mutation SaveSearch($input: SaveSearchInput!) {
  saveSearch(input: $input) {
    savedSearch {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<SaveSearchMutation, SaveSearchMutationVariables>;
export const ShortlistedIdsDocument = new TypedDocumentString(`
    query ShortlistedIds {
  myShortlist {
    listingId
  }
}
    `) as unknown as TypedDocumentString<ShortlistedIdsQuery, ShortlistedIdsQueryVariables>;
export const AddToShortlistDocument = new TypedDocumentString(`
    mutation AddToShortlist($input: AddToShortlistInput!) {
  addToShortlist(input: $input) {
    shortlistedHome {
      listingId
    }
  }
}
    `) as unknown as TypedDocumentString<AddToShortlistMutation, AddToShortlistMutationVariables>;
export const RemoveFromShortlistDocument = new TypedDocumentString(`
    mutation RemoveFromShortlist($input: RemoveFromShortlistInput!) {
  removeFromShortlist(input: $input) {
    listingId
  }
}
    `) as unknown as TypedDocumentString<RemoveFromShortlistMutation, RemoveFromShortlistMutationVariables>;
export const BeginEnrolmentDocument = new TypedDocumentString(`
    mutation BeginEnrolment($input: EnrolSecondFactorInput!) {
  enrolSecondFactor(input: $input) {
    secret
    uri
  }
}
    `) as unknown as TypedDocumentString<BeginEnrolmentMutation, BeginEnrolmentMutationVariables>;
export const LeadFiguresDocument = new TypedDocumentString(`
    query LeadFigures($input: LeadStatsInput!) {
  leadStats(input: $input) {
    group
    agent {
      id
      name
    }
    leads
    accepted
    contacted
    visited
    booked
    closed
    slaKept
    medianSecondsToAccept
    medianSecondsToContact
  }
}
    `) as unknown as TypedDocumentString<LeadFiguresQuery, LeadFiguresQueryVariables>;