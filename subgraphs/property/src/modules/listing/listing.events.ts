import { isDeepStrictEqual } from 'node:util';
import { recordEvent, type EntityManager } from '@propmubi/runtime';
import type { EventInput } from '@propmubi/events';
import { DataSource } from '../../provenance.js';
import { h3CellsOf } from '../map/h3-cells.js';
import type { Listing } from './listing.entity.js';
import { wordsOf } from './listing-words.js';

type Facets = NonNullable<EventInput<'ListingUpdated'>['facets']>[number];

/** What lists of homes are narrowed by, as the listing is now. Read before a change, it says which lists held it. */
export async function facetsOf(em: EntityManager, listing: Listing): Promise<Facets> {
  const { localityId, projectId, builderId, agentId, bedroomsTotal: bedrooms } = listing;
  const { latitude, longitude } = listing;
  const h3Cells = latitude === null || longitude === null ? [] : h3CellsOf({ latitude, longitude });
  const placed = { localityId, projectId, builderId, agentId, bedrooms, latitude, longitude, h3Cells };
  return { ...placed, ...(await wordsOf(em, listing.id)) };
}

/** It is on the market, or is again. */
export async function recordListingPublished(em: EntityManager, listing: Listing): Promise<void> {
  await recordEvent(em, {
    type: 'ListingPublished',
    organizationId: listing.organizationId,
    data: {
      listingId: listing.id,
      organizationId: listing.organizationId,
      agentId: listing.agentId,
      projectId: listing.projectId,
      builderId: listing.builderId,
      localityId: listing.localityId,
      listPrice: listing.listPrice as number,
      bedrooms: listing.bedroomsTotal,
      carpetArea: listing.carpetAreaSqFt,
      builtUpArea: listing.builtUpAreaSqFt,
      propertySubType: listing.propertySubType,
      title: listing.title,
      photos: listing.photos.length,
      floorBand: listing.floorBand,
      floorsTotal: listing.floorsTotal,
      ageYears: listing.ageYears,
      // In an invented world the invented relation is the true one.
      isAssignmentSynthetic: listing.isAssignmentSynthetic && listing.dataSource !== DataSource.SYNTHETIC,
      facets: [await presentFacets(em, listing)],
      publishedAt: listing.modificationTimestamp.toISOString(),
    },
  });
}

export async function recordListingPriceChanged(
  em: EntityManager,
  listing: Listing,
  previousListPrice: number,
  former: Facets,
): Promise<void> {
  await recordEvent(em, {
    type: 'ListingPriceChanged',
    organizationId: listing.organizationId,
    data: {
      listingId: listing.id,
      organizationId: listing.organizationId,
      agentId: listing.agentId,
      projectId: listing.projectId,
      localityId: listing.localityId,
      previousListPrice,
      listPrice: listing.listPrice as number,
      facets: await formerAndPresent(em, former, listing),
      changedAt: listing.modificationTimestamp.toISOString(),
    },
  });
}

/** Something else of it changed while it is on the market. */
export async function recordListingUpdated(
  em: EntityManager,
  listing: Listing,
  former: Facets,
): Promise<void> {
  await recordEvent(em, {
    type: 'ListingUpdated',
    organizationId: listing.organizationId,
    data: {
      listingId: listing.id,
      organizationId: listing.organizationId,
      facets: await formerAndPresent(em, former, listing),
      changedAt: listing.modificationTimestamp.toISOString(),
    },
  });
}

/** It left the market, with the status it left with. */
export async function recordListingWithdrawn(
  em: EntityManager,
  listing: Listing,
  before?: Facets,
): Promise<void> {
  // What is not written yet is still found.
  const former = before ?? (await facetsOf(em, listing));
  await recordEvent(em, {
    type: 'ListingWithdrawn',
    organizationId: listing.organizationId,
    data: {
      listingId: listing.id,
      organizationId: listing.organizationId,
      agentId: listing.agentId,
      projectId: listing.projectId,
      standardStatus: listing.standardStatus,
      facets: await formerAndPresent(em, former, listing),
      withdrawnAt: (listing.offMarketTimestamp as Date).toISOString(),
    },
  });
}

async function formerAndPresent(em: EntityManager, former: Facets, listing: Listing): Promise<Facets[]> {
  const present = await presentFacets(em, listing);
  return isDeepStrictEqual(former, present) ? [present] : [former, present];
}

/** With the document that the database has made of what is written. */
async function presentFacets(em: EntityManager, listing: Listing): Promise<Facets> {
  await em.flush();
  return facetsOf(em, listing);
}
