import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '@propmubi/testkit';
import { ALPHA, eigenTrust, type TrustEdges } from './eigentrust.js';

const edges = (nodes: number, list: readonly (readonly [number, number, number])[]): TrustEdges => ({
  nodes,
  from: Uint32Array.from(list, ([from]) => from),
  to: Uint32Array.from(list, ([, to]) => to),
  weight: Float64Array.from(list, ([, , weight]) => weight),
});

/** The same by solving `(I − (1 − α) Cᵀ) t = α p` with Gaussian elimination, dangling rows replaced by p. */
function solved({ nodes, from, to, weight }: TrustEdges, preTrusted: readonly number[]): number[] {
  const all = Array.from({ length: nodes }, (_, node) => node);
  const p = all.map((node) => (preTrusted.includes(node) ? 1 / preTrusted.length : 0));
  const given = all.map((row) =>
    all.map((column) =>
      weight.reduce((sum, one, edge) => (from[edge] === row && to[edge] === column ? sum + one : sum), 0),
    ),
  );
  const rows = given.map((row) => {
    const total = row.reduce((sum, one) => sum + one, 0);
    return total === 0 ? p : row.map((one) => one / total);
  });
  let matrix = all.map((i) => [
    ...rows.map((row, j) => (i === j ? 1 : 0) - (1 - ALPHA) * (row[i] as number)),
    ALPHA * (p[i] as number),
  ]);
  for (const pivot of all) {
    const chosen = matrix[pivot] as number[];
    matrix = matrix.map((row, i) => {
      const factor = i === pivot ? 0 : (row[pivot] as number) / (chosen[pivot] as number);
      return row.map((one, column) => one - factor * (chosen[column] as number));
    });
  }
  return matrix.map((row, i) => (row[nodes] as number) / (row[i] as number));
}

describe('eigenTrust', () => {
  it('is the solution of its linear equations', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 20; round++) {
      const list = Array.from(
        { length: 25 },
        () => [Math.floor(random() * 9), Math.floor(random() * 9), 0.1 + random()] as const,
      );
      const graph = edges(9, list);
      const expected = solved(graph, [0, 3, 5]);
      const { trust } = eigenTrust(graph, [0, 3, 5]);
      for (const [node, share] of expected.entries()) expect(trust[node]).toBeCloseTo(share, 9);
    }
  });

  it('shares out 1 in all, and gives nothing to what no trust reaches', () => {
    const { trust } = eigenTrust(
      edges(5, [
        [0, 1, 2],
        [1, 0, 1],
        [3, 4, 100],
        [4, 3, 100],
      ]),
      [0],
    );
    expect(trust.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
    expect([trust[2], trust[3], trust[4]]).toEqual([0, 0, 0]);
  });

  it('is the same to the bit in two runs', () => {
    const random = seededRandom(8);
    const graph = edges(
      500,
      Array.from({ length: 5_000 }, () => [Math.floor(random() * 500), Math.floor(random() * 500), random()]),
    );
    expect(Buffer.from(eigenTrust(graph, [1, 2, 3]).trust.buffer)).toEqual(
      Buffer.from(eigenTrust(graph, [1, 2, 3]).trust.buffer),
    );
  });

  it('converges in as many rounds as its contraction allows, whatever the graph', () => {
    const chain = Array.from({ length: 2_000 }, (_, node) => [node, (node + 1) % 2_000, 1] as const);
    expect(eigenTrust(edges(2_000, chain), [0]).iterations).toBeLessThanOrEqual(150);
  });

  it('needs a pre-trusted node', () => {
    expect(() => eigenTrust(edges(1, []), [])).toThrow(RangeError);
  });
});
