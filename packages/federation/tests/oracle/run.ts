import fc from 'fast-check';
import { givenAsBytes, runCase, type OracleCase } from './compare.js';

const tape = (maxLength: number) => fc.array(fc.nat(0xffff), { maxLength, size: 'max' });
const chance = fc.constantFrom(0, 5, 11);

/** A generated supergraph, operation and world of data. */
export const oracleCase: fc.Arbitrary<OracleCase> = fc.record({
  graph: tape(150),
  operation: tape(80),
  data: fc.record({ seed: fc.nat(999), nullEvery: chance, errorEvery: chance, missingEntityEvery: chance }),
  down: fc.oneof({ weight: 6, arbitrary: fc.constant(-1) }, { weight: 1, arbitrary: fc.nat(3) }),
});

export interface OracleReport {
  readonly compared: number;
  /** Answers of subgraphs that were taken as bytes. */
  readonly asBytes: number;
  readonly skipped: Readonly<Record<string, number>>;
}

/** Runs many cases; throws with the smallest failing one and the seed to replay it. */
export async function runOracle(cases: number, seed: number, timeLimitMs?: number): Promise<OracleReport> {
  let compared = 0;
  const before = givenAsBytes.count;
  const skipped: Record<string, number> = {};
  // Several operations per graph: composing and building a planner cost more than everything else.
  const operations = fc.array(
    fc.record({
      operation: tape(80),
      data: oracleCase.map((one) => one.data),
      down: oracleCase.map((one) => one.down),
    }),
    { minLength: 1, maxLength: 10, size: 'max' },
  );
  const property = fc.asyncProperty(tape(150), operations, async (graph, list) => {
    for (const one of list) {
      const outcome = await runCase({ graph, ...one });
      if (outcome.kind === 'different') throw new Error(outcome.report);
      if (outcome.kind === 'same') compared += 1;
      else {
        const reason = outcome.reason.slice(0, 70);
        skipped[reason] = (skipped[reason] ?? 0) + 1;
      }
    }
  });
  await fc.assert(property, {
    numRuns: Math.ceil(cases / 5),
    seed,
    // Shrinking composes again and again; a case that is small enough will do.
    interruptAfterTimeLimit: timeLimitMs,
    markInterruptAsFailure: false,
  });
  return { compared, asBytes: givenAsBytes.count - before, skipped };
}
