import type { EventData } from '@propmubi/events';
import { execute, onEvent, sql, type EntityManager } from '@propmubi/runtime';
import { recordEvidence } from '../modules/evidence/record-evidence.js';
import { HALF_LIFE_DAYS } from '../modules/score/model/parameters.js';
import { requestRecomputation } from '../modules/score/recomputation.queue.js';

/** A change by more than this share at once speaks against the price that was asked before. */
const STRONG_CHANGE = 0.2;

export const onListingPublished = onEvent('ListingPublished', ({ data }, em) => savePublished(em, [data]));

/** A chunk of an import: one statement for all of its listings. */
export const onListingsImported = onEvent('ListingsImported', ({ data }, em) =>
  savePublished(em, data.listings),
);

async function savePublished(em: EntityManager, listings: Published[]): Promise<void> {
  const rows = listings.map((listing) => {
    const area = listing.builtUpArea ?? listing.carpetArea;
    return {
      listing_id: listing.listingId,
      organization_id: listing.organizationId,
      agent_id: listing.agentId,
      project_id: listing.projectId,
      locality_id: listing.localityId,
      list_price: listing.listPrice,
      bedrooms: listing.bedrooms,
      area,
      ...completenessOf(listing),
      is_assignment_synthetic: listing.isAssignmentSynthetic,
      duplicate_key: duplicateKeyOf(listing, area),
      active: true,
      published_at: listing.publishedAt,
    };
  });
  await execute(
    em,
    sql`with saved as (
          insert into trust.listing (listing_id, organization_id, agent_id, project_id, locality_id, list_price, bedrooms,
            area, completeness, missing, duplicate_key, is_assignment_synthetic, active, published_at)
          select listing_id, organization_id, agent_id, project_id, locality_id, list_price, bedrooms,
            area, completeness, missing, duplicate_key, is_assignment_synthetic, active, published_at
            from json_populate_recordset(null::trust.listing, ${JSON.stringify(rows)}::json) order by listing_id
          on conflict (listing_id) do update set
            organization_id = excluded.organization_id, agent_id = excluded.agent_id, project_id = excluded.project_id,
            locality_id = excluded.locality_id, list_price = excluded.list_price, bedrooms = excluded.bedrooms,
            area = excluded.area, completeness = excluded.completeness, missing = excluded.missing,
            duplicate_key = excluded.duplicate_key, is_assignment_synthetic = excluded.is_assignment_synthetic,
            active = true, published_at = excluded.published_at
          returning listing_id, locality_id, duplicate_key
        ), priced as (
          insert into trust.stale_price (locality_id)
          select distinct locality_id from saved where locality_id is not null order by 1 on conflict do nothing
        ), twins as (
          select other.listing_id from saved join trust.listing other
              on other.duplicate_key = saved.duplicate_key and other.active
        )
        insert into trust.recomputation (subject_type, subject_id, rank)
        select 'LISTING', listing_id, 3 from (select listing_id from saved union select listing_id from twins) touched
         order by listing_id on conflict do nothing`,
  );
}

export const onListingPriceChanged = onEvent('ListingPriceChanged', async ({ data }, em) => {
  await execute(
    em,
    sql`update trust.listing set list_price = ${data.listPrice}::bigint where listing_id = ${data.listingId}::uuid`,
  );
  const change = Math.abs(data.listPrice - data.previousListPrice) / Math.max(1, data.previousListPrice);
  const subject = { type: 'LISTING' as const, id: data.listingId };
  if (change <= STRONG_CHANGE) return requestRecomputation(em, [subject]);
  await recordEvidence(em, [
    {
      subject,
      factor: 'CONDUCT',
      kind: 'PRICE_CHANGE',
      source: 'TRANSACTION',
      sourceKey: data.changedAt,
      value: Math.max(0, 1 - change),
      halfLifeDays: HALF_LIFE_DAYS.BEHAVIOUR,
      observedAt: data.changedAt,
    },
  ]);
});

export const onListingWithdrawn = onEvent('ListingWithdrawn', async ({ data }, em) => {
  await execute(em, sql`update trust.listing set active = false where listing_id = ${data.listingId}::uuid`);
  await requestRecomputation(em, [{ type: 'LISTING', id: data.listingId }]);
});

/** A report is a signal until it is confirmed; then it also speaks against who listed. */
export const onListingReported = onEvent('ListingReported', async ({ data }, em) => {
  const report = {
    kind: 'REPORT',
    source: data.confirmed ? ('DOCUMENT' as const) : ('SIGNAL' as const),
    sourceKey: data.reportId,
    value: 0,
    halfLifeDays: HALF_LIFE_DAYS.BEHAVIOUR,
    observedAt: data.reportedAt,
  };
  const fraud = data.confirmed && data.reason === 'FRAUD' ? ('FRAUD_CONFIRMED' as const) : null;
  await recordEvidence(em, [
    { subject: { type: 'LISTING', id: data.listingId }, factor: 'CONDUCT', ...report, cap: fraud },
    ...(data.confirmed && data.agentId
      ? [
          {
            subject: { type: 'AGENT' as const, id: data.agentId },
            factor: 'DATA_ACCURACY' as const,
            ...report,
          },
        ]
      : []),
  ]);
});

type Published = EventData<'ListingPublished'>;

/** Share of what a buyer needs to judge a flat that the listing tells, and how many of it are missing. */
function completenessOf(listing: Published): { completeness: number; missing: number } {
  const told = [
    listing.bedrooms !== null,
    listing.builtUpArea !== null || listing.carpetArea !== null,
    listing.localityId !== null,
    listing.propertySubType !== null,
    listing.floor !== null || listing.floorBand !== null,
    listing.photos > 0,
  ];
  const missing = told.filter((one) => !one).length;
  return { completeness: 1 - missing / told.length, missing };
}

/** Equal for listings that state the same facts; null when too little is told. */
function duplicateKeyOf(listing: Published, area: number | null): string | null {
  if (area === null || listing.localityId === null) return null;
  return [
    listing.localityId,
    listing.bedrooms,
    area,
    listing.listPrice,
    listing.propertySubType,
    listing.floor,
    listing.floorBand,
    listing.floorsTotal,
    listing.ageYears,
    listing.title,
  ].join('|');
}
