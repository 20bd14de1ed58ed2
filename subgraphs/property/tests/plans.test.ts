import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData, explain, goldenIn, type SentStatement } from '@propmubi/testkit';
import { growMarket, madeId } from './many-listings.js';
import { startProperty } from './property-subgraph.js';

/**
 * Twice the market costs what once does; the larger is too small for a scan of it to hide among other costs. With what else is searched
 * there are fewer documents than ANALYZE reads (30,000): of more it takes a sample, and plans would go by chance.
 */
const SIZES = [11_000, 22_000] as const;
/** Whatever there is, so many rows are the most that a page may look at. */
const MOST_ROWS = 3_000;

const FEED = `query($filter: ListingFilter, $sort: FeedSort! = NEWEST) { feed(filter: $filter, sort: $sort) { nodes { id } } }`;
const COUNT = `query($filter: ListingFilter) { feed(filter: $filter, first: 1) { totalCount } }`;
const MAP = `query($zoom: Int!, $bounds: MapBounds!, $filter: ListingFilter) {
  map(zoom: $zoom, bounds: $bounds, filter: $filter) { totalCount } }`;
const SEARCH = `query($text: String!, $kinds: [SearchKind!]) { search(text: $text, filter: { kinds: $kinds }) { nodes { kind title } facets { count } } }`;
const SUGGEST = `query($text: String!) { suggest(text: $text) { kind title } }`;
const REGION = { south: 18.8, north: 19.6, west: 72.7, east: 73.3 };
const STREET = { south: 19.0, north: 19.012, west: 72.9, east: 72.912 };

const feed = (filter: object, sort = 'NEWEST') => ({ query: FEED, variables: { filter, sort } });
const search = (text: string) => ({ query: SEARCH, variables: { text } });
const OPERATIONS = {
  'feed of a word that is nowhere': feed({ text: 'zzqqxx' }),
  'feed by rare bedrooms': feed({ bedrooms: [9] }),
  'feed by bedrooms that are nowhere': feed({ bedrooms: [10] }),
  'feed by a rare sub-type': feed({ propertySubType: ['TOWNHOUSE'] }),
  'feed by a rare type': feed({ propertyType: 'LAND' }),
  'feed by furnishing': feed({ furnishing: ['FULLY_FURNISHED'] }),
  'feed by furnishing and bedrooms that are nowhere': feed({
    furnishing: ['FULLY_FURNISHED'],
    bedrooms: [10],
  }),
  'feed of the largest, newest first': feed({ areaMinSqFt: 4_298 }),
  'feed of areas that are nowhere': feed({ areaMinSqFt: 90_000 }),
  'feed of the dearest, newest first': feed({ priceMin: 92_990_000 }),
  'feed of the most trusted, newest first': feed({ trustPercentileMin: 99.9 }),
  'feed of a builder': feed({ builderId: '$builder' }),
  'feed of an agent': feed({ agentId: '$agent' }),
  'feed of everything, by trust': feed({}, 'TRUST_DESC'),
  'count of rare bedrooms': { query: COUNT, variables: { filter: { bedrooms: [9] } } },
  'map of the region': { query: MAP, variables: { zoom: 9, bounds: REGION } },
  'map of the region, near': { query: MAP, variables: { zoom: 12, bounds: REGION } },
  'map of a street': { query: MAP, variables: { zoom: 17, bounds: STREET } },
  'map of the region, with a filter': {
    query: MAP,
    variables: { zoom: 9, bounds: REGION, filter: { bedrooms: [1, 2, 3, 4] } },
  },
} as const;
/** What is capped looks at its cap: 10,000 homes are counted on a map with a filter. */
const CAPPED: Partial<Record<keyof typeof OPERATIONS, number>> = {
  'map of the region, with a filter': 11_000,
};
/**
 * What is fetched and ranked is capped: 1,000 of each kind, and as many for the facets. Of words a text index marks every
 * document that has them, in the tiers that are looked through until there are as many: eight times as many at most.
 */
