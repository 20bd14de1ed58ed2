import { bandOf, type HeldBand } from './band.js';
import { expectationOf } from './beta.js';
import { weigh, type SubjectEvidence } from './evidence.js';
import {
  CAPS,
  FACTOR_WEIGHTS,
  FACTORS,
  PRIOR_WEIGHT,
  RANKED,
  type Band,
  type CapCode,
  type Factor,
  type SubjectType,
} from './parameters.js';
import { reasonsOf, type Reason } from './reasons.js';
import { percentileIn, type SegmentStatistics } from './segment.js';
import type { KnownFactor, WeighedEvidence } from './known-factor.js';

export interface FactorScore {
  factor: Factor;
  /** Its share of the score, ω'; 0 when nothing is known. */
  weight: number;
  /** p_k in [0,1]. */
  value: number;
  evidenceWeight: number;
  evidenceCount: number;
}

export interface Score {
  score: number;
  lowerBound: number;
  interval: [number, number];
  band: Band;
  /** What the band would be without caps: what the next score is held by. */
  uncappedBand: Band;
  /** Σ ω of the known factors, 0 to 1; one of which only signals are known counts in proportion. */
  coverage: number;
  /** Within the segment, 0 to 100; null for people and where the segment is not known. */
  percentile: number | null;
  factors: FactorScore[];
  reasons: Reason[];
  /** Worst first. */
  caps: CapCode[];
  /** Per kind of observation its mean value: what base rates are made of. */
  signals: Record<string, number>;
}

/**
 * TrustScore 0–100 (docs/trust.md): per factor k the Beta expectation p_k and its variance. Factors without evidence
 * leave the sum, those with little count in proportion, ω' = ω·min(1, E / W) over the sum of that: `T = 100 Σ ω'_k p_k`, `SE = 100 √(Σ ω'_k² Var_k)`, interval `T ± 1.96 SE` clipped
 * to 0..100, lower bound `LCB = T − 1.645 SE`. A cap that applies limits score, bound and interval. Who is known by
 * nothing has 50, from 0 to 100. `today` is a calendar day in India; `held` the band it has, which it leaves beyond a margin.
 */
export function scoreSubject(
  type: SubjectType,
  { evidence, caps: given }: SubjectEvidence,
  today: string,
  segment?: SegmentStatistics,
  held?: HeldBand,
): Score {
  const weights = FACTOR_WEIGHTS[type];
  const known = FACTORS.flatMap((factor): KnownFactor[] => {
    const own = weigh(
      evidence.filter((one) => one.factor === factor && weights[factor] !== undefined),
      today,
    );
    return own.length === 0 ? [] : [{ factor, share: 0, own, expectation: expectationOf(own) }];
  });
  const countsFor = ({ factor, expectation }: KnownFactor) =>
    (weights[factor] ?? 0) * Math.min(1, expectation.evidenceWeight / PRIOR_WEIGHT);
  // The word of strangers alone makes no factor known.
  const coverage = sum(known, (one) =>
    one.own.some(({ source }) => source !== 'SIGNAL') ? (weights[one.factor] ?? 0) : countsFor(one),
  );
  const counted = sum(known, countsFor);
  for (const one of known) one.share = countsFor(one) / counted;
  const caps = [...new Set(given)].sort((a, b) => CAPS[a] - CAPS[b]);
  const raw =
    known.length === 0 ? 50 : 100 * sum(known, ({ share, expectation }) => share * expectation.value);
  const error =
    known.length === 0
      ? 50 / 1.645
      : 100 * Math.sqrt(sum(known, ({ share, expectation }) => share ** 2 * expectation.variance));
  const ceiling = Math.min(100, ...caps.map((code) => CAPS[code]));
  const limit = (points: number) => Math.min(ceiling, Math.max(0, points));
  const score = limit(raw);
  const lowerBound = raw - 1.645 * error;
  const ranks = RANKED.has(type) ? segment : undefined;
  const percentile = ranks ? percentileIn(ranks, score) : null;
  const { band, uncapped } = bandOf({
    type,
    score: raw,
    lowerBound,
    error,
    segment: ranks,
    coverage,
    ceiling,
    caps,
    held,
  });
  return {
    score,
    lowerBound: limit(lowerBound),
    interval: [limit(raw - 1.96 * error), limit(raw + 1.96 * error)],
    band,
    uncappedBand: uncapped,
    coverage,
    percentile,
    factors: factorsOf(type, known),
    reasons: reasonsOf(type, known, { caps, raw, isNew: band === 'NEW', segment }),
    caps,
    signals: signalsOf(known.flatMap(({ own }) => own)),
  };
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

function factorsOf(type: SubjectType, known: readonly KnownFactor[]): FactorScore[] {
  return FACTORS.filter((factor) => FACTOR_WEIGHTS[type][factor] !== undefined).map((factor) => {
    const found = known.find((one) => one.factor === factor);
    return {
      factor,
      weight: found?.share ?? 0,
      value: found?.expectation.value ?? 0.5,
      evidenceWeight: found?.expectation.evidenceWeight ?? 0,
      evidenceCount: found?.own.length ?? 0,
    };
  });
}

function signalsOf(weighed: readonly WeighedEvidence[]): Record<string, number> {
  const kinds = [...Map.groupBy(weighed, ({ kind }) => kind)].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    kinds.map(([kind, own]) => [
      kind,
      sum(own, ({ weight, value }) => weight * value) / sum(own, ({ weight }) => weight),
    ]),
  );
}
