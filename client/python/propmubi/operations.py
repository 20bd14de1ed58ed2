"""Stored operations of the partner API, typed. Written by `pnpm codegen`; do not edit."""

from __future__ import annotations

from typing import Any, Dict, List, Literal, NotRequired, Optional, TypedDict, cast

LeadStage = Literal["BOOKED", "INCOMING", "LOST", "NEGOTIATION", "OPPORTUNITY", "PROSPECT", "SITE_VISIT_DONE", "SITE_VISIT_SCHEDULED", "UNQUALIFIED"]

class AcceptLeadAcceptLeadLead(TypedDict):
    id: str
    stage: LeadStage

AcceptLeadErrorCode = Literal["BAD_USER_INPUT", "LEAD_NOT_FOUND", "LEAD_NOT_YOURS"]

class AcceptLeadAcceptLeadUserErrors(TypedDict):
    code: AcceptLeadErrorCode
    message: str

class AcceptLeadAcceptLead(TypedDict):
    lead: Optional[AcceptLeadAcceptLeadLead]
    userErrors: List[AcceptLeadAcceptLeadUserErrors]

class AcceptLead(TypedDict):
    acceptLead: AcceptLeadAcceptLead

class AcceptLeadInput(TypedDict):
    leadId: str

AddLeadNoteErrorCode = Literal["BAD_USER_INPUT", "IDEMPOTENCY_KEY_REUSED", "LEAD_NOT_FOUND", "LEAD_NOT_YOURS"]

class AddLeadNoteAddLeadNoteUserErrors(TypedDict):
    code: AddLeadNoteErrorCode
    field: Optional[List[str]]
    message: str

class AddLeadNoteAddLeadNote(TypedDict):
    userErrors: List[AddLeadNoteAddLeadNoteUserErrors]

class AddLeadNote(TypedDict):
    addLeadNote: AddLeadNoteAddLeadNote

class AddLeadNoteInput(TypedDict):
    idempotencyKey: str
    leadId: str
    note: str

DataSource = Literal["LISTING_FILE", "MAHARERA", "MEMBER", "SYNTHETIC"]

ReputationBand = Literal["A", "B", "C", "D", "NEW"]

class BuilderBuilderReputationConfidenceInterval(TypedDict):
    low: float
    high: float

ReputationReasonCode = Literal["COMPLAINTS_HIGH", "COMPLAINTS_LOW", "DELAY_HIGH", "DELAY_LOW", "DELIVERY_ON_TIME", "DISCLOSURE_FRESH", "DISCLOSURE_STALE", "LITIGATION_HIGH", "LITIGATION_LOW", "OC_PENDING", "OVERDUE_NOW", "RERA_REVOKED", "RERA_REVOKED_NAMESAKE", "REVIEWS_HIGH", "REVIEWS_LOW", "THIN_EVIDENCE"]

class BuilderBuilderReputationReasons(TypedDict):
    code: ReputationReasonCode

ReputationCapCode = Literal["OC_PENDING", "RERA_REVOKED"]

class BuilderBuilderReputation(TypedDict):
    score: float
    band: Optional[ReputationBand]
    coverage: Optional[float]
    confidenceInterval: BuilderBuilderReputationConfidenceInterval
    reasons: List[BuilderBuilderReputationReasons]
    caps: List[ReputationCapCode]

class BuilderBuilder(TypedDict):
    id: str
    name: str
    districts: List[str]
    projectsCount: int
    revokedProjectsCount: int
    dataSource: DataSource
    reputation: Optional[BuilderBuilderReputation]

class Builder(TypedDict):
    builder: Optional[BuilderBuilder]

class CheckDocument(TypedDict):
    documentHashMatches: Optional[bool]

LeadCreationOutcome = Literal["CREATED", "RECAPTURED"]

LeadRoutingStatus = Literal["ASSIGNED", "CLOSED", "POND", "QUEUED"]

CreateLeadErrorCode = Literal["BAD_USER_INPUT", "CONSENT_REQUIRED", "CONTACT_REQUIRED", "IDEMPOTENCY_KEY_REUSED", "INVALID_BUDGET", "INVALID_EMAIL", "INVALID_PHONE", "LEAD_SUBJECT_REQUIRED", "LISTING_NOT_FOUND", "LISTING_OF_ANOTHER_BROKERAGE", "NO_BROKERAGE_FOR_PROJECT"]

class CreateLeadCreateLeadUserErrors(TypedDict):
    code: CreateLeadErrorCode
    field: Optional[List[str]]
    message: str

