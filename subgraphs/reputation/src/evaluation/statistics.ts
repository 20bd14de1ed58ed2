/** A prediction and what came of it. Only those of one stratum are compared with each other. */
export interface Outcome {
  /** The cluster that bootstrap and folds keep together. */
  builderId: string;
  stratum: string;
  label: 0 | 1;
  score: number;
}

/**
 * The share of pairs (one late, one not, same stratum) that the score puts in the right order; ties count half.
 * `weightOf` is how often a builder was drawn; NaN where no pair can be formed.
 */
export function stratifiedAuc(
  outcomes: readonly Outcome[],
  weightOf: (builderId: string) => number = () => 1,
): number {
  return aucOf(sortedStrata(outcomes), weightOf);
}

function sortedStrata(outcomes: readonly Outcome[]): Outcome[][] {
  const strata = [...Map.groupBy(outcomes, (one) => one.stratum).values()];
  return strata.map((stratum) => stratum.toSorted((a, b) => a.score - b.score));
}

function aucOf(strata: readonly Outcome[][], weightOf: (builderId: string) => number): number {
  let concordant = 0;
  let pairs = 0;
  for (const sorted of strata) {
    let below = 0;
    for (let from = 0; from < sorted.length;) {
      let to = from;
      let [late, onTime] = [0, 0];
      // At least one: what is no number equals nothing, not even itself.
      do {
        const { builderId, label } = sorted[to++] as Outcome;
        if (label === 1) late += weightOf(builderId);
        else onTime += weightOf(builderId);
      } while (to < sorted.length && sorted[to]?.score === sorted[from]?.score);
      concordant += late * (below + onTime / 2);
      below += onTime;
      from = to;
    }
    pairs += below * sorted.reduce((sum, one) => sum + one.label * weightOf(one.builderId), 0);
  }
  return concordant / pairs;
}

/** The AUC with its 95 % interval, by drawing builders with replacement. */
export function aucWithInterval(outcomes: readonly Outcome[], draws = 300) {
  const builders = [...new Set(outcomes.map(({ builderId }) => builderId))].sort();
  // Sorted once: a draw changes how often each counts, and not their order.
  const strata = sortedStrata(outcomes);
  const random = seededRandom(20_240_121);
  const samples = Array.from({ length: draws }, () => {
    const drawn = new Map<string, number>();
    for (let n = 0; n < builders.length; n++) {
      const one = builders[Math.floor(random() * builders.length)] as string;
      drawn.set(one, (drawn.get(one) ?? 0) + 1);
    }
    return aucOf(strata, (builderId) => drawn.get(builderId) ?? 0);
  }).sort((a, b) => a - b);
  const at = (share: number) => samples[Math.round(share * (samples.length - 1))] as number;
  return { auc: aucOf(strata, () => 1), low: at(0.025), high: at(0.975) };
}

/** A generator of reproducible numbers in [0, 1) (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
