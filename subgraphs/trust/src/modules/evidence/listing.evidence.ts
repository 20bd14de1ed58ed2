import { standing, type Evidence, type SubjectEvidence } from '../score/model/index.js';
import { registrationCaps } from './project.evidence.js';

/** What scoring needs of a published listing. */
export interface ListingFacts {
  listingId: string;
  agentId: string | null;
  projectId: string | null;
  /** Status of the project it belongs to; null when it belongs to none that is known. */
  projectStatus: string | null;
  /** Null when the agent or the licence is unknown. */
  agentLicenceExpiresOn: string | null;
  agentKnown: boolean;
  /** Rupees per square foot; null without an area. */
  pricePerSqFt: number | null;
  /** ln of rupees per square foot over the published listings of the locality. */
  peers: { count: number; logMedian: number; logSpread: number } | null;
  /** How many published listings offer the same flat, itself included. */
  sameFlat: number;
  completeness: number;
}

export interface ParentScore {
  score: number;
  interval: [number, number];
}

/** Fewer peers than this say nothing about a price. */
export const LEAST_PEERS = 8;
/** A price this many robust deviations from the median is ordinary. */
const ORDINARY_DEVIATIONS = 1.5;

/** What can be checked about a listing from what is public. */
export function listingEvidence(
  listing: ListingFacts,
  parents: { agent: ParentScore | undefined; project: ParentScore | undefined },
  today: string,
): SubjectEvidence {
  const { projectStatus } = listing;
  return {
    evidence: [
      ...(projectStatus === null
        ? []
        : [
            standing(
              'IDENTITY',
              'REGISTRATION',
              'REGISTRY',
              projectStatus === 'ACTIVE' || projectStatus === 'COMPLETED' ? 1 : 0,
            ),
          ]),
      ...licence(listing, today),
      ...priceCheck(listing),
      standing('DATA_ACCURACY', 'DUPLICATE_CHECK', 'TRANSACTION', 1 / listing.sameFlat),
      standing('DATA_ACCURACY', 'COMPLETENESS', 'TRANSACTION', listing.completeness),
      ...parent('AGENT_TRUST', parents.agent),
      ...parent('PROJECT_TRUST', parents.project),
    ],
    caps: registrationCaps(projectStatus),
  };
}

function licence({ agentKnown, agentLicenceExpiresOn }: ListingFacts, today: string): Evidence[] {
  if (!agentKnown || agentLicenceExpiresOn === null) return [];
  return [standing('IDENTITY', 'LICENCE', 'REGISTRY', agentLicenceExpiresOn >= today ? 1 : 0)];
}

/**
 * How far the price per square foot lies from the locality's median, in robust deviations (1.4826 · MAD of the
 * logarithm): ordinary up to 1.5, then `exp(−(deviations − 1.5))`.
 */
function priceCheck({ pricePerSqFt, peers }: ListingFacts): Evidence[] {
  if (pricePerSqFt === null || peers === null || peers.count < LEAST_PEERS) return [];
  const spread = Math.max(0.05, 1.4826 * peers.logSpread);
  const deviations = Math.abs(Math.log(pricePerSqFt) - peers.logMedian) / spread;
  const value = Math.exp(-Math.max(0, deviations - ORDINARY_DEVIATIONS));
  return [standing('DATA_ACCURACY', 'PRICE_CHECK', 'TRANSACTION', value)];
}

/** A parent counts as a verified document, as far as it is known itself: a wide interval says little. */
function parent(kind: string, score: ParentScore | undefined): Evidence[] {
  if (!score) return [];
  const certainty = Math.max(0, 1 - (score.interval[1] - score.interval[0]) / 100);
  return [standing('PARENT', kind, 'DOCUMENT', score.score / 100, certainty)];
}
