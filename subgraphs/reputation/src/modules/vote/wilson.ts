/** Of the normal distribution, for 95 %. */
const Z = 1.96;

/**
 * Lower bound of the Wilson score interval (Wilson 1927) of the share of votes that say helpful, 95 %: a review with 1 of 1
 * does not stand above one with 40 of 45. 0 without votes.
 */
export function wilsonLowerBound(helpful: number, unhelpful: number): number {
  const votes = helpful + unhelpful;
  if (votes === 0) return 0;
  const share = helpful / votes;
  const margin = Z * Math.sqrt((share * (1 - share) + Z ** 2 / (4 * votes)) / votes);
  return Math.max(0, (share + Z ** 2 / (2 * votes) - margin) / (1 + Z ** 2 / votes));
}
