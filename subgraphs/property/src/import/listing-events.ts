import { newId, query, recordEvents, sql, type AnyNewEvent, type EntityManager } from '@propmubi/runtime';
import type { EventInput } from '@propmubi/events';

/** As many as one event may carry (packages/events). */
const LISTINGS_PER_EVENT = 500;

/** Records in chunks, per organization, which of the listings are on the market. Returns how many events that made. */
export async function recordImported(em: EntityManager, listings: { id: string }[]): Promise<number> {
  const importId = newId();
  const facts = await publishedFacts(
    em,
    listings.map(({ id }) => id),
  );
  const events: AnyNewEvent[] = [];
  for (const [organizationId, published] of Map.groupBy(facts, (fact) => fact.organizationId as string))
    for (let start = 0; start < published.length; start += LISTINGS_PER_EVENT)
      events.push({
        type: 'ListingsImported',
        organizationId,
        data: { importId, organizationId, listings: published.slice(start, start + LISTINGS_PER_EVENT) },
      });
  await recordEvents(em, events);
  return events.length;
}

/** The public facts about listings that other subgraphs keep. */
export function publishedFacts(em: EntityManager, ids: string[]): Promise<EventInput<'ListingPublished'>[]> {
  return query<EventInput<'ListingPublished'>>(
    em,
    sql`select id as "listingId", organization_id as "organizationId", agent_id as "agentId",
            project_id as "projectId", builder_id as "builderId", locality_id as "localityId",
            list_price::float8 as "listPrice", bedrooms_total as bedrooms,
            carpet_area_sq_ft as "carpetArea", built_up_area_sq_ft as "builtUpArea",
            property_sub_type as "propertySubType", title, cardinality(photos) as photos,
            floor_band as "floorBand", floors_total as "floorsTotal", age_years as "ageYears",
            is_assignment_synthetic and data_source <> 'SYNTHETIC' as "isAssignmentSynthetic",
            to_char(on_market_timestamp at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt"
       from property.listing
      where id in (select json_array_elements_text(${JSON.stringify(ids)}::json)::uuid) and publicly_visible
      order by id`,
  );
}
