import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData } from '@propmubi/testkit';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { importListings, importMaharera } from '../src/index.js';
import { demoAgents, importTimeouts, query, startProperty } from './property-subgraph.js';
import { JUDGEMENTS } from './search-judgements.js';

const data = process.env['PROPMUBI_DATA'] ?? resolve(import.meta.dirname, '../../../../shared/data');
const present = existsSync(data);
const describeWithData = present ? describe : describe.skip;
if (!present) process.stderr.write(`skipped: no real data in ${data} (set PROPMUBI_DATA)\n`);
/** `pnpm bench:search`: generated homes on top of the imported ones; 0 leaves the measurement out. */
const GENERATED = Number(process.env['SEARCH_BENCH_LISTINGS'] ?? 0);

const SEARCH = '{ kind title subtitle }';

describeWithData('search over the real register and flats', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  beforeAll(async () => {
    property = await startProperty({ databaseTimeouts: importTimeouts });
    const { database } = property.subgraph;
    await importMaharera({ folder: data, database });
    await importListings({ folder: data, database, world: { agents: demoAgents } });
    await query(property.database.adminUrl, 'vacuum analyze property.search_document');
  }, 300_000);
  afterAll(() => property?.close());

  async function search(text: string, first: number): Promise<string[]> {
    const answer = await property.ask(
      `query($text: String!, $first: Int!) { search(text: $text, first: $first) { edges { node ${SEARCH} } } }`,
      { text, first },
    );
    const { search } = expectData<{
      search: { edges: { node: { kind: string; title: string; subtitle: string } }[] };
    }>(answer);
    return search.edges.map(({ node }) => `${node.kind} ${node.title} | ${node.subtitle}`);
  }

  it('finds what is meant among the first', async () => {
    const scores: number[] = [];
    let empty = 0;
    for (const [text, best, good] of JUDGEMENTS) {
      const hits = await search(text, 100);
      if (hits.length === 0) empty++;
      const gains = hits.map((hit) => (best.test(hit) ? 3 : good.test(hit) ? 1 : 0));
      // What is meant exists: an answer without it is not the best there could be.
      const ideal = [...gains, ...(gains.includes(3) ? [] : [3])].sort((a, b) => b - a);
      const score = discounted(gains) / discounted(ideal);
      if (score < 0.85)
        process.stderr.write(`${text}: ${score.toFixed(2)} ${hits.slice(0, 3).join(' ; ')}\n`);
      scores.push(score);
    }
    const ndcg = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    const zero = empty / JUDGEMENTS.length;
    process.stderr.write(
      `search: ${JUDGEMENTS.length} queries, nDCG@10 ${ndcg.toFixed(3)}, without a result ${(100 * zero).toFixed(1)} %\n`,
    );
    expect(ndcg).toBeGreaterThanOrEqual(0.85);
    expect(zero).toBeLessThan(0.03);
  }, 120_000);

  (GENERATED > 0 ? it : it.skip)(
    'is measured',
    async () => {
      const { adminUrl } = property.database;
      const began = performance.now();
      await query(adminUrl, GENERATE, [GENERATED]);
      await query(adminUrl, 'vacuum analyze property.search_document');
      const [{ count }] = (await query(adminUrl, 'select count(*)::int from property.search_document')) as [
        { count: number },
      ];
      print(`${count} documents, generated in ${((performance.now() - began) / 1000).toFixed(0)} s`);
      const texts = JUDGEMENTS.map(([text]) => text);
      await measure('search', texts, (text) => search(text, 20));
      await measure(
        'suggest',
        texts.map((text) => text.slice(0, 4).trim()),
        (text) => property.ask(`query($text: String!) { suggest(text: $text) ${SEARCH} }`, { text }),
      );
      await measure(
        'feed, no such word',
        texts.map((_, n) => `zzqq${n}`),
        (text) =>
          property.ask('query($text: String!) { feed(filter: { text: $text }) { edges { node { id } } } }', {
            text,
          }),
      );
    },
    600_000,
  );
});

async function measure(
  name: string,
  texts: string[],
  ask: (text: string) => Promise<unknown>,
): Promise<void> {
  const took: number[] = [];
  for (const text of [...texts, ...texts, ...texts]) {
    const began = performance.now();
    await ask(text);
    took.push(performance.now() - began);
  }
  took.sort((a, b) => a - b);
  const at = (share: number) => (took[Math.floor(took.length * share)] as number).toFixed(1);
  print(`${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms (${took.length} requests)`);
}

function print(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** DCG@10 with the gain as it is. */
function discounted(gains: readonly number[]): number {
  return gains.slice(0, 10).reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0);
}

/** Homes like the imported ones: their documents in turn, with ids and prices of their own. */
const GENERATE = `
  insert into property.search_document (kind, id, title, subtitle, vector, locality_id, bedrooms, list_price, status)
  select kind, gen_random_uuid(), title, subtitle, vector, locality_id, bedrooms, list_price + n % 100000, status
    from (select *, row_number() over (order by id) as place, count(*) over () as size
            from property.search_document where kind = 'LISTING') d
    join generate_series(1, $1::int) n on n % d.size + 1 = d.place`;
