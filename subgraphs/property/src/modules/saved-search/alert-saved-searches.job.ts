import { type AnyNewEvent, type Database, query, recordEvents, sql, systemViewer } from '@propmubi/runtime';

const BATCH = 200;
/** A search is not told of more often. */
const PAUSE = '10 minutes';
const KEPT_DAYS = 90;
const PRUNED_ROWS = 5_000;

interface DueAlert {
  saved_search_id: string;
  user_id: string;
  alert: 'AT_ONCE' | 'DAILY';
  matches: number;
  listing_ids: string[];
}

/**
 * Records an event for each saved search with matches that are due, once, also in several processes. Matches that are old are
 * forgotten. Returns how many searches that were.
 */
export async function alertSavedSearches(database: Database, now: Date): Promise<number> {
  let alerted = 0;
  for (let taken = BATCH; taken === BATCH;) {
    taken = await database.scope(systemViewer(null)).write(async (em) => {
      const due = await query(
        em,
        sql<DueAlert>`select saved_search_id, user_id, alert, matches, listing_ids
          from property.take_saved_search_alerts(${now}::timestamptz, ${PAUSE}::interval, ${BATCH}::int)`,
      );
      await recordEvents(
        em,
        due.map((one) => eventOf(one, now)),
      );
      return due.length;
    });
    alerted += taken;
  }
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  await database
    .scope(systemViewer(null))
    .write((em) =>
      query(em, sql`select property.prune_saved_search_matches(${before}::timestamptz, ${PRUNED_ROWS}::int)`),
    );
  return alerted;
}

function eventOf(
  { saved_search_id, user_id, alert, matches, listing_ids }: DueAlert,
  now: Date,
): AnyNewEvent {
  return {
    type: 'SavedSearchMatched',
    organizationId: null,
    data: {
      savedSearchId: saved_search_id,
      userId: user_id,
      alert,
      matches,
      listingIds: listing_ids,
      matchedAt: now.toISOString(),
    },
  };
}
