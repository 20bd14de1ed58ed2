import type { FactorScore } from './factor-score.js';
import type { Cap } from './caps.js';
import { PRIOR_WEIGHT, type Factor } from './parameters.js';
import type { ProjectValues } from './project-values.js';

export interface Reason {
  code: string;
  polarity: 'NEGATIVE' | 'POSITIVE';
  /** Points this takes off a perfect score; 0 for what speaks in favour. */
  loss: number;
  text: string;
}

const MAX_NEGATIVE = 4;
const MAX_POSITIVE = 2;
/** Less than this many points lost is not worth a reason. */
const WORTH_TELLING = 3;
const GOOD = 0.8;

const NEGATIVE: Record<Factor, { code: string; text: string }> = {
  DELIVERY: { code: 'DELAY_HIGH', text: 'Projects were promised for one date and moved to a later one.' },
  COMPLAINTS: { code: 'COMPLAINTS_HIGH', text: 'Many complaints for the number of apartments.' },
  LITIGATION: { code: 'LITIGATION_HIGH', text: 'Many court cases for the number of apartments.' },
  DISCLOSURE: { code: 'DISCLOSURE_STALE', text: 'The register was not updated for long.' },
  REVIEWS: { code: 'REVIEWS_LOW', text: 'Verified buyers rated low.' },
};

const POSITIVE: Record<Factor, { code: string; text: string }> = {
  DELIVERY: { code: 'DELIVERY_ON_TIME', text: 'Projects keep close to their promised dates.' },
  COMPLAINTS: { code: 'COMPLAINTS_LOW', text: 'Few or no complaints for the number of apartments.' },
  LITIGATION: { code: 'LITIGATION_LOW', text: 'Few or no court cases for the number of apartments.' },
  DISCLOSURE: { code: 'DISCLOSURE_FRESH', text: 'The register is kept up to date.' },
  REVIEWS: { code: 'REVIEWS_HIGH', text: 'Verified buyers rated high.' },
};

const CAP_TEXTS: Record<Cap['code'], string> = {
  RERA_REVOKED: 'The registration of a project was revoked within the last three years.',
  OC_PENDING: 'An occupancy certificate is missing two years after the due date.',
};

interface Explained {
  factors: readonly FactorScore[];
  caps: readonly Cap[];
  /** The score before caps. */
  raw: number;
  projects: readonly ProjectValues[];
}

/**
 * At most four negative and two positive codes. A cap loses what it takes off, a factor `100 ω (1 − p)`; only factors
 * with evidence are told, because the market's share of a score says nothing about this builder.
 */
export function reasonsOf({ factors, caps, raw, projects }: Explained): Reason[] {
  const heard = factors.filter(({ evidenceWeight }) => evidenceWeight > 0);
  const negative = [
    ...caps.map(({ code, score }) => ({
      code,
      loss: Math.max(0, raw - score),
      text: CAP_TEXTS[code],
      cap: true,
    })),
    ...heard
      .map((factor) => ({
        ...negativeOf(factor, projects),
        loss: 100 * factor.weight * (1 - factor.value),
        cap: false,
      }))
      .filter(({ loss }) => loss >= WORTH_TELLING),
    ...thinness(factors),
  ].sort((a, b) => Number(b.cap) - Number(a.cap) || b.loss - a.loss);
  const positive = heard
    .filter(({ value }) => value >= GOOD)
    .sort((a, b) => b.weight * b.value - a.weight * a.value);
  return [
    ...negative
      .slice(0, MAX_NEGATIVE)
      .map(({ code, loss, text }) => ({ code, polarity: 'NEGATIVE' as const, loss, text })),
    ...positive
      .slice(0, MAX_POSITIVE)
      .map(({ factor }) => ({ ...POSITIVE[factor], polarity: 'POSITIVE' as const, loss: 0 })),
  ];
}

/** Delay has two faces: dates that were moved, and dates that are simply over. The larger one is told. */
function negativeOf(
  { factor }: FactorScore,
  projects: readonly ProjectValues[],
): { code: string; text: string } {
  if (factor !== 'DELIVERY') return NEGATIVE[factor];
  const months = (pick: (project: ProjectValues) => number) =>
    projects.reduce((sum, project) => sum + project.weight * pick(project), 0);
  return months((project) => project.overdueMonths) > months((project) => project.slipMonths)
    ? { code: 'OVERDUE_NOW', text: 'Projects are past their latest promised date and not completed.' }
    : NEGATIVE.DELIVERY;
}

function thinness(factors: readonly FactorScore[]) {
  const register = factors.filter(({ factor }) => factor !== 'REVIEWS');
  const most = Math.max(...register.map(({ evidenceWeight }) => evidenceWeight));
  if (most >= PRIOR_WEIGHT) return [];
  const text = 'Little is known: the score is mostly the market’s average.';
  return [{ code: 'THIN_EVIDENCE', loss: 0, text, cap: false }];
}
