import type { Factor } from './parameters.js';

export interface FactorScore {
  factor: Factor;
  /** ω, the factor's share of the score. */
  weight: number;
  /** p_k in [0,1]. */
  value: number;
  /** a_k, what it would be without any evidence. */
  baseRate: number;
  /** r + s, comparable with the prior's weight of 4. */
  evidenceWeight: number;
  /** How many projects or reviews spoke. */
  evidenceCount: number;
  variance: number;
}
