import { type EntityManager, onEvent, pgArray, query, sql } from '@propmubi/runtime';

/** Homes that came to the market or changed on it are compared with the searches that people keep. */
export const onListingChanged = [
  onEvent('ListingPublished', ({ data }, em) => match(em, [data.listingId], data.publishedAt)),
  onEvent('ListingPriceChanged', ({ data }, em) => match(em, [data.listingId], data.changedAt)),
  onEvent('ListingUpdated', ({ data }, em) => match(em, [data.listingId], data.changedAt)),
  onEvent('ListingsImported', ({ data, time }, em) =>
    match(
      em,
      data.listings.map(({ listingId }) => listingId),
      time,
    ),
  ),
];

/** A home matches a search once; it is as it is now, whatever the event saw. */
async function match(em: EntityManager, listingIds: readonly string[], at: string): Promise<void> {
  await query(
    em,
    sql`select property.match_saved_searches(${pgArray(listingIds)}::uuid[], ${at}::timestamptz)`,
  );
}
