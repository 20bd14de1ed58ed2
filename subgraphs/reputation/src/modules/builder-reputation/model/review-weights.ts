import { BASIS_WEIGHTS, REVIEW_HALF_LIFE_DAYS } from './parameters.js';
import { dayNumber } from './project-facts.js';

export interface ReviewFacts {
  stars: number;
  /** ISO 8601 instant. */
  submittedAt: string;
  basis: keyof typeof BASIS_WEIGHTS;
  /** The brokerage through which the author met the builder; null where it is not known. */
  cluster: string | null;
}

/** A review as evidence: its value in [0,1] and how much it weighs. */
export interface WeighedReview {
  weight: number;
  value: number;
}

/**
 * Weighs reviews by what their authors had at stake and by age, halved every year. Reviews that came through one
 * brokerage share one voice: each of n weighs 1/n of what it would alone, since a broker who sends one buyer can send fifty.
 * Those of before the brokerage was kept share one voice, too.
 */
export function weighReviews(reviews: readonly ReviewFacts[], asOf: string): WeighedReview[] {
  const today = dayNumber(asOf);
  const voices = Map.groupBy(reviews, ({ cluster }) => cluster);
  return reviews.map(({ stars, submittedAt, basis, cluster }) => {
    const days = Math.max(0, today - dayNumber(submittedAt.slice(0, 10)));
    const alone = BASIS_WEIGHTS[basis] * 2 ** (-days / REVIEW_HALF_LIFE_DAYS);
    return { weight: alone / (voices.get(cluster)?.length ?? 1), value: (stars - 1) / 4 };
  });
}
