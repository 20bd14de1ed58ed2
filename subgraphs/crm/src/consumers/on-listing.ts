import type { EventInput } from '@propmubi/events';
import { type EntityManager, onEvent, query, sql } from '@propmubi/runtime';

/** A home an owner or builder offers directly has no brokerage, and so no agent here to route to. */
export const onListingPublished = onEvent('ListingPublished', async ({ data }, em) => {
  if (data.organizationId) await savePublished(em, [data]);
});

/** The same for a chunk of an import, which belongs to one brokerage. */
export const onListingsImported = onEvent('ListingsImported', ({ data }, em) =>
  savePublished(em, data.listings),
);

export async function savePublished(
  em: EntityManager,
  listings: readonly EventInput<'ListingPublished'>[],
): Promise<void> {
  await query(
    em,
    sql`
      insert into crm.listing as l (id, organization_id, agent_id, project_id, builder_id, locality_id, price, area,
          published, state_at)
      select "listingId", "organizationId", "agentId", "projectId", "builderId", "localityId", "listPrice",
             coalesce("carpetArea", "builtUpArea"), true, "publishedAt"
        from json_to_recordset(${JSON.stringify(listings)}::json) as given ("listingId" uuid, "organizationId" uuid,
             "agentId" uuid, "projectId" uuid, "builderId" uuid, "localityId" uuid, "listPrice" bigint,
             "carpetArea" real, "builtUpArea" real, "publishedAt" timestamptz)
      on conflict (id) do update set agent_id = excluded.agent_id, project_id = excluded.project_id,
          builder_id = excluded.builder_id, locality_id = excluded.locality_id, price = excluded.price,
          area = excluded.area, published = true, state_at = excluded.state_at
        where excluded.state_at >= l.state_at`,
  );
}

export const onListingPriceChanged = onEvent('ListingPriceChanged', async ({ data }, em) => {
  const { listingId, listPrice, changedAt } = data;
  await query(
    em,
    sql`
      update crm.listing set price = ${listPrice}, state_at = ${changedAt}
       where id = ${listingId} and state_at <= ${changedAt}`,
  );
});

export const onListingWithdrawn = onEvent('ListingWithdrawn', async ({ data }, em) => {
  const { listingId, withdrawnAt } = data;
  await query(
    em,
    sql`
      update crm.listing set published = false, state_at = ${withdrawnAt}
       where id = ${listingId} and state_at <= ${withdrawnAt}`,
  );
});