class CreateLeadCreateLead(TypedDict):
    leadId: Optional[str]
    outcome: Optional[LeadCreationOutcome]
    routingStatus: Optional[LeadRoutingStatus]
    routeAt: Optional[str]
    userErrors: List[CreateLeadCreateLeadUserErrors]

class CreateLead(TypedDict):
    createLead: CreateLeadCreateLead

class BudgetInput(TypedDict):
    max: NotRequired[Optional[int]]
    min: NotRequired[Optional[int]]

ContactChannel = Literal["CALL", "EMAIL", "SMS", "WHATSAPP"]

ConsentPurpose = Literal["LEAD_FOLLOW_UP", "MARKETING"]

class ConsentInput(TypedDict):
    channel: ContactChannel
    purpose: ConsentPurpose

class LeadContactInput(TypedDict):
    email: NotRequired[Optional[str]]
    name: NotRequired[Optional[str]]
    phone: NotRequired[Optional[str]]

LeadSource = Literal["CAMPAIGN", "LISTING_PAGE", "PARTNER_PORTAL", "PHONE", "PROJECT_PAGE", "WALK_IN", "WHATSAPP"]

class CreateLeadInput(TypedDict):
    budget: NotRequired[Optional[BudgetInput]]
    consents: List[ConsentInput]
    contact: LeadContactInput
    idempotencyKey: str
    languages: NotRequired[Optional[List[str]]]
    listingId: NotRequired[Optional[str]]
    message: NotRequired[Optional[str]]
    projectId: NotRequired[Optional[str]]
    source: NotRequired[Optional[LeadSource]]

SearchKind = Literal["AGENT", "BUILDER", "LISTING", "LOCALITY", "PROJECT"]

class FindSearchEdgesNodeListing(TypedDict):
    id: str

class FindSearchEdgesNodeProject(TypedDict):
    id: str
    reraNumber: str

class FindSearchEdgesNodeBuilder(TypedDict):
    id: str

class FindSearchEdgesNodeLocality(TypedDict):
    id: str

class FindSearchEdgesNode(TypedDict):
    kind: SearchKind
    title: str
    subtitle: str
    listing: Optional[FindSearchEdgesNodeListing]
    project: Optional[FindSearchEdgesNodeProject]
    builder: Optional[FindSearchEdgesNodeBuilder]
    locality: Optional[FindSearchEdgesNodeLocality]

class FindSearchEdges(TypedDict):
    node: FindSearchEdgesNode

class FindSearch(TypedDict):
    edges: List[FindSearchEdges]

class Find(TypedDict):
    search: Optional[FindSearch]

TrustBand = Literal["A", "B", "C", "D", "NEW"]

class SearchFilter(TypedDict):
    kinds: NotRequired[Optional[List[SearchKind]]]
    localityIds: NotRequired[Optional[List[str]]]
    trustBands: NotRequired[Optional[List[TrustBand]]]
    trustPercentileMin: NotRequired[Optional[float]]

class FindHomesFeedEdgesNodeLocality(TypedDict):
    name: str

class FindHomesFeedEdgesNodeProject(TypedDict):
    name: str
    reraNumber: str

class FindHomesFeedEdgesNodeTrustConfidenceInterval(TypedDict):
    low: float
    high: float

TrustReasonCode = Literal["AGENT_REGISTERED", "AGENT_REG_EXPIRED", "AGENT_STRONG", "AGENT_WEAK", "BOOKING_CANCELLED", "BUILDER_STRONG", "BUILDER_WEAK", "COMPLAINTS_HIGH", "COMPLAINTS_LOW", "DATA_COMPLETE", "DATA_INCOMPLETE", "DELAY_HIGH", "DELIVERY_ON_TIME", "DISCLOSURE_FRESH", "DISCLOSURE_STALE", "DISPUTE_DISMISSED", "DISPUTE_SEVERE", "DISPUTE_UPHELD", "DOCUMENT_FORGED", "DOC_EXPIRED", "DOC_FORGED", "DOC_MISSING", "DOC_REJECTED", "DOC_VERIFIED", "DUPLICATE_LISTING", "ENCUMBERED", "FAST_RESPONSE", "FRAUD_CONFIRMED", "ID_UNVERIFIED", "ID_VERIFIED", "LISTING_CLEARED", "LISTING_REPORTED", "LISTING_UNIQUE", "LITIGATION_HIGH", "LITIGATION_LOW", "NOT_ENCUMBERED", "OC_GRANTED", "OC_PENDING", "OVERDUE_NOW", "PAYMENTS_MADE", "PHONE_UNVERIFIED", "PHONE_VERIFIED", "PRICE_OUTLIER", "PRICE_PLAUSIBLE", "PRICE_STABLE", "PRICE_VOLATILE", "PROJECT_STRONG", "PROJECT_WEAK", "RERA_LAPSED", "RERA_NOT_IN_FORCE", "RERA_REGISTERED", "RERA_REVOKED", "REVIEWS_HIGH", "REVIEWS_LOW", "SLOW_RESPONSE", "THIN_EVIDENCE", "TITLE_CLEAR", "TITLE_DEFECT", "VISITS_KEPT", "VISIT_NO_SHOW"]

