import { raw } from '@mikro-orm/postgresql';
import type { EntityManager } from '@propmubi/runtime';
import { sql } from '../../sql-condition.js';
import type { HomesOfAnswer } from './depends-on.js';
import { Listing } from './listing.entity.js';

const PRICE_BAND = 0.25;

/**
 * Listings on the market like this one: same kind, as many bedrooms give or take one, within a quarter of its price,
 * in its locality (or anywhere, when it has none); closest price first. Null prices (drafts) have nothing like them.
 */
export async function findSimilar(em: EntityManager, listing: Listing, first: number): Promise<Listing[]> {
  const { listPrice, bedroomsTotal } = listing;
  if (listPrice === null) return [];
  const where = {
    $and: [
      sql('{}.publicly_visible'),
      { id: { $ne: listing.id }, propertySubType: listing.propertySubType },
      {
        listPrice: {
          $gte: Math.round(listPrice * (1 - PRICE_BAND)),
          $lte: Math.round(listPrice * (1 + PRICE_BAND)),
        },
      },
      ...(listing.localityId ? [{ localityId: listing.localityId }] : []),
      ...(bedroomsTotal === null
        ? []
        : [{ bedroomsTotal: { $gte: bedroomsTotal - 1, $lte: bedroomsTotal + 1 } }]),
    ],
  };
  return em.find(Listing, where as never, {
    orderBy: [
      { [raw((alias) => `abs(${alias}.list_price - ?)`, [listPrice])]: 'asc' },
      { id: 'asc' },
    ] as never,
    limit: first,
  });
}

/** Where homes like it are: any other changes nothing in what is found. */
export function similarTo({ localityId, bedroomsTotal }: Listing): HomesOfAnswer {
  const near = (bedrooms: number): number[] => [bedrooms - 1, bedrooms, bedrooms + 1];
  return {
    ...(localityId && { localityIds: [localityId] }),
    ...(bedroomsTotal !== null && { bedrooms: near(bedroomsTotal) }),
  };
}
