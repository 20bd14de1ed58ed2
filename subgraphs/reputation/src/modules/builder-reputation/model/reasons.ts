import type { BuilderFacts, BuilderScore, FactorScore } from './builder-score.js';
import { isSureMatch, type Cap } from './caps.js';
import type { DeliveryEvidence } from './delivery.js';
import { BAND_COVERAGE, type Factor } from './parameters.js';
import type { RevocationFacts } from './project-facts.js';
import type { ReviewFacts } from './review-weights.js';

export interface Reason {
  code: string;
  polarity: 'NEGATIVE' | 'POSITIVE';
  /** Points below the segment's average that it costs; 0 for what speaks in favour. */
  loss: number;
  text: string;
  /** What the sentence about delays counts, for who writes it in another language. */
  delays?: DelayFigures;
  /** The same of reviews. */
  reviews?: ReviewFigures;
}

export interface DelayFigures {
  projects: number;
  late: number;
  silent: number;
  /** 0 to 1. */
  comparableLateShare: number;
}

export interface ReviewFigures {
  people: number;
  meanStars: number;
}

const MAX_NEGATIVE = 4;
const MAX_POSITIVE = 2;
/** Less than this many points from the segment's average is no reason. */
const WORTH_TELLING = 1;

const CODES: Record<Factor, { low: string; high: string }> = {
  DELIVERY: { low: 'DELAY_LOW', high: 'DELAY_HIGH' },
  COMPLAINTS: { low: 'COMPLAINTS_LOW', high: 'COMPLAINTS_HIGH' },
  LITIGATION: { low: 'LITIGATION_LOW', high: 'LITIGATION_HIGH' },
  DISCLOSURE: { low: 'DISCLOSURE_FRESH', high: 'DISCLOSURE_STALE' },
  REVIEWS: { low: 'REVIEWS_HIGH', high: 'REVIEWS_LOW' },
};

const TEXTS: Record<Exclude<Factor, 'DELIVERY' | 'REVIEWS'>, { better: string; worse: string }> = {
  COMPLAINTS: {
    better: 'Fewer complaints with the authority for the number of units than comparable builders have.',
    worse: 'More complaints with the authority for the number of units than comparable builders have.',
  },
  LITIGATION: {
    better: 'Fewer disclosed court cases for the number of units than comparable builders have.',
    worse: 'More disclosed court cases for the number of units than comparable builders have.',
  },
  DISCLOSURE: {
    better: 'The register was updated more recently than those of comparable builders.',
    worse: 'The register was updated less recently than those of comparable builders.',
  },
};

const CAP_TEXTS: Record<Cap['code'], string> = {
  RERA_REVOKED: 'The authority lists a registration of this builder as revoked, within the last three years.',
  OC_PENDING: 'An occupancy certificate is documented as missing two years after the due date.',
};

/**
 * At most four reasons against and two for. Each factor speaks once, for or against, by how it compares with the
 * segment's average; caps come first, the lowest before the others. Sentences state what the source states: silence about
 * completion is said to be silence.
 */
export function reasonsOf(
  { factors, caps, raw, coverage, evidence }: BuilderScore,
  { revocations, reviews }: Pick<BuilderFacts, 'revocations' | 'reviews'>,
): Reason[] {
  const known = factors
    .filter(({ evidenceWeight }) => evidenceWeight > 0)
    .map((factor) => ({ factor, gap: 100 * factor.weight * (factor.value - factor.baseRate) }));
  const negative = known
    .filter(({ gap }) => gap <= -WORTH_TELLING)
    .sort((a, b) => a.gap - b.gap)
    .map(({ factor, gap }) => reason(factor, { evidence, reviews }, 'NEGATIVE', -gap));
  const positive = known
    .filter(({ gap }) => gap >= WORTH_TELLING)
    .sort((a, b) => b.gap - a.gap)
    .map(({ factor }) => reason(factor, { evidence, reviews }, 'POSITIVE', 0));
  const against: Reason[] = [
    ...caps.map(({ code, score }) => ({
      code,
      polarity: 'NEGATIVE' as const,
      loss: Math.max(0, raw - score),
      text: CAP_TEXTS[code],
    })),
    ...warnings(revocations),
    ...negative,
    ...thinness(coverage),
  ];
  return [...against.slice(0, MAX_NEGATIVE), ...positive.slice(0, MAX_POSITIVE)];
}