class FindHomesFeedEdgesNodeTrustReasons(TypedDict):
    code: TrustReasonCode

class FindHomesFeedEdgesNodeTrust(TypedDict):
    score: float
    band: TrustBand
    confidenceInterval: FindHomesFeedEdgesNodeTrustConfidenceInterval
    reasons: List[FindHomesFeedEdgesNodeTrustReasons]

class FindHomesFeedEdgesNode(TypedDict):
    id: str
    title: str
    listPrice: Optional[int]
    bedroomsTotal: Optional[int]
    carpetAreaSqFt: Optional[float]
    locality: Optional[FindHomesFeedEdgesNodeLocality]
    project: Optional[FindHomesFeedEdgesNodeProject]
    trust: Optional[FindHomesFeedEdgesNodeTrust]

class FindHomesFeedEdges(TypedDict):
    node: FindHomesFeedEdgesNode

class FindHomesFeedPageInfo(TypedDict):
    hasNextPage: bool
    endCursor: Optional[str]

class FindHomesFeed(TypedDict):
    totalCount: int
    edges: List[FindHomesFeedEdges]
    pageInfo: FindHomesFeedPageInfo

class FindHomes(TypedDict):
    feed: Optional[FindHomesFeed]

class MapBounds(TypedDict):
    east: float
    north: float
    south: float
    west: float

Furnishing = Literal["FULLY_FURNISHED", "SEMI_FURNISHED", "UNFURNISHED"]

PropertySubType = Literal["APARTMENT", "DUPLEX", "OFFICE", "PLOT", "RETAIL", "SINGLE_FAMILY_RESIDENCE", "STUDIO", "TOWNHOUSE"]

PropertyType = Literal["COMMERCIAL_SALE", "LAND", "RESIDENTIAL", "RESIDENTIAL_LEASE"]

class ListingFilter(TypedDict):
    agentId: NotRequired[Optional[str]]
    areaMaxSqFt: NotRequired[Optional[float]]
    areaMinSqFt: NotRequired[Optional[float]]
    bedrooms: NotRequired[Optional[List[int]]]
    bounds: NotRequired[Optional[MapBounds]]
    builderId: NotRequired[Optional[str]]
    furnishing: NotRequired[Optional[List[Furnishing]]]
    h3Index: NotRequired[Optional[str]]
    localityIds: NotRequired[Optional[List[str]]]
    priceMax: NotRequired[Optional[int]]
    priceMin: NotRequired[Optional[int]]
    projectId: NotRequired[Optional[str]]
    propertySubType: NotRequired[Optional[List[PropertySubType]]]
    propertyType: NotRequired[Optional[PropertyType]]
    text: NotRequired[Optional[str]]
    trustBands: NotRequired[Optional[List[TrustBand]]]
    trustPercentileMin: NotRequired[Optional[float]]

FeedSort = Literal["AREA_ASC", "AREA_DESC", "NEWEST", "PRICE_ASC", "PRICE_DESC", "TRUST_DESC"]

StandardStatus = Literal["ACTIVE", "ACTIVE_UNDER_CONTRACT", "CANCELED", "CLOSED", "COMING_SOON", "DELETE", "EXPIRED", "HOLD", "INCOMPLETE", "PENDING", "WITHDRAWN"]

class HomeListingLocality(TypedDict):
    name: str

class HomeListingPriceHistory(TypedDict):
    listPrice: int
    effectiveAt: str

class HomeListingAgent(TypedDict):
    name: str
    reraNumber: str

ProjectStatus = Literal["ABEYANCE", "ACTIVE", "COMPLETED", "DE_REGISTERED", "LAPSED", "REVOKED"]

