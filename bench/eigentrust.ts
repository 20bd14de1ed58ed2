/**
 * Rater credibility over a generated market: 100,000 ratings (or as many as are given) of 40,000 buyers about 5,000 agents
 * and builders, a few of whom have most of the business. Prints the time of each of five runs; the target is 5 s.
 */
import { credibilityOf, type Dealing } from '../subgraphs/reputation/src/modules/rater/credibility.js';

const RATINGS = Number(process.argv[2] ?? 100_000);
const BUYERS = Math.max(10, Math.round(RATINGS * 0.4));
const SUBJECTS = Math.max(10, Math.round(RATINGS / 20));
const ROUNDS = 5;

/** Mulberry32: the same market in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = randomFrom(1);
const dealings = Array.from({ length: RATINGS }, (): Dealing => ({
  buyerId: `buyer-${Math.floor(random() * BUYERS)}`,
  counterpartyId: `subject-${Math.floor(random() ** 2 * SUBJECTS)}`,
  weight: random() < 0.3 ? 1 : 0.8,
  stars: random() < 0.2 ? null : 1 + Math.floor(random() * 5),
}));
const proven = new Set(dealings.map(({ buyerId }) => buyerId));

for (let round = 1; round <= ROUNDS; round++) {
  const began = performance.now();
  const found = credibilityOf(dealings, proven);
  const seconds = (performance.now() - began) / 1_000;
  process.stdout.write(
    `round ${round}: ${RATINGS} ratings, ${found?.size} raters, ${seconds.toFixed(2)} s (target 5 s)\n`,
  );
}
