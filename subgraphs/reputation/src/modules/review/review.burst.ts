/**
 * The greatest count that is still ordinary: 99.9 % of days with `expected` events on average see no more (Poisson).
 * A burst over the line is a campaign more often than a coincidence, so it waits for a moderator.
 */
export function poissonLine(expected: number, probability = 0.999): number {
  let term = Math.exp(-expected);
  let cumulative = term;
  let count = 0;
  while (cumulative < probability && count < 10_000) {
    count += 1;
    term *= expected / count;
    cumulative += term;
  }
  return count;
}