class HomeListingProjectBuilder(TypedDict):
    id: str
    name: str

class HomeListingProject(TypedDict):
    name: str
    reraNumber: str
    status: ProjectStatus
    builder: HomeListingProjectBuilder

DocumentType = Literal["AGENT_CERTIFICATE", "AGREEMENT_FOR_SALE", "INDEX_II", "IOD_CC", "NOC", "OC", "PROPERTY_CARD", "RERA_CERTIFICATE", "SALE_DEED", "SEVEN_TWELVE", "TITLE_REPORT"]

DocumentStatus = Literal["AUTO_CHECKED", "DRAFT", "EXPIRED", "HASHED", "IN_REVIEW", "NEEDS_INFO", "REJECTED", "REVOKED", "SUPERSEDED", "UPLOADED", "VERIFIED"]

class HomeListingDocuments(TypedDict):
    type: DocumentType
    status: DocumentStatus

class HomeListingTrustConfidenceInterval(TypedDict):
    low: float
    high: float

TrustCapCode = Literal["DISPUTE_SEVERE", "DOCUMENT_FORGED", "FRAUD_CONFIRMED", "PHONE_UNVERIFIED", "RERA_LAPSED", "RERA_REVOKED"]

TrustFactorName = Literal["CONDUCT", "DATA_ACCURACY", "DOCUMENTS", "IDENTITY", "PARENT", "REVIEWS"]

class HomeListingTrustFactors(TypedDict):
    factor: TrustFactorName
    value: float
    weight: float

class HomeListingTrustReasons(TypedDict):
    code: TrustReasonCode

class HomeListingTrust(TypedDict):
    score: float
    band: TrustBand
    modelVersion: str
    coverage: Optional[float]
    confidenceInterval: HomeListingTrustConfidenceInterval
    caps: List[TrustCapCode]
    factors: List[HomeListingTrustFactors]
    reasons: List[HomeListingTrustReasons]

class HomeListing(TypedDict):
    id: str
    title: str
    publicRemarks: Optional[str]
    listPrice: Optional[int]
    bedroomsTotal: Optional[int]
    bathroomsTotalInteger: Optional[int]
    carpetAreaSqFt: Optional[float]
    furnishing: Optional[Furnishing]
    daysOnMarket: Optional[int]
    standardStatus: StandardStatus
    dataSource: DataSource
    locality: Optional[HomeListingLocality]
    priceHistory: List[HomeListingPriceHistory]
    agent: Optional[HomeListingAgent]
    project: Optional[HomeListingProject]
    documents: Optional[List[HomeListingDocuments]]
    trust: Optional[HomeListingTrust]

class Home(TypedDict):
    listing: Optional[HomeListing]

class LeadAssignedLeadAssignedGap(TypedDict):
    missed: int

class LeadAssignedLeadAssignedAssignment(TypedDict):
    id: str
    acceptDueAt: Optional[str]

class LeadAssignedLeadAssignedLeadListing(TypedDict):
    id: str
    title: str
    listPrice: Optional[int]

class LeadAssignedLeadAssignedLeadProject(TypedDict):
    id: str
    name: str

class LeadAssignedLeadAssignedLeadContact(TypedDict):
    name: Optional[str]

class LeadAssignedLeadAssignedLead(TypedDict):
    id: str
    stage: LeadStage
    message: Optional[str]
    listing: Optional[LeadAssignedLeadAssignedLeadListing]
    project: Optional[LeadAssignedLeadAssignedLeadProject]
    contact: Optional[LeadAssignedLeadAssignedLeadContact]

class LeadAssignedLeadAssigned(TypedDict):
    cursor: str
    eventId: Optional[str]
    occurredAt: Optional[str]
    gap: Optional[LeadAssignedLeadAssignedGap]
    assignment: Optional[LeadAssignedLeadAssignedAssignment]
    lead: Optional[LeadAssignedLeadAssignedLead]

class LeadAssigned(TypedDict):
    leadAssigned: LeadAssignedLeadAssigned

class LeadFeedCursor(TypedDict):
    leadFeedCursor: Optional[str]

class LeadsLeadsEdgesNodeAgent(TypedDict):
    name: str

class LeadsLeadsEdgesNodeListing(TypedDict):
    id: str
    title: str

class LeadsLeadsEdgesNode(TypedDict):
    id: str
    stage: LeadStage
    routingStatus: LeadRoutingStatus
    createdAt: str
    firstContactedAt: Optional[str]
    allowedStages: Optional[List[LeadStage]]
    agent: Optional[LeadsLeadsEdgesNodeAgent]
    listing: Optional[LeadsLeadsEdgesNodeListing]

