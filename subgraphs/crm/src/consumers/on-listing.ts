import type { EventData } from '@propmubi/events';
import { onEvent, type EntityManager } from '@propmubi/runtime';

/** A home an owner or builder offers directly has no brokerage, and so nobody here to route to. */
export const onListingPublished = onEvent('ListingPublished', async ({ data }, em) => {
  if (data.organizationId) await savePublished(em, [data]);
});

/** The same for a chunk of an import, which belongs to one brokerage. */
export const onListingsImported = onEvent('ListingsImported', ({ data }, em) =>
  savePublished(em, data.listings),
);

async function savePublished(em: EntityManager, listings: EventData<'ListingPublished'>[]): Promise<void> {
  await em.execute(
    `insert into crm.listing as l (id, organization_id, agent_id, project_id, builder_id, locality_id, price, published, state_at)
     select "listingId", "organizationId", "agentId", "projectId", "builderId", "localityId", "listPrice", true, "publishedAt"
       from json_to_recordset(?::json) as given ("listingId" uuid, "organizationId" uuid, "agentId" uuid,
            "projectId" uuid, "builderId" uuid, "localityId" uuid, "listPrice" bigint, "publishedAt" timestamptz)
     on conflict (id) do update set agent_id = excluded.agent_id, project_id = excluded.project_id,
        builder_id = excluded.builder_id, locality_id = excluded.locality_id, price = excluded.price,
        published = true, state_at = excluded.state_at
      where excluded.state_at >= l.state_at`,
    [JSON.stringify(listings)],
  );
}

export const onListingPriceChanged = onEvent('ListingPriceChanged', async ({ data }, em) => {
  await em.execute(`update crm.listing set price = ?, state_at = ? where id = ? and state_at <= ?`, [
    data.listPrice,
    data.changedAt,
    data.listingId,
    data.changedAt,
  ]);
});

export const onListingWithdrawn = onEvent('ListingWithdrawn', async ({ data }, em) => {
  await em.execute(`update crm.listing set published = false, state_at = ? where id = ? and state_at <= ?`, [
    data.withdrawnAt,
    data.listingId,
    data.withdrawnAt,
  ]);
});
