import { expectationOf } from '../beta.js';
import { weightOf, type SubjectEvidence } from '../evidence.js';
import { BANDS, CAPS, FACTOR_WEIGHTS, FACTORS, type Band, type SubjectType } from '../parameters.js';

/**
 * Model trust/1, kept to compare with: factors without evidence count with the base rate .5, every band comes from the
 * lower bound, NEW while the half-width is over 20.
 */
export function scoreSubject1(
  type: SubjectType,
  { evidence, caps }: SubjectEvidence,
  today: string,
): { score: number; lowerBound: number; band: Band } {
  const parts = FACTORS.flatMap((factor) => {
    const share = FACTOR_WEIGHTS[type][factor];
    if (share === undefined) return [];
    const own = evidence
      .filter((one) => one.factor === factor)
      .map((one) => ({ value: one.value, weight: weightOf(one, today) }));
    return [{ share, ...expectationOf(own) }];
  });
  const raw = 100 * parts.reduce((sum, { share, value }) => sum + share * value, 0);
  const error = 100 * Math.sqrt(parts.reduce((sum, { share, variance }) => sum + share ** 2 * variance, 0));
  const ceiling = Math.min(100, ...caps.map((code) => CAPS[code]));
  const limit = (points: number) => Math.min(ceiling, Math.max(0, points));
  const lowerBound = limit(raw - 1.645 * error);
  const isNew = 1.96 * error > 20 && caps.length === 0;
  const band = isNew ? 'NEW' : (BANDS.find(([, least]) => lowerBound >= least)?.[0] ?? 'D');
  return { score: limit(raw), lowerBound, band };
}
