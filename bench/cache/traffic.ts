import { seededRandom } from '@propmubi/testkit';

export interface Request {
  query: string;
  variables: Record<string, unknown>;
}

/** The list of homes as the browser app asks for it. */
export const FEED = `query Homes($filter: ListingFilter, $sort: FeedSort! = NEWEST, $after: String) {
  feed(filter: $filter, sort: $sort, first: 24, after: $after) {
    edges { node { id title listPrice bedroomsTotal carpetAreaSqFt builtUpAreaSqFt photos dataSource
      locality { id name } project { id name }
      trust { id score band confidenceInterval { low high } reasons { code polarity text } } } }
    pageInfo { hasNextPage endCursor } } }`;
const HOME = `query Home($id: ID!) { listing(id: $id) { id title listPrice publicRemarks bedroomsTotal daysOnMarket
  locality { id name } project { id name reraNumber builder { id name reputation { score band } } }
  trust { score band coverage reasons { code text } } }
  similarListings(id: $id) { id title listPrice } }`;
const MAP = `query Map($zoom: Int!) { map(zoom: $zoom, bounds: { south: 18.8, north: 19.6, west: 72.7, east: 73.3 }) {
  totalCount clusters { h3Index count latitude longitude priceMin priceMax } listings { id } } }`;
const SUGGEST = `query Suggest($text: String!) { suggest(text: $text) { kind title subtitle } }`;
const SEARCH = `query Search($text: String!) { search(text: $text) { nodes { kind title subtitle listing { id listPrice } } } }`;

/** What visitors ask, a few things often and many seldom: the same requests in each run. */
export function trafficOf(count: number, places: readonly string[], homes: readonly string[]): Request[] {
  const random = seededRandom(11);
  // The popularity of the nth is about 1 / n.
  const often = <T>(of: readonly T[]): T => of[Math.floor(of.length ** random()) - 1] as T;
  const texts = ['nagar', 'residency', 'builder', 'nagar 17', '2 bhk nagar 5', 'homes'];
  return Array.from({ length: count }, (): Request => {
    const kind = random();
    if (kind < 0.45) return { query: FEED, variables: filtersOf(random, often(places)) };
    if (kind < 0.75) return { query: HOME, variables: { id: often(homes) } };
    if (kind < 0.85) return { query: MAP, variables: { zoom: 9 + Math.floor(random() * 4) } };
    const text = often(texts);
    return kind < 0.95 ? { query: SUGGEST, variables: { text } } : { query: SEARCH, variables: { text } };
  });
}

function filtersOf(random: () => number, place: string): Record<string, unknown> {
  const shape = random();
  if (shape < 0.4) return {};
  if (shape < 0.7) return { filter: { localityIds: [place] } };
  if (shape < 0.85) return { filter: { bedrooms: [1 + Math.floor(random() * 4)] } };
  return { filter: { bedrooms: [2], priceMax: 20_000_000 }, sort: 'PRICE_ASC' };
}
