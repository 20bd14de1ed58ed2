import { LEAST_CREDIBILITY } from '../builder-reputation/model/parameters.js';
import { eigenTrust, type TrustEdges } from './eigentrust.js';

/** Raised whenever a number or a rule of it changes. */
export const CREDIBILITY_MODEL = 'rater-credibility/1';

/** A confirmed booking or payment between a buyer and an agent or a builder. */
export interface Dealing {
  buyerId: string;
  /** Node of the other side: the agent's user where it is known, else the agent or the builder. */
  counterpartyId: string;
  /** Sum of the weights of what was dealt. */
  weight: number;
  /** The buyer's latest published stars about the other side; null without. */
  stars: number | null;
}

/** How far a rater is believed, 0.1 to 1, and whose voice it is. */
export interface RaterCredibility {
  userId: string;
  credibility: number;
  /** What raters who share a device share (voices.ts); null for one who shares none. */
  voice: string | null;
}

/** With fewer pre-trusted raters there is nothing to compare with: all are believed alike. */
export const LEAST_PRE_TRUSTED = 10;
/** What a dealing without a review is worth to the other side. */
const SILENT_DEALING = 0.5;

/**
 * Rater credibility: EigenTrust over people whose identity was proven and who booked or paid, through the agents and
 * builders they dealt with. A buyer gives trust by dealings times the stars, an agent or a builder by dealings alone.
 * `clip(t / median of the pre-trusted, .1, 1)`, rounded to four digits; who is not in it has the least. Undefined where too
 * few are proven to say anything. The order of `dealings` and `proven` makes no difference.
 */
export function credibilityOf(
  dealings: readonly Dealing[],
  proven: ReadonlySet<string>,
): Map<string, number> | undefined {
  const known = dealings
    .filter(({ buyerId, counterpartyId }) => proven.has(buyerId) && buyerId !== counterpartyId)
    .toSorted((a, b) => compare(a.buyerId, b.buyerId) || compare(a.counterpartyId, b.counterpartyId));
  const buyers = [...new Set(known.map(({ buyerId }) => buyerId))];
  if (buyers.length < LEAST_PRE_TRUSTED) return undefined;
  const index = new Map<string, number>();
  for (const { buyerId, counterpartyId } of known)
    for (const id of [buyerId, counterpartyId]) if (!index.has(id)) index.set(id, index.size);
  const { trust } = eigenTrust(
    edgesOf(known, index),
    buyers.map((id) => index.get(id) as number),
  );
  const own = buyers.map((id) => trust[index.get(id) as number] as number);
  const median = medianOf(own);
  return new Map(buyers.map((id, place) => [id, clip((own[place] as number) / median)]));
}

function edgesOf(dealings: readonly Dealing[], index: ReadonlyMap<string, number>): TrustEdges {
  const edges = dealings.flatMap(({ buyerId, counterpartyId, weight, stars }) => {
    const [buyer, other] = [index.get(buyerId) as number, index.get(counterpartyId) as number];
    const opinion = stars === null ? SILENT_DEALING : (stars - 1) / 4;
    return [
      ...(opinion > 0 ? [{ from: buyer, to: other, weight: weight * opinion }] : []),
      { from: other, to: buyer, weight },
    ];
  });
  return {
    nodes: index.size,
    from: Uint32Array.from(edges, ({ from }) => from),
    to: Uint32Array.from(edges, ({ to }) => to),
    weight: Float64Array.from(edges, ({ weight }) => weight),
  };
}

function clip(ratio: number): number {
  return Math.round(Math.min(1, Math.max(LEAST_CREDIBILITY, ratio)) * 10_000) / 10_000;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
