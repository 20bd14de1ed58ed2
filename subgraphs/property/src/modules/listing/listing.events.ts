import { recordEvent, type EntityManager } from '@propmubi/runtime';
import { DataSource } from '../../provenance.js';
import type { Listing } from './listing.entity.js';

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
      publishedAt: listing.modificationTimestamp.toISOString(),
    },
  });
}

export async function recordListingPriceChanged(
  em: EntityManager,
  listing: Listing,
  previousListPrice: number,
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
      changedAt: listing.modificationTimestamp.toISOString(),
    },
  });
}

/** Something else of it changed while it is on the market. */
export async function recordListingUpdated(em: EntityManager, listing: Listing): Promise<void> {
  await recordEvent(em, {
    type: 'ListingUpdated',
    organizationId: listing.organizationId,
    data: {
      listingId: listing.id,
      organizationId: listing.organizationId,
      changedAt: listing.modificationTimestamp.toISOString(),
    },
  });
}

/** It left the market, with the status it left with. */
export async function recordListingWithdrawn(em: EntityManager, listing: Listing): Promise<void> {
  await recordEvent(em, {
    type: 'ListingWithdrawn',
    organizationId: listing.organizationId,
    data: {
      listingId: listing.id,
      organizationId: listing.organizationId,
      agentId: listing.agentId,
      projectId: listing.projectId,
      standardStatus: listing.standardStatus,
      withdrawnAt: (listing.offMarketTimestamp as Date).toISOString(),
    },
  });
}
