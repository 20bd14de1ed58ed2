/** A seeded generator of numbers in [0, 1) (mulberry32): a failure is run again by its seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How large a failure test runs: `FAULTS=full` for the whole, else small enough for every run of CI. */
export function faultSize<T>(small: T, full: T): T {
  return process.env['FAULTS'] === 'full' ? full : small;
}

/** The seed of this run, from `FAULT_SEED` or 1; tests put it into their names. */
export function faultSeed(): number {
  return Number(process.env['FAULT_SEED'] ?? 1);
}
