/** One rater's or subject's word for another, in favour: from, to, and how much. Ends are indices of nodes. */
export interface TrustEdges {
  nodes: number;
  from: Uint32Array;
  to: Uint32Array;
  weight: Float64Array;
}

export interface TrustFlow {
  /** Share of all trust per node; they sum to 1. */
  trust: Float64Array;
  iterations: number;
}

/** Share of trust that goes back to the pre-trusted nodes in each round. */
export const ALPHA = 0.15;
const TOLERANCE = 1e-10;
/** (1 − α)^n < 1e-10 from n = 142 on: the iteration contracts by 1 − α a round. */
const MAX_ITERATIONS = 150;

/**
 * EigenTrust (Kamvar, Schlosser, Garcia-Molina 2003): `t = (1 − α) Cᵀ t + α p` by power iteration over a sparse matrix, where
 * C is the edges' weights with rows that sum to 1, and p is uniform over the pre-trusted nodes. A node without outgoing
 * edges passes its trust to the pre-trusted ones. Sums run in the order of edges, so that the same edges in the same order
 * give the same numbers to the bit.
 * @throws RangeError without a pre-trusted node: then there is nothing that trust could start from
 */
export function eigenTrust(edges: TrustEdges, preTrusted: readonly number[]): TrustFlow {
  if (preTrusted.length === 0) throw new RangeError('EigenTrust needs a pre-trusted node.');
  const { nodes, from, to } = edges;
  const share = rowShares(edges);
  const dangling = danglingNodes(edges);
  const start = 1 / preTrusted.length;
  let trust = new Float64Array(nodes);
  for (const node of preTrusted) trust[node] = start;
  let next = new Float64Array(nodes);
  for (let iterations = 1; ; iterations++) {
    next.fill(0);
    for (let edge = 0; edge < share.length; edge++)
      add(next, to[edge] as number, (share[edge] as number) * (trust[from[edge] as number] as number));
    let lost = 0;
    for (const node of dangling) lost += trust[node] as number;
    for (let node = 0; node < nodes; node++) next[node] = (next[node] as number) * (1 - ALPHA);
    const back = (ALPHA + (1 - ALPHA) * lost) * start;
    for (const node of preTrusted) add(next, node, back);
    const moved = distance(trust, next);
    [trust, next] = [next, trust];
    if (moved < TOLERANCE || iterations === MAX_ITERATIONS) return { trust, iterations };
  }
}

function rowShares({ nodes, from, weight }: TrustEdges): Float64Array {
  const total = new Float64Array(nodes);
  for (let edge = 0; edge < weight.length; edge++) add(total, from[edge] as number, weight[edge] as number);
  return weight.map((own, edge) => own / (total[from[edge] as number] as number));
}

function danglingNodes({ nodes, from }: TrustEdges): number[] {
  const speaks = new Uint8Array(nodes);
  for (const node of from) speaks[node] = 1;
  return Array.from({ length: nodes }, (_, node) => node).filter((node) => speaks[node] === 0);
}

function distance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let node = 0; node < a.length; node++) sum += Math.abs((a[node] as number) - (b[node] as number));
  return sum;
}

function add(values: Float64Array, at: number, more: number): void {
  values[at] = (values[at] as number) + more;
}
