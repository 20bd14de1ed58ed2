export const SORTS = ['NEWEST', 'PRICE_ASC', 'PRICE_DESC', 'AREA_ASC', 'AREA_DESC', 'TRUST_DESC'] as const;

export const TRUST_BANDS = ['A', 'B', 'C', 'D', 'NEW'] as const;
export type TrustBand = (typeof TRUST_BANDS)[number];

/** West, south, east, north in degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** Filters as they stand in the address, so that a search can be shared and the back button works. */
export interface Search {
  q?: string | undefined;
  localityId?: string | undefined;
  bedrooms?: number[] | undefined;
  priceMin?: number | undefined;
  priceMax?: number | undefined;
  /** Trust bands, in their order. */
  trust?: TrustBand[] | undefined;
  sort?: (typeof SORTS)[number] | undefined;
  /** Whether a map stands beside the results. */
  map?: true | undefined;
  /** What the map shows; the results are those within. */
  bounds?: Bounds | undefined;
  /** One H3 cell of the map, whose homes the results are. */
  cell?: string | undefined;
}

const MOST_TEXT = 100;
const MOST_BEDROOMS = 20;

/** Reads an address, by hand since it is on the first route. What makes no sense is left out. */
export function parseSearch(raw: Record<string, unknown>): Search {
  return withoutUndefined({
    q: text(raw['q']),
    localityId: text(raw['localityId']),
    bedrooms: bedrooms(raw['bedrooms']),
    priceMin: amount(raw['priceMin']),
    priceMax: amount(raw['priceMax']),
    trust: bands(raw['trust']),
    sort: SORTS.find((sort) => sort === raw['sort']),
    map: raw['map'] === true ? (true as const) : undefined,
    bounds: bounds(raw['bounds']),
    cell: text(raw['cell']),
  });
}

/** The graph's filter for an address. */
export function listingFilter(search: Search) {
  const { bounds: shown, cell } = search;
  return {
    ...marketFilter(search),
    ...(cell && { h3Index: cell }),
    ...(shown && !cell && { bounds: boundsInput(shown) }),
  };
}

/** The same without the place on the map, which the map itself asks for. */
export function marketFilter(search: Search) {
  return { ...homesFilter(search), ...(search.trust?.length && { trustBands: search.trust }) };
}

/** What a saved search keeps: the homes, and not how far they are trusted today. */
export function homesFilter({ q, localityId, bedrooms, priceMin, priceMax }: Search) {
  return {
    ...(q && { text: q }),
    ...(localityId && { localityIds: [localityId] }),
    ...(bedrooms?.length && { bedrooms }),
    ...(priceMin !== undefined && { priceMin }),
    ...(priceMax !== undefined && { priceMax }),
  };
}

/** Whether anything restricts the homes. */
export function isNarrowed(search: Search): boolean {
  return Object.keys(listingFilter(search)).length > 0;
}

/** The same order and view, of all homes. */
export function withoutFilters({ sort, map }: Search): Search {
  return withoutUndefined({ sort, map });
}

const LEAST_TEXT = 3;

/** Whether there is something to keep as a saved search: a text that the graph takes, or another filter. */
export function isKeepable(search: Search): boolean {
  return Object.keys(homesFilter(search)).length > 0 && (!search.q || search.q.length >= LEAST_TEXT);
}

export function boundsInput([west, south, east, north]: Bounds) {
  return { west, south, east, north };
}

function text(value: unknown): string | undefined {
  // The router reads digits in an address as a number.
  const trimmed = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return trimmed.slice(0, MOST_TEXT) || undefined;
}

function amount(value: unknown): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
}

function bedrooms(value: unknown): number[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const counts = value
    .map(amount)
    .filter((count) => count !== undefined && Number.isInteger(count) && count <= MOST_BEDROOMS);
  return counts.length > 0 ? (counts as number[]) : undefined;
}

function bands(value: unknown): TrustBand[] | undefined {
  const chosen = Array.isArray(value) ? TRUST_BANDS.filter((band) => value.includes(band)) : [];
  return chosen.length > 0 ? chosen : undefined;
}

function bounds(value: unknown): Bounds | undefined {
  if (!Array.isArray(value) || value.length !== 4) return undefined;
  const [west, south, east, north] = value as unknown[];
  const isDegrees = [west, south, east, north].every(
    (edge) => typeof edge === 'number' && Math.abs(edge) <= 180,
  );
  return isDegrees && (west as number) < (east as number) && (south as number) < (north as number)
    ? (value as unknown as Bounds)
    : undefined;
}

function withoutUndefined(search: Search): Search {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Search;
}
