import type { EventData } from '@propmubi/events';
import type { ScopesOf } from '@propmubi/federation/serving';

/**
 * Scopes of homes: where a home is, or whose, by its bedrooms. A list that is narrowed by one of these holds homes of its
 * scopes only; a home that changes is in the scopes of what it was and of what it is. Each scope is `<place>/<bedrooms>`,
 * either of which may be `*`.
 */
type Facets = NonNullable<EventData<'ListingUpdated'>['facets']>[number];

/** As the arguments of `feed` and `map` have it. */
interface Bounds {
  south: number;
  west: number;
  north: number;
  east: number;
}
interface Filter {
  projectId?: string | null;
  agentId?: string | null;
  builderId?: string | null;
  localityIds?: readonly string[] | null;
  h3Index?: string | null;
  bedrooms?: readonly number[] | null;
  bounds?: Bounds | null;
}

/** As an answer of property says in its extensions on which homes it depends. */
interface DependsOn {
  homes: readonly (Filter & { id?: string; words?: readonly string[] })[];
  onNewWords?: boolean;
}

/** Of more scopes a list depends on too many homes to be told apart by them. */
const MOST_SCOPES = 40;
/** Tiles are squares of a tenth of a degree, some 11 km. */
const TILES_A_DEGREE = 10;
/** A map without a filter counts whole cells, whose homes may lie outside its bounds: half the widest one, and more. */
const CELL_DEGREES = 0.15;
const ANY = '*';
/** Of a home of which it is not known what search finds it by, as in events of former releases. */
const UNKNOWN_WORDS = 'words';
/** Of a home with a word that nothing had before. */
const NEW_WORDS = 'new words';

/** The scopes of a home, as it was and as it is. */
export function scopesOfListing(listingId: string, facets: readonly Facets[]): string[] {
  const scopes = facets.flatMap((one) => {
    const tile =
      one.latitude === null || one.longitude === null
        ? []
        : [`tile ${tileAt(one.latitude)} ${tileAt(one.longitude)}`];
    const places = [
      ANY,
      ...named('project', one.projectId),
      ...named('agent', one.agentId),
      ...named('builder', one.builderId),
      ...named('locality', one.localityId),
      ...one.h3Cells.map((cell) => `cell ${cell}`),
      ...tile,
      ...(one.words?.map(ofWord) ?? [UNKNOWN_WORDS]),
    ];
    return places.flatMap((place) => [`${place}/${ANY}`, `${place}/${one.bedrooms}`]);
  });
  const isNewlySaid = facets.some(({ newWords }) => newWords === undefined || newWords.length > 0);
  return [...new Set([scopeOfId(listingId), ...scopes, ...(isNewlySaid ? [NEW_WORDS] : [])])];
}

function ofWord(word: string): string {
  return `word ${word}`;
}

/** The scope of one home alone. */
function scopeOfId(listingId: string): string {
  return `id ${listingId.toLowerCase()}`;
}

/** By which arguments of Query's fields it is known on which homes their answers depend. Of others any home may change the answer. */
export const LISTING_SCOPES: Readonly<Record<string, ScopesOf>> = {
  listing: ({ id }) => [scopeOfId(String(id))],
  feed: ({ filter }) => scopesOfFilter((filter ?? {}) as Filter),
  map: ({ bounds, filter }) => scopesOfMap(bounds as Bounds, filter as Filter | null | undefined),
};

/** Fields of Query of whose answers property says on which homes they depend. */
export const TELLING: ReadonlySet<string> = new Set(['search', 'suggest', 'similarListings']);

/** The scopes that the extensions of an answer say, for each of its fields that does; undefined for one that may depend on any home. */
export function scopesTold(extensions: unknown): (readonly string[] | undefined)[] {
  const { dependsOn = [] } = (extensions ?? {}) as { dependsOn?: readonly DependsOn[] };
  return dependsOn.map(({ homes, onNewWords = false }) => {
    const scopes = homes.map(({ id, words, ...filter }) => {
      if (id !== undefined) return [scopeOfId(id)];
      return words ? scopesOf([...words.map(ofWord), UNKNOWN_WORDS], filter) : scopesOfFilter(filter);
    });
    if (scopes.includes(undefined)) return undefined;
    return [...scopes.flatMap((of) => of ?? []), ...(onNewWords ? [NEW_WORDS] : [])];
  });
}

/** The scopes of a list of homes; undefined where it may hold any. */
function scopesOfFilter(filter: Filter): string[] | undefined {
  return scopesOf(placesOf(filter) ?? [ANY], filter);
}

function scopesOf(places: readonly string[], filter: Pick<Filter, 'bedrooms'>): string[] | undefined {
  const rooms = filter.bedrooms ?? [ANY];
  if (places.length * rooms.length > MOST_SCOPES) return undefined;
  const scopes = places.flatMap((place) => rooms.map((bedrooms) => `${place}/${bedrooms}`));
  return scopes.includes(`${ANY}/${ANY}`) ? undefined : scopes;
}

/** The scopes of what a map shows. */
function scopesOfMap(bounds: Bounds, filter: Filter | null | undefined): string[] | undefined {
  const isFiltered = Object.values(filter ?? {}).some((value) => value != null);
  if (!isFiltered) return scopesOfFilter({ bounds: widened(bounds, CELL_DEGREES) });
  // Bounds of the filter and those of the map both hold.
  return scopesOfFilter({ ...filter, bounds: filter?.bounds ?? bounds });
}

/** By the narrowest of what says where they are or whose; undefined where nothing does. */
function placesOf({
  projectId,
  agentId,
  builderId,
  localityIds,
  h3Index,
  bounds,
}: Filter): string[] | undefined {
  if (projectId != null) return named('project', projectId);
  if (agentId != null) return named('agent', agentId);
  if (h3Index != null) return [`cell ${h3Index}`];
  if (localityIds != null && localityIds.length <= MOST_SCOPES)
    return localityIds.flatMap((id) => named('locality', id));
  if (bounds != null)
    return tilesWithin(bounds) ?? (builderId == null ? undefined : named('builder', builderId));
  return builderId == null ? undefined : named('builder', builderId);
}

/** Ids are answered in any case of their letters. */
function named(what: string, id: string | null): string[] {
  return id === null ? [] : [`${what} ${id.toLowerCase()}`];
}

function tileAt(degrees: number): number {
  return Math.floor(degrees * TILES_A_DEGREE);
}

function tilesWithin({ south, west, north, east }: Bounds): string[] | undefined {
  const [rows, columns] = [range(tileAt(south), tileAt(north)), range(tileAt(west), tileAt(east))];
  if (!rows || !columns || rows.length * columns.length > MOST_SCOPES) return undefined;
  return rows.flatMap((row) => columns.map((column) => `tile ${row} ${column}`));
}

function range(from: number, to: number): number[] | undefined {
  const length = to - from + 1;
  if (!Number.isSafeInteger(length) || length < 1 || length > MOST_SCOPES) return undefined;
  return Array.from({ length }, (_, n) => from + n);
}

function widened({ south, west, north, east }: Bounds, by: number): Bounds {
  return { south: south - by, west: west - by, north: north + by, east: east + by };
}