class LeadsLeadsEdges(TypedDict):
    node: LeadsLeadsEdgesNode

class LeadsLeadsPageInfo(TypedDict):
    hasNextPage: bool
    endCursor: Optional[str]

class LeadsLeads(TypedDict):
    edges: List[LeadsLeadsEdges]
    pageInfo: LeadsLeadsPageInfo

class Leads(TypedDict):
    leads: Optional[LeadsLeads]

class LeadFilter(TypedDict):
    agentId: NotRequired[Optional[str]]
    createdBefore: NotRequired[Optional[str]]
    createdFrom: NotRequired[Optional[str]]
    listingId: NotRequired[Optional[str]]
    projectId: NotRequired[Optional[str]]
    routingStatuses: NotRequired[Optional[List[LeadRoutingStatus]]]
    stages: NotRequired[Optional[List[LeadStage]]]

class ProjectProjectBuilder(TypedDict):
    id: str
    name: str

class ProjectProjectTrustReasons(TypedDict):
    code: TrustReasonCode

class ProjectProjectTrust(TypedDict):
    score: float
    band: TrustBand
    reasons: List[ProjectProjectTrustReasons]

class ProjectProject(TypedDict):
    id: str
    name: str
    reraNumber: str
    status: ProjectStatus
    district: str
    apartmentsCount: Optional[int]
    bookedApartmentsCount: Optional[int]
    proposedCompletionOn: Optional[str]
    revisedCompletionOn: Optional[str]
    completionDueOn: Optional[str]
    completedOn: Optional[str]
    lapsedOn: Optional[str]
    complaintsCount: int
    casesCount: int
    dataSource: DataSource
    builder: ProjectProjectBuilder
    trust: Optional[ProjectProjectTrust]

class Project(TypedDict):
    project: Optional[ProjectProject]


ACCEPT_LEAD = """mutation accept_lead($input: AcceptLeadInput!) {
  acceptLead(input: $input) {
    lead {
      id
      stage
    }
    userErrors {
      code
      message
    }
  }
}"""

ADD_LEAD_NOTE = """mutation add_lead_note($input: AddLeadNoteInput!) {
  addLeadNote(input: $input) {
    userErrors {
      code
      field
      message
    }
  }
}"""

BUILDER = """query builder($id: ID!) {
  builder(id: $id) {
    id
    name
    districts
    projectsCount
    revokedProjectsCount
    dataSource
    reputation {
      score
      band
      coverage
      confidenceInterval {
        low
        high
      }
      reasons {
        code
      }
      caps
    }
  }
}"""

CHECK_DOCUMENT = """query check_document($id: ID!, $sha256: String!) {
  documentHashMatches(id: $id, sha256: $sha256)
}"""

CREATE_LEAD = """mutation create_lead($input: CreateLeadInput!) {
  createLead(input: $input) {
    leadId
    outcome
    routingStatus
    routeAt
    userErrors {
      code
      field
      message
    }
  }
}"""

FIND = """query find($text: String!, $filter: SearchFilter, $first: Int = 10) {
  search(text: $text, filter: $filter, first: $first) {
    edges {
      node {
        kind
        title
        subtitle
        listing {
          id
        }
        project {
          id
          reraNumber
        }
        builder {
          id
        }
        locality {
          id
        }
      }
    }
  }
}"""

FIND_HOMES = """query find_homes($filter: ListingFilter, $sort: FeedSort = TRUST_DESC, $first: Int = 10, $after: String) {
  feed(filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount
    edges {
      node {
        id
        title
        listPrice
        bedroomsTotal
        carpetAreaSqFt
        locality {
          name
        }
        project {
          name
          reraNumber
        }
        trust {
          score
          band
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
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}"""

HOME = """query home($id: ID!) {
  listing(id: $id) {
    id
    title
    publicRemarks
    listPrice
    bedroomsTotal
    bathroomsTotalInteger
    carpetAreaSqFt
    furnishing
    daysOnMarket
    standardStatus
    dataSource
    locality {
      name
    }
    priceHistory {
      listPrice
      effectiveAt
    }
    agent {
      name
      reraNumber
    }
    project {
      name
      reraNumber
      status
      builder {
        id
        name
      }
    }
    documents {
      type
      status
    }
    trust {
      score
      band
      modelVersion
      coverage
      confidenceInterval {
        low
        high
      }
      caps
      factors {
        factor
        value
        weight
      }
      reasons {
        code
      }
    }
  }
}"""

