import { expectationOf } from './beta.js';
import { weightOf, type Evidence, type SubjectEvidence } from './evidence.js';
import {
  BANDS,
  CAPS,
  FACTOR_WEIGHTS,
  FACTORS,
  NEW_HALF_WIDTH,
  PRIOR_WEIGHT,
  type Band,
  type CapCode,
  type Factor,
  type SubjectType,
} from './parameters.js';
import { absenceOf, CAP_TEXTS, KINDS, THIN_EVIDENCE, type Reason } from './reasons.js';

export interface FactorScore {
  factor: Factor;
  /** ω, the factor's share of the score. */
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
  factors: FactorScore[];
  reasons: Reason[];
  caps: CapCode[];
}

const MAX_NEGATIVE = 4;
const MAX_POSITIVE = 2;
/** Less than this many points is not worth a reason. */
const WORTH_TELLING = 1;
/** An observation of at least this speaks for the subject, a lesser one against it. */
const GOOD_ENOUGH = 0.6;

/**
 * TrustScore 0–100 (domain.md): per factor k the Beta expectation p_k and its variance, then
 * `T = 100 Σ ω_k p_k`, `SE = 100 √(Σ ω_k² Var_k)`, interval `T ± 1.96 SE` clipped to 0..100, lower bound
 * `LCB = T − 1.645 SE`; band from the LCB: A ≥ 80, B ≥ 65, C ≥ 50, else D, and NEW while the half-width is over 20.
 * A cap that applies limits score, bound and interval.
 */
export function scoreSubject(type: SubjectType, { evidence, caps }: SubjectEvidence, now: Date): Score {
  const weighed = evidence
    .map((one) => ({ ...one, weight: weightOf(one, now) }))
    .filter(({ weight }) => weight > 0);
  const parts = FACTORS.flatMap((factor) => {
    const share = FACTOR_WEIGHTS[type][factor];
    if (share === undefined) return [];
    const own = weighed.filter((one) => one.factor === factor);
    return [{ factor, share, own, expectation: expectationOf(own) }];
  });
  const raw = 100 * parts.reduce((sum, { share, expectation }) => sum + share * expectation.value, 0);
  const error =
    100 *
    Math.sqrt(parts.reduce((sum, { share, expectation }) => sum + share ** 2 * expectation.variance, 0));
  const ceiling = Math.min(100, ...caps.map((code) => CAPS[code]));
  const limit = (points: number) => Math.min(ceiling, Math.max(0, points));
  const lowerBound = limit(raw - 1.645 * error);
  const isNew = 1.96 * error > NEW_HALF_WIDTH;
  return {
    score: limit(raw),
    lowerBound,
    interval: [limit(raw - 1.96 * error), limit(raw + 1.96 * error)],
    // Whoever is capped is known well enough for a band: what holds them down is certain.
    band: isNew && caps.length === 0 ? 'NEW' : bandOf(lowerBound),
    factors: parts.map(({ factor, share, own, expectation }) => ({
      factor,
      weight: share,
      value: expectation.value,
      evidenceWeight: expectation.evidenceWeight,
      evidenceCount: own.length,
    })),
    reasons: reasonsOf(type, parts, caps, raw, isNew),
    caps,
  };
}

function bandOf(lowerBound: number): Band {
  return BANDS.find(([, least]) => lowerBound >= least)?.[0] ?? 'D';
}

interface Part {
  factor: Factor;
  share: number;
  own: readonly (Evidence & { weight: number })[];
  expectation: { evidenceWeight: number };
}

/**
 * A factor's loss `100 ω (1 − p)` belongs to its observations by their e·(1 − v), and to nothing known by W·(1 − a);
 * the gain likewise. Summed by code: at most four against, worst first, and two for.
 */
function reasonsOf(
  type: SubjectType,
  parts: readonly Part[],
  caps: readonly CapCode[],
  raw: number,
  isNew: boolean,
): Reason[] {
  const losses = new Map<string, Reason>();
  const gains = new Map<string, { points: number; text: string }>();
  for (const { factor, share, own, expectation } of parts) {
    const perWeight = (100 * share) / (expectation.evidenceWeight + PRIOR_WEIGHT);
    const absence = own.length === 0 && absenceOf(type, factor);
    if (absence) addLoss(losses, absence, perWeight * (PRIOR_WEIGHT / 2));
    for (const { kind, weight, value } of own) {
      const words = KINDS[kind];
      if (!words) continue;
      if (value < GOOD_ENOUGH) {
        addLoss(losses, words.bad, perWeight * weight * (1 - value));
        continue;
      }
      const known = gains.get(words.good.code);
      const points = (known?.points ?? 0) + perWeight * weight * value;
      gains.set(words.good.code, { points, text: words.good.text });
    }
  }
  const capped = caps.map((code) => ({
    code,
    polarity: 'NEGATIVE' as const,
    loss: Math.max(0, raw - CAPS[code]),
    text: CAP_TEXTS[code],
  }));
  const worst = [...losses.values()]
    .filter(({ loss }) => loss >= WORTH_TELLING)
    .sort((a, b) => b.loss - a.loss);
  const thin: Reason[] = isNew ? [{ ...THIN_EVIDENCE, polarity: 'NEGATIVE', loss: 0 }] : [];
  // That little is known is always told: it changes how the rest is read.
  const negative = [...[...capped, ...worst].slice(0, MAX_NEGATIVE - thin.length), ...thin];
  const positive = [...gains]
    .filter(([, { points }]) => points >= WORTH_TELLING)
    .sort(([, a], [, b]) => b.points - a.points)
    .slice(0, MAX_POSITIVE)
    .map(([code, { text }]) => ({ code, polarity: 'POSITIVE' as const, loss: 0, text }));
  return [...negative, ...positive];
}

function addLoss(losses: Map<string, Reason>, { code, text }: { code: string; text: string }, loss: number) {
  const known = losses.get(code);
  if (known) known.loss += loss;
  else losses.set(code, { code, polarity: 'NEGATIVE', loss, text });
}
