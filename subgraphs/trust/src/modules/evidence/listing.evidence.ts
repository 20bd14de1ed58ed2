import { standing, type Evidence, type SubjectEvidence } from '../score/model/evidence.js';
import { registrationCaps, REGISTRATION_VALUE } from './project.evidence.js';

/** What scoring needs of a published listing. */
export interface ListingFacts {
  listingId: string;
  agentId: string | null;
  projectId: string | null;
  bedrooms: number | null;
  /** Agent and project were made up by an import: they are no evidence. */
  isAssignmentSynthetic: boolean;
  /** Status of the project it belongs to; null when it belongs to none that is known. */
  projectStatus: string | null;
  /** Null when the agent or the licence is unknown. */
  agentLicenceExpiresOn: string | null;
  /** Rupees per square foot; null without an area. */
  pricePerSqFt: number | null;
  /** ln of rupees per square foot over the published listings of the locality with as many bedrooms. */
  peers: { count: number; logMedian: number; logSpread: number } | null;
  /** How many published listings state the same facts, itself included. */
  sameFlat: number;
  completeness: number;
  /** How many of the facts a buyer needs are missing. */
  missing: number;
}

export interface ParentScore {
  score: number;
  interval: [number, number];
}

/** Fewer peers than this say nothing about a price. */
export const LEAST_PEERS = 8;
/** How many facts about a flat a buyer needs: `consumers/on-listing.ts`. */
export const FACTS_OF_A_LISTING = 6;
/** A price this many robust deviations from the median is worth half. */
const HALF_AT_DEVIATIONS = 2;

/** What can be checked about a listing from what is public. */
export function listingEvidence(
  listing: ListingFacts,
  parents: { agent: ParentScore | undefined; project: ParentScore | undefined },
  today: string,
): SubjectEvidence {
  const own = [
    ...priceCheck(listing),
    standing('DATA_ACCURACY', 'DUPLICATE_CHECK', 'TRANSACTION', 1 / listing.sameFlat, {
      facts: { listings: listing.sameFlat },
    }),
    standing('DATA_ACCURACY', 'COMPLETENESS', 'TRANSACTION', listing.completeness, {
      facts: { missing: listing.missing, needed: FACTS_OF_A_LISTING },
    }),
  ];
  if (listing.isAssignmentSynthetic) return { evidence: own, caps: [] };
  return {
    evidence: [
      ...registration(listing),
      ...licence(listing, today),
      ...own,
      ...parent('AGENT_TRUST', parents.agent),
      ...parent('PROJECT_TRUST', parents.project),
    ],
    caps: registrationCaps(listing.projectStatus),
  };
}

function registration({ projectStatus }: ListingFacts): Evidence[] {
  if (projectStatus === null) return [];
  const value = REGISTRATION_VALUE[projectStatus] ?? 0.5;
  return [standing('IDENTITY', 'REGISTRATION', 'REGISTRY', value, { facts: { status: projectStatus } })];
}

function licence({ agentLicenceExpiresOn: until }: ListingFacts, today: string): Evidence[] {
  if (until === null) return [];
  return [standing('IDENTITY', 'LICENCE', 'REGISTRY', until >= today ? 1 : 0, { facts: { until } })];
}

/**
 * How far the price per square foot lies from the median of homes in the locality with as many bedrooms, in robust
 * deviations z (1.4826 · MAD of the logarithm): `1 / (1 + (z / 2)²)`, which tells apart what is ordinary, too.
 */
function priceCheck({ pricePerSqFt, peers }: ListingFacts): Evidence[] {
  if (pricePerSqFt === null || peers === null || peers.count < LEAST_PEERS) return [];
  const spread = Math.max(0.05, 1.4826 * peers.logSpread);
  const difference = Math.log(pricePerSqFt) - peers.logMedian;
  const value = 1 / (1 + (difference / spread / HALF_AT_DEVIATIONS) ** 2);
  const facts = { percent: Math.round(100 * (Math.exp(difference) - 1)), peers: peers.count };
  return [standing('DATA_ACCURACY', 'PRICE_CHECK', 'TRANSACTION', value, { facts })];
}

/** A parent counts as a verified document, as far as it is known itself: a wide interval says little. */
function parent(kind: string, score: ParentScore | undefined): Evidence[] {
  if (!score) return [];
  const credibility = Math.max(0, 1 - (score.interval[1] - score.interval[0]) / 100);
  const facts = { score: Math.round(score.score) };
  return [standing('PARENT', kind, 'DOCUMENT', score.score / 100, { credibility, facts })];
}

/** Listings are compared with those of as many bedrooms, four and more together. */
export function segmentOfListing({ bedrooms }: Pick<ListingFacts, 'bedrooms'>): string {
  if (bedrooms === null) return 'BEDROOMS_UNKNOWN';
  return bedrooms >= 4 ? 'BEDROOMS_4_OR_MORE' : `BEDROOMS_${bedrooms}`;
}
