import type { Expectation } from './beta.js';
import type { Evidence } from './evidence.js';
import type { Factor } from './parameters.js';

/** A factor of which something is known. */
export interface KnownFactor {
  factor: Factor;
  /** ω': ω·min(1, E / W) over the sum of that over the known factors. */
  share: number;
  own: readonly WeighedEvidence[];
  expectation: Expectation;
}

export type WeighedEvidence = Evidence & { weight: number };