const SEARCHES = {
  'search of a word that every home has': { query: SEARCH, variables: { text: 'nagar', kinds: ['LISTING'] } },
  'search of homes, a place and bedrooms': search('2 bhk nagar 17'),
  'search of a word that is misspelt': search('naggar 17'),
  'search of bedrooms that are rare': search('9 bhk'),
  suggestions: { query: SUGGEST, variables: { text: 'resi' } },
} as const;
const MOST_RANKED = 4_000;
/** Eight times 1,000 are marked for the list and for the facets, and 1,000 are read again for each part of the answer. */
const MOST_READ = 26_000;

type Name = keyof typeof OPERATIONS;
const names = Object.keys(OPERATIONS) as Name[];
const searches = Object.keys(SEARCHES) as (keyof typeof SEARCHES)[];
const ALL: Record<string, { query: string; variables: object }> = { ...OPERATIONS, ...SEARCHES };
const golden = goldenIn(import.meta.dirname);

describe('reads of the market as it grows', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  const sent: SentStatement[] = [];
  const measured = new Map<string, { rows: number[]; fetched: number[]; shape: string }>();

  beforeAll(async () => {
    property = await startProperty({}, (sql, values) => sent.push({ sql, values }));
    let from = 0;
    for (const to of SIZES) {
      await growMarket(property.database.adminUrl, { from, to });
      from = to;
      for (const name of Object.keys(ALL)) await measure(name);
    }
  }, 240_000);
  afterAll(() => property?.close());

  async function measure(name: string): Promise<void> {
    const { query, variables } = ALL[name] as (typeof ALL)[string];
    sent.length = 0;
    expectData(await property.ask(query, withIds(variables)));
    // What opens and closes the transaction has no plan.
    const reads = sent.filter(({ sql }) => /^\s*(select|with)\b/.test(sql) && !sql.includes('set_config'));
    const { appUrl } = property.database;
    const setAt = sent.findIndex(({ sql }) => sql.includes('enable_seqscan'));
    const plans = await Promise.all(
      reads.map((read) => explain(setAt >= 0 && sent.indexOf(read) > setAt ? byIndex(appUrl) : appUrl, read)),
    );
    const known = measured.get(name) ?? { rows: [], fetched: [], shape: '' };
    known.rows.push(plans.reduce((sum, { rowsRead }) => sum + rowsRead, 0));
    known.fetched.push(plans.reduce((sum, { rowsFetched }) => sum + rowsFetched, 0));
    known.shape = plans.map(({ shape }) => shape).join('\n');
    measured.set(name, known);
  }

  it.each(names)('%s looks at no more rows when the market is twice as large', (name) => {
    const [once, twice] = measured.get(name)?.rows as [number, number];
    expect(twice).toBeLessThan(CAPPED[name] ?? MOST_ROWS);
    // What matches a filter by a range is found in that range: it grows with the square root at most.
    expect(twice).toBeLessThan(Math.max(1.6 * once, once + 60));
  });

  it.each(searches)('%s fetches what is ranked, and no more when the market is twice as large', (name) => {
    const [once, twice] = measured.get(name)?.fetched as [number, number];
    expect(twice).toBeLessThan(MOST_RANKED);
    expect(twice).toBeLessThan(Math.max(1.6 * once, once + 60));
    expect(measured.get(name)?.rows[1]).toBeLessThan(MOST_READ);
  });

  it('are planned as recorded, for the role that row level security holds', () => {
    const all = Object.keys(ALL).map((name) => `-- ${name}\n${measured.get(name)?.shape}`);
    const { recorded, actual } = golden.sql('plans', all);
    expect(actual).toBe(recorded);
  });
});

/** As searches are planned, which say so by a statement before them. */
function byIndex(url: string): string {
  return `${url}?options=${encodeURIComponent('-c enable_seqscan=off')}`;
}

const IDS = { $builder: 'builder7', $agent: 'agent7' } as const;

function withIds(variables: object): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(variables).replace(/\$(builder|agent)/g, (name) => madeId(IDS[name as keyof typeof IDS])),
  ) as Record<string, unknown>;
}
