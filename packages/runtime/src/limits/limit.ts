/** A token bucket: `points` at once, refilled evenly over `windowSeconds`. */
export interface Limit {
  /** Kebab-case; part of the Redis key, of the error and of `RateLimit-Policy`. */
  readonly name: string;
  /** Points of a full bucket. 0 switches the limit off. */
  readonly points: number;
  /** Time an empty bucket takes to be full again, in seconds. */
  readonly windowSeconds: number;
  /**
   * What holds while Redis does not answer. `allow`: this process counts on its own, so that a flood is still refused
   * and every other caller is served. `refuse`: SERVICE_UNAVAILABLE, for what must never exceed its budget.
   */
  readonly onRedisDown: 'allow' | 'refuse';
  /** Error code of a refusal; RATE_LIMITED by default. */
  readonly code?: string;
}

/** Points taken from the bucket of one key of a limit. */
export interface Charge {
  readonly limit: Limit;
  /** Whom or what the bucket belongs to, see `limitKeys`. Never a phone or another personal value: hash it first. */
  readonly key: string;
  /** Default 1. */
  readonly points?: number;
}

/** One bucket after a charge. */
export interface LimitState {
  readonly name: string;
  readonly points: number;
  readonly windowSeconds: number;
  /** Whole points left. */
  readonly remaining: number;
  /** Seconds until the bucket is full again, if nothing else is taken. */
  readonly resetSeconds: number;
  /** The same in milliseconds, not rounded. */
  readonly missingMs?: number;
}

/** The bucket of several that is the nearest to empty, as a share of its size: the one a client should heed. */
export function tightestOf(states: readonly LimitState[]): LimitState | undefined {
  return states.reduce<LimitState | undefined>(
    (tightest, state) =>
      !tightest || state.remaining / state.points < tightest.remaining / tightest.points ? state : tightest,
    undefined,
  );
}
