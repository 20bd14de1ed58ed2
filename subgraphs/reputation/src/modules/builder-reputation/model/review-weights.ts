import {
  BASIS_WEIGHTS,
  LEAST_BELIEVED_AT_MOST,
  LEAST_CREDIBILITY,
  REVIEW_HALF_LIFE_DAYS,
} from './parameters.js';
import { dayNumber } from './project-facts.js';

export interface ReviewFacts {
  stars: number;
  /** ISO 8601 instant. */
  submittedAt: string;
  basis: keyof typeof BASIS_WEIGHTS;
  /** The brokerage through which the author met the builder; null where it is not known. */
  cluster: string | null;
  /** What authors who share a device share; null for one who shares none. */
  voice: string | null;
  /** How far its author is believed, 0.1 to 1 (modules/rater). */
  credibility: number;
}

/** A review as evidence: its value in [0,1] and how much it weighs. */
export interface WeighedReview {
  weight: number;
  value: number;
}

/**
 * Weighs reviews by what their authors had at stake, how far they are believed, and by age, halved every year. Reviews that
 * came through one brokerage share one voice: each of n weighs 1/n of what it would alone, since a brokerage that sends one
 * buyer can send fifty. Those of before the brokerage was kept share one voice, too, and so do those of authors who share a
 * device; of a review that is of both kinds the larger n counts. All who are believed least, and may be
 * one person, weigh together at most a quarter of a payment, or a twentieth of the others.
 */
export function weighReviews(reviews: readonly ReviewFacts[], asOf: string): WeighedReview[] {
  const today = dayNumber(asOf);
  const brokerages = Map.groupBy(reviews, ({ cluster }) => cluster);
  const voices = Map.groupBy(reviews, ({ voice }) => voice);
  const weighed = reviews.map(({ stars, submittedAt, basis, cluster, voice, credibility }) => {
    const days = Math.max(0, today - dayNumber(submittedAt.slice(0, 10)));
    const alone = BASIS_WEIGHTS[basis] * credibility * 2 ** (-days / REVIEW_HALF_LIFE_DAYS);
    const isLeast = credibility <= LEAST_CREDIBILITY;
    const together = Math.max(
      brokerages.get(cluster)?.length ?? 1,
      voice === null ? 1 : (voices.get(voice)?.length ?? 1),
    );
    return { isLeast, weight: alone / together, value: (stars - 1) / 4 };
  });
  const total = (least: boolean) =>
    weighed.reduce((sum, { isLeast, weight }) => sum + (isLeast === least ? weight : 0), 0);
  const most = Math.max(LEAST_BELIEVED_AT_MOST.weight, LEAST_BELIEVED_AT_MOST.share * total(false));
  const scale = Math.min(1, most / total(true));
  return weighed.map(({ isLeast, weight, value }) => ({ weight: isLeast ? weight * scale : weight, value }));
}
