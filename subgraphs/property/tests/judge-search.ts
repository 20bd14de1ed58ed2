import { expectData } from '@propmubi/testkit';
import type { startProperty } from './property-subgraph.js';
import { JUDGEMENTS } from './search-judgements.js';

type Property = Awaited<ReturnType<typeof startProperty>>;

export interface Judged {
  queries: number;
  /** Mean nDCG@10, 0 to 1. */
  ndcg: number;
  /** Share of queries without any hit, 0 to 1. */
  zero: number;
  /** Queries below LOW, with their first hits. */
  low: string[];
}

/** A query below this is told. */
const LOW = 0.85;
/** As deep as hits are looked at for the best order there could be. */
const DEPTH = 100;

/** Compares what the committed queries find with what is meant by them. */
export async function judgeSearch({ ask }: Pick<Property, 'ask'>): Promise<Judged> {
  const scores: number[] = [];
  const low: string[] = [];
  let empty = 0;
  for (const [text, best, good] of JUDGEMENTS) {
    const hits = await searchTitles({ ask }, text, DEPTH);
    if (hits.length === 0) empty++;
    const gains = hits.map((hit) => (best.test(hit) ? 3 : good.test(hit) ? 1 : 0));
    // What is meant exists: an answer without it is not the best there could be.
    const ideal = [...gains, ...(gains.includes(3) ? [] : [3])].sort((a, b) => b - a);
    const score = discounted(gains) / discounted(ideal);
    if (score < LOW) low.push(`${text}: ${score.toFixed(2)} ${hits.slice(0, 3).join(' ; ')}`);
    scores.push(score);
  }
  return {
    queries: scores.length,
    ndcg: scores.reduce((sum, score) => sum + score, 0) / scores.length,
    zero: empty / scores.length,
    low,
  };
}

/** Hits as the judgements name them: `KIND title | subtitle`. */
export async function searchTitles(
  { ask }: Pick<Property, 'ask'>,
  text: string,
  first: number,
): Promise<string[]> {
  const answer = await ask(
    `query($text: String!, $first: Int!) { search(text: $text, first: $first) { edges { node { kind title subtitle } } } }`,
    { text, first },
  );
  const { search } = expectData<{
    search: { edges: { node: { kind: string; title: string; subtitle: string } }[] };
  }>(answer);
  return search.edges.map(({ node }) => `${node.kind} ${node.title} | ${node.subtitle}`);
}

/** DCG@10 with the gain as it is. */
function discounted(gains: readonly number[]): number {
  return gains.slice(0, 10).reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0);
}
