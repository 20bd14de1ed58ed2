import { loadOne, pgArray, query, sql, type TenantScope } from '@propmubi/runtime';
import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'What homes on the market of a locality ask for a square foot.',
})
export class PriceLevel {
  @Field(() => Int, { description: 'Homes with a price and an area; at most the 2,000 listed last.' })
  homes: number;

  @Field(() => Float, { description: 'A quarter asks less, in rupees.' })
  lowerQuartile: number;

  @Field(() => Float, { description: 'Half asks less.' })
  median: number;

  @Field(() => Float, { description: 'A quarter asks more.' })
  upperQuartile: number;
}

/** With fewer homes a quartile says more of one home than of the place. */
const LEAST_HOMES = 5;
const MOST_HOMES = 2_000;

interface Row extends PriceLevel {
  localityId: string;
}

/** By the area that the AREA sorts measure. Null for a place with too few homes. */
export const priceLevelByLocality = (db: TenantScope) =>
  loadOne(
    (ids: readonly string[]) =>
      db.read((em) =>
        query(
          em,
          sql<Row>`select place.id as "localityId", level.* from unnest(${pgArray(ids)}::uuid[]) place (id) cross join lateral (
              select count(*)::int as homes, percentile_cont(0.25) within group (order by per_sq_ft) as "lowerQuartile",
                     percentile_cont(0.5) within group (order by per_sq_ft) as median,
                     percentile_cont(0.75) within group (order by per_sq_ft) as "upperQuartile"
                from (select list_price / sort_area_sq_ft as per_sq_ft from property.listing
                       where locality_id = place.id and publicly_visible and list_price > 0 and sort_area_sq_ft > 0
                       order by on_market_timestamp desc, id desc limit ${MOST_HOMES}) homes
            ) level where level.homes >= ${LEAST_HOMES}`,
        ),
      ),
    ({ localityId }) => localityId,
  );
