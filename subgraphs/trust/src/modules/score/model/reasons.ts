import { absenceOf, FAMILIES, type Code } from './codes.js';
import type { EvidenceFacts } from './evidence.js';
import { CAPS, FACTOR_WEIGHTS, FACTORS, PRIOR_WEIGHT, type CapCode, type SubjectType } from './parameters.js';
import type { SegmentStatistics } from './segment.js';
import type { KnownFactor, WeighedEvidence } from './known-factor.js';

export interface Reason {
  code: Code;
  polarity: 'NEGATIVE' | 'POSITIVE';
  /** Points this takes off a perfect score; 0 for what speaks in favour. */
  loss: number;
  /** What the sentence states: numbers and days of the source. */
  facts: EvidenceFacts;
}

export const MAX_NEGATIVE = 4;
export const MAX_POSITIVE = 2;
/** Less than this many points is not worth a reason. */
const WORTH_TELLING = 1;
/** What counts as usual where there is no segment to compare with. */
const USUAL = 0.6;
/** A difference from the usual that is no difference. */
const INDIFFERENT = 0.02;

interface Circumstances {
  caps: readonly CapCode[];
  raw: number;
  isNew: boolean;
  segment: SegmentStatistics | undefined;
}

interface Spoken extends Reason {
  points: number;
}

/**
 * Why a score is what it is: caps, worst first, then at most four reasons against in all by their loss, two for. A
 * factor's loss `100 ω' (1 − p)` belongs to its families of observations by their e·(1 − v), the gain by e·v. A family
 * speaks once, against if its mean value is worse than the base rate of the segment, else for.
 */
export function reasonsOf(
  type: SubjectType,
  known: readonly KnownFactor[],
  { caps, raw, isNew, segment }: Circumstances,
): Reason[] {
  const spoken = known.flatMap((factor) => familiesOf(factor, segment));
  const capped = caps.map((code): Reason => ({
    code,
    polarity: 'NEGATIVE',
    loss: Math.max(0, raw - CAPS[code]),
    facts: { points: CAPS[code] },
  }));
  const against = spoken
    .filter(({ polarity, loss }) => polarity === 'NEGATIVE' && loss >= WORTH_TELLING)
    .sort((a, b) => b.loss - a.loss || (a.code < b.code ? -1 : 1));
  const missing = FACTORS.filter(
    (factor) => FACTOR_WEIGHTS[type][factor] !== undefined && !known.some((one) => one.factor === factor),
  ).flatMap((factor) => absenceOf(type, factor) ?? []);
  const silent = missing.map((code): Reason => ({ code, polarity: 'NEGATIVE', loss: 0, facts: {} }));
  const thin: Reason[] = isNew ? [{ code: 'THIN_EVIDENCE', polarity: 'NEGATIVE', loss: 0, facts: {} }] : [];
  // That little is known is always said: it changes how the rest is read.
  const negative = [...[...capped, ...against, ...silent].slice(0, MAX_NEGATIVE - thin.length), ...thin];
  const positive = spoken
    .filter(({ polarity, points }) => polarity === 'POSITIVE' && points >= WORTH_TELLING)
    .sort((a, b) => b.points - a.points || (a.code < b.code ? -1 : 1))
    .slice(0, MAX_POSITIVE);
  return [...negative, ...positive].map(({ code, polarity, loss, facts }) => ({
    code,
    polarity,
    loss,
    facts,
  }));
}

function familiesOf(
  { share, own, expectation }: KnownFactor,
  segment: SegmentStatistics | undefined,
): Spoken[] {
  const perWeight = (100 * share) / (expectation.evidenceWeight + PRIOR_WEIGHT);
  return [...Map.groupBy(own, ({ kind }) => kind)].flatMap(([kind, observations]): Spoken[] => {
    const family = FAMILIES[kind];
    if (!family) return [];
    const weight = observations.reduce((total, one) => total + one.weight, 0);
    const value = observations.reduce((total, one) => total + one.weight * one.value, 0) / weight;
    const bad = isWorse(value, segment?.rates[kind] ?? USUAL);
    const code = bad ? family.bad : family.good;
    if (!code) return [];
    const facts = factsOf(observations, value);
    return [
      bad
        ? { code, polarity: 'NEGATIVE', loss: perWeight * weight * (1 - value), points: 0, facts }
        : { code, polarity: 'POSITIVE', loss: 0, points: perWeight * weight * value, facts },
    ];
  });
}

/** Compared with what is usual; what is as usual is judged by itself. */
function isWorse(value: number, usual: number): boolean {
  return Math.abs(value - usual) < INDIFFERENT ? value < 0.5 : value < usual;
}

/** Facts of the weightiest observation, and how many there are. */
function factsOf(observations: readonly WeighedEvidence[], value: number): EvidenceFacts {
  const [first, ...rest] = observations as readonly [WeighedEvidence, ...WeighedEvidence[]];
  const main = rest.reduce((best, one) => (one.weight > best.weight ? one : best), first);
  return { count: observations.length, percent: Math.round(100 * value), ...main.facts };
}
