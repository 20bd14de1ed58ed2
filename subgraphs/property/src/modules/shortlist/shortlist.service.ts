import { assertId, type Charge, limitKeys, NotFoundError, query, sql } from '@propmubi/runtime';
import type { PropertyContext } from '../../context.js';
import { shortlistFull } from './shortlist.errors.js';
import type { ShortlistedHome } from './shortlist.types.js';

/** Homes on a person's shortlist at the same time. */
export const MAX_SHORTLISTED = 100;

/** Homes that a person puts on the list: taking off and putting on again counts, too. */
const ADDED_PER_USER = {
  name: 'shortlist-user',
  points: 500,
  windowSeconds: 24 * 60 * 60,
  onRedisDown: 'allow',
} as const;

interface Row {
  listingId: string;
  addedAt: string;
}

const COLUMNS = sql.raw('listing_id as "listingId", added_at as "addedAt"');

/** The newest first. Row level security shows each person their own. */
export async function readShortlist({ db, viewer }: PropertyContext): Promise<ShortlistedHome[]> {
  const rows = await db.read((em) =>
    query(
      em,
      sql<Row>`select ${COLUMNS} from property.shortlisted_home where user_id = ${viewer.userId}::uuid
        order by added_at desc, listing_id limit ${MAX_SHORTLISTED}`,
    ),
  );
  return rows.map(shortlistedHomeOf);
}

/**
 * Puts a home on the viewer's list; once more, it stays as it is.
 * @throws NotFoundError LISTING_NOT_FOUND; ConflictError SHORTLIST_FULL; RateLimitedError
 */
export async function addToShortlist(
  { db, viewer, limits, loaders }: PropertyContext,
  givenId: string,
): Promise<ShortlistedHome> {
  const userId = viewer.userId as string;
  const listingId = assertId(givenId, 'listingId');
  if (!(await loaders.listingById.load(listingId)))
    throw new NotFoundError('There is no such listing.', { code: 'LISTING_NOT_FOUND' });
  await limits.spend(chargesOf(userId));
  return db.write(async (em) => {
    // Two at once are counted one after the other.
    await query(em, sql`select pg_advisory_xact_lock(hashtextextended(${`shortlist:${userId}`}, 0))`);
    const find = () =>
      query(
        em,
        sql<Row>`select ${COLUMNS} from property.shortlisted_home
          where user_id = ${userId}::uuid and listing_id = ${listingId}::uuid`,
      );
    const [kept] = await find();
    if (kept) return shortlistedHomeOf(kept);
    const [added] = await query(
      em,
      sql<Row>`insert into property.shortlisted_home (user_id, listing_id, added_at)
        select ${userId}::uuid, ${listingId}::uuid, now()
         where (select count(*) from property.shortlisted_home where user_id = ${userId}::uuid) < ${MAX_SHORTLISTED}
        returning ${COLUMNS}`,
    );
    if (!added) throw shortlistFull(MAX_SHORTLISTED);
    return shortlistedHomeOf(added);
  });
}

/** Takes a home off the viewer's list; one that is not on it is not an error. Returns its id. */
export async function removeFromShortlist(
  { db, viewer }: Pick<PropertyContext, 'db' | 'viewer'>,
  givenId: string,
): Promise<string> {
  const listingId = assertId(givenId, 'listingId');
  await db.write((em) =>
    query(
      em,
      sql`delete from property.shortlisted_home
        where user_id = ${viewer.userId}::uuid and listing_id = ${listingId}::uuid`,
    ),
  );
  return listingId;
}

const shortlistedHomeOf = ({ listingId, addedAt }: Row): ShortlistedHome => ({
  listingId,
  addedAt: new Date(addedAt),
});

const chargesOf = (userId: string): Charge[] => [{ limit: ADDED_PER_USER, key: limitKeys.user(userId) }];
