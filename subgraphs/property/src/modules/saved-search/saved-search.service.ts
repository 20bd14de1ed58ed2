import { assertId, newId, query, sql, withIdempotencyKey } from '@propmubi/runtime';
import type { PropertyContext } from '../../context.js';
import { assertRange } from '../feed/feed.repository.js';
import { readFilter } from '../feed/filter-text.js';
import { savedSearchNotFound, tooManySavedSearches, unrestrictedSearch } from './saved-search.errors.js';
import type { SavedSearchFilter, SaveSearchInput, UpdateSavedSearchInput } from './saved-search.inputs.js';
import { chargesOfSavedSearch, MAX_SAVED_SEARCHES } from './saved-search.limits.js';
import {
  changeSavedSearch,
  countSavedSearches,
  deleteSavedSearch,
  findSavedSearch,
  insertSavedSearch,
} from './saved-search.repository.js';
import type { SavedSearch } from './saved-search.type.js';

/**
 * Keeps a search of the viewer. What is on the market already does not count as a match.
 * @throws InvalidInputError SEARCH_UNRESTRICTED, EMPTY_RANGE, INVALID_ID, TOO_MANY_SAVED_SEARCHES; RateLimitedError; ConflictError
 * IDEMPOTENCY_KEY_REUSED
 */
export function saveSearch(
  { db, viewer, limits }: Pick<PropertyContext, 'db' | 'viewer' | 'limits'>,
  { idempotencyKey: key, ...request }: SaveSearchInput,
): Promise<SavedSearch> {
  const userId = viewer.userId as string;
  const filter = checked(request.filter);
  const name = request.name.trim();
  return db.write(async (em) => {
    const place = { operation: 'saveSearch', actorId: userId, key, request };
    const { id } = await withIdempotencyKey(em, place, async () => {
      await limits.spend(chargesOfSavedSearch(userId));
      // Two at once are counted one after the other.
      await query(em, sql`select pg_advisory_xact_lock(hashtextextended(${`saved-search:${userId}`}, 0))`);
      const [kept] = await countSavedSearches(em, userId);
      if (kept && kept.count >= MAX_SAVED_SEARCHES) throw tooManySavedSearches(MAX_SAVED_SEARCHES);
      const id = newId();
      const { said } = await readFilter(em, filter.text == null ? {} : { text: filter.text });
      const createdAt = new Date();
      await insertSavedSearch(em, { id, userId, name, alert: request.alert, filter, said, createdAt });
      return { id };
    });
    const saved = await findSavedSearch(em, id);
    // It was removed since the key was used.
    if (!saved) throw savedSearchNotFound();
    return saved;
  });
}

/** @throws NotFoundError SAVED_SEARCH_NOT_FOUND, also for another person's */
export function updateSavedSearch(
  { db }: Pick<PropertyContext, 'db'>,
  { id, name, alert }: UpdateSavedSearchInput,
): Promise<SavedSearch> {
  const savedSearchId = assertId(id, 'id');
  return db.write(async (em) => {
    const changed = await changeSavedSearch(em, savedSearchId, {
      name: name?.trim() ?? null,
      alert: alert ?? null,
    });
    if (!changed) throw savedSearchNotFound();
    return changed;
  });
}

/** @throws NotFoundError SAVED_SEARCH_NOT_FOUND, also for another person's */
export function removeSavedSearch({ db }: Pick<PropertyContext, 'db'>, id: string): Promise<string> {
  const savedSearchId = assertId(id, 'id');
  return db.write(async (em) => {
    if (!(await deleteSavedSearch(em, savedSearchId))) throw savedSearchNotFound();
    return savedSearchId;
  });
}

function checked(filter: SavedSearchFilter): SavedSearchFilter {
  assertRange(filter.priceMin, filter.priceMax, 'price');
  assertRange(filter.areaMinSqFt, filter.areaMaxSqFt, 'area');
  if (Object.values(filter).every((value) => value == null)) throw unrestrictedSearch();
  const { localityIds } = filter;
  return { ...filter, localityIds: localityIds?.map((id) => assertId(id, 'localityIds')) ?? null };
}
