import { expectData } from '@propmubi/testkit';
import { growMarket } from '../../subgraphs/property/tests/many-listings.js';
import { query, startProperty } from '../../subgraphs/property/tests/property-subgraph.js';
import { processorMs } from '../live/src/process-usage.js';
import type { GrowingData, SizeLine } from './line.js';

const FEED = `query($filter: ListingFilter, $sort: FeedSort! = NEWEST) {
  feed(filter: $filter, sort: $sort) { nodes { id title listPrice } } }`;
const COUNT = `query($filter: ListingFilter) { feed(filter: $filter, first: 1) { totalCount } }`;
const MAP = `query($zoom: Int!, $filter: ListingFilter) { map(zoom: $zoom, filter: $filter,
  bounds: { south: 18.8, north: 19.6, west: 72.7, east: 73.3 }) { totalCount clusters { h3Index count } } }`;
const SEARCH = `query($text: String!) { search(text: $text) { nodes { kind title } } }`;
const SUGGEST = `query($text: String!) { suggest(text: $text) { kind title } }`;

/** What anonymous visitors ask of the homes on the market. */
export async function openMarket(isKept: boolean): Promise<GrowingData> {
  const property = await startProperty({}, undefined, isKept ? 'market' : undefined);
  // One that was kept may be of a former release.
  if (isKept) await property.subgraph.migrate();
  const line = (name: string, query: string, variables: Record<string, unknown>): SizeLine => ({
    name,
    run: async () => expectData(await property.ask(query, variables)),
  });
  const [counted] = await query(
    property.database.adminUrl,
    'select count(*)::int as homes from property.listing',
  );
  let from = Number(counted?.['homes']);
  return {
    of: 'homes',
    async grow(to, onBatch) {
      if (from > to) throw new Error(`There are ${from} homes already, more than ${to}.`);
      if (from === to) return;
      await growMarket(property.database.adminUrl, { from, to, onBatch });
      from = to;
    },
    lines: [
      line('feed, newest', FEED, {}),
      line('feed, by trust', FEED, { sort: 'TRUST_DESC' }),
      line('feed, a word that is nowhere', FEED, { filter: { text: 'zzqqxx' } }),
      line('feed, words of one place', FEED, { filter: { text: 'Nagar 17' } }),
      line('feed, bedrooms that are rare', FEED, { filter: { bedrooms: [9] } }),
      line('feed, bedrooms that are nowhere', FEED, { filter: { bedrooms: [10] } }),
      line('feed, a rare sub-type', FEED, { filter: { propertySubType: ['TOWNHOUSE'] } }),
      line('feed, the largest by newest', FEED, { filter: { areaMinSqFt: 4_299 } }),
      line('feed, filters that exclude each other', FEED, {
        filter: { bedrooms: [2], propertySubType: ['PLOT'], furnishing: ['UNFURNISHED'] },
      }),
      line('count, everything (stops at 10,000)', COUNT, {}),
      line('count, bedrooms and furnishing', COUNT, {
        filter: { bedrooms: [2], furnishing: ['UNFURNISHED'] },
      }),
      line('map of the region', MAP, { zoom: 9 }),
      line('map of the region, near', MAP, { zoom: 12 }),
      line('map of the region, 2 bedrooms', MAP, { zoom: 10, filter: { bedrooms: [2] } }),
      line('search', SEARCH, { text: '2 bhk nagar 17' }),
      line('search, misspelt', SEARCH, { text: 'naggar 17' }),
      line('suggest', SUGGEST, { text: 'resi' }),
    ],
    processorMs: async () => {
      const connections = await query(
        property.database.adminUrl,
        `select pid from pg_stat_activity where datname = current_database() and usename = 'propmubi_app'`,
      );
      return processorMs([process.pid, ...connections.map(({ pid }) => Number(pid))]);
    },
    close: () => property.close(),
  };
}
