import { describe, expect, it } from '@jest/globals';
import { runOracle } from './run.js';

describe('oracle', () => {
  // `pnpm --filter federation oracle --cases 5000 --seed 7` runs as many as one likes.
  it('answers generated operations as Apollo does, but for what docs/oracle.md lists', async () => {
    const { compared, asBytes } = await runOracle(150, 20_261_121);
    expect(compared).toBeGreaterThan(100);
    expect(asBytes).toBeGreaterThan(50);
  }, 600_000);
});