function reason(
  { factor, baseRate }: FactorScore,
  said: { evidence: readonly DeliveryEvidence[]; reviews: readonly ReviewFacts[] },
  polarity: Reason['polarity'],
  loss: number,
): Reason {
  const isWorse = polarity === 'NEGATIVE';
  const code = isWorse ? CODES[factor].high : CODES[factor].low;
  if (factor === 'DELIVERY') {
    const delays = delaysOf(said.evidence, 1 - baseRate);
    return { code, polarity, loss, text: delaysText(delays), delays };
  }
  if (factor === 'REVIEWS') {
    const reviews = ratingOf(said.reviews);
    return { code, polarity, loss, text: reviewsText(reviews), reviews };
  }
  return { code, polarity, loss, text: isWorse ? TEXTS[factor].worse : TEXTS[factor].better };
}

function delaysOf(evidence: readonly DeliveryEvidence[], baseRate: number): DelayFigures {
  const count = (outcome: DeliveryEvidence['outcome']) =>
    evidence.filter((one) => one.outcome === outcome).length;
  return {
    projects: evidence.length,
    late: count('LATE'),
    silent: count('SILENT'),
    comparableLateShare: Math.round(10_000 * baseRate) / 10_000,
  };
}

/**
 * Of a share of four decimals the whole per cent that readers of the share round it to, too: by its digits. 0.575 is stored as a little
 * less, and a hundred times that is 57.4999….
 */
export function percentOf(share: number): number {
  return Math.round(Math.round(10_000 * share) / 100);
}

/** Counts and the rate they are compared with; of the others, what is not known. */
function delaysText({ projects, late, silent, comparableLateShare }: DelayFigures): string {
  const of = `${late} of ${projects} ${projects === 1 ? 'project' : 'projects'} whose registered date has passed`;
  const were = late === 1 ? 'is' : 'are';
  const silence =
    silent > 0
      ? ` Of ${silent} the register documents neither completion nor an extension of that length.`
      : '';
  return `${of} ${were} documented as late by more than twelve months; of comparable projects it is ${percentOf(comparableLateShare)} %.${silence}`;
}

function ratingOf(reviews: readonly ReviewFacts[]): ReviewFigures {
  const mean = reviews.reduce((sum, { stars }) => sum + stars, 0) / reviews.length;
  return { people: reviews.length, meanStars: Number(mean.toFixed(1)) };
}

/** What reviews say, in numbers: there is no measured rate to compare them with. */
function reviewsText({ people, meanStars }: ReviewFigures): string {
  const who = people === 1 ? '1 person' : `${people} people`;
  return `${who} with a verified visit, booking or payment gave ${meanStars.toFixed(1)} of 5 stars on average.`;
}

/** A name alone may be another firm's: it is said, and changes no score. */
function warnings(revocations: readonly RevocationFacts[]): Reason[] {
  const others = revocations.filter(({ matchedBy }) => !isSureMatch(matchedBy));
  if (others.length === 0) return [];
  const text =
    'The authority lists a revoked registration of a promoter of the same name in another district. It may be another firm.';
  return [{ code: 'RERA_REVOKED_NAMESAKE', polarity: 'NEGATIVE', loss: 0, text }];
}

function thinness(coverage: number): Reason[] {
  if (coverage >= BAND_COVERAGE) return [];
  const text = 'Little is known: no project of this builder is old enough to tell how it delivers.';
  return [{ code: 'THIN_EVIDENCE', polarity: 'NEGATIVE', loss: 0, text }];
}