LEAD_ASSIGNED = """subscription lead_assigned($after: Cursor) {
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
    }
  }
}"""

LEAD_FEED_CURSOR = """query lead_feed_cursor {
  leadFeedCursor
}"""

LEADS = """query leads($filter: LeadFilter, $first: Int = 20, $after: String) {
  leads(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        id
        stage
        routingStatus
        createdAt
        firstContactedAt
        allowedStages
        agent {
          name
        }
        listing {
          id
          title
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}"""

PROJECT = """query project($reraNumber: String!) {
  project(reraNumber: $reraNumber) {
    id
    name
    reraNumber
    status
    district
    apartmentsCount
    bookedApartmentsCount
    proposedCompletionOn
    revisedCompletionOn
    completionDueOn
    completedOn
    lapsedOn
    complaintsCount
    casesCount
    dataSource
    builder {
      id
      name
    }
    trust {
      score
      band
      reasons {
        code
      }
    }
  }
}"""


def _given(variables: Dict[str, Any]) -> Dict[str, Any]:
    return {name: value for name, value in variables.items() if value is not None}


class Operations:
    """What a client of a platform can do; `execute` is how it asks."""

    def execute(self, query: str, variables: Optional[Dict[str, Any]] = None) -> Dict[str, Any]:
        raise NotImplementedError

    def accept_lead(self, *, input: AcceptLeadInput) -> AcceptLead:
        """Accepts a lead that is assigned to the owner of the key."""
        return cast(AcceptLead, self.execute(ACCEPT_LEAD, _given({"input": input})))

    def add_lead_note(self, *, input: AddLeadNoteInput) -> AddLeadNote:
        """Adds a note to a lead. The same idempotencyKey adds it once."""
        return cast(AddLeadNote, self.execute(ADD_LEAD_NOTE, _given({"input": input})))

    def builder(self, *, id: str) -> Builder:
        """A builder with how far they kept their promises, the interval of that score, and registrations that were revoked."""
        return cast(Builder, self.execute(BUILDER, _given({"id": id})))

    def check_document(self, *, id: str, sha256: str) -> CheckDocument:
        """Whether a document in the register of papers has these bytes, told by their SHA-256 in hexadecimal."""
        return cast(CheckDocument, self.execute(CHECK_DOCUMENT, _given({"id": id, "sha256": sha256})))

    def create_lead(self, *, input: CreateLeadInput) -> CreateLead:
        """Asks about a home or a project for a buyer. The same idempotencyKey and input give the same answer again."""
        return cast(CreateLead, self.execute(CREATE_LEAD, _given({"input": input})))

    def find(self, *, text: str, filter: Optional[SearchFilter] = None, first: Optional[int] = None) -> Find:
        """Homes, projects, builders and places by free words, in any of their spellings and scripts, best first."""
        return cast(Find, self.execute(FIND, _given({"text": text, "filter": filter, "first": first})))

    def find_homes(self, *, filter: Optional[ListingFilter] = None, sort: Optional[FeedSort] = None, first: Optional[int] = None, after: Optional[str] = None) -> FindHomes:
        """Homes on the market by filters: price in rupees, bedrooms, area in square feet, trust band. Ids of localities come from `find`."""
        return cast(FindHomes, self.execute(FIND_HOMES, _given({"filter": filter, "sort": sort, "first": first, "after": after})))

    def home(self, *, id: str) -> Home:
        """One home with its facts, its trust score explained, its project and the state of its legal documents. Null is unknown, never good."""
        return cast(Home, self.execute(HOME, _given({"id": id})))

    def lead_feed_cursor(self) -> LeadFeedCursor:
        """Where a stream of leads that is opened now would begin."""
        return cast(LeadFeedCursor, self.execute(LEAD_FEED_CURSOR, _given({})))

    def leads(self, *, filter: Optional[LeadFilter] = None, first: Optional[int] = None, after: Optional[str] = None) -> Leads:
        """Leads that the owner of the key may see, newest first, without contact data."""
        return cast(Leads, self.execute(LEADS, _given({"filter": filter, "first": first, "after": after})))

    def project(self, *, reraNumber: str) -> Project:
        """What the MahaRERA register says of a project, by its registration number: dates promised and revised, complaints, cases, builder."""
        return cast(Project, self.execute(PROJECT, _given({"reraNumber": reraNumber})))
