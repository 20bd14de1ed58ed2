import { REGISTER_FACTORS, type RegisterFactor } from './parameters.js';
import type { ProjectValues } from './project-values.js';

/** The market's mean per factor: what is expected of an unknown builder. */
export type BaseRates = Record<RegisterFactor, number>;

const UNKNOWN_MARKET = 0.5;

/**
 * a_k: the mean of v over all projects of the register that say something about factor k, each with its weight.
 * (Unweighted means give .28/.91/.90/.46 over the reference register instead of the .36/.93/.91/.54 of domain.md.)
 */
export function baseRatesOf(projects: readonly ProjectValues[]): BaseRates {
  return Object.fromEntries(
    REGISTER_FACTORS.map((factor) => {
      let sum = 0;
      let total = 0;
      for (const { weight, values } of projects) {
        const value = values[factor];
        if (value === null) continue;
        sum += weight * value;
        total += weight;
      }
      return [factor, total > 0 ? sum / total : UNKNOWN_MARKET];
    }),
  ) as BaseRates;
}
