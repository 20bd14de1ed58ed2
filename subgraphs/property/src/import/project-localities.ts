import { type EntityManager, query, sql } from '@propmubi/runtime';

/** 5 km in degrees of latitude and, at 19° north, of longitude. */
const WITHIN = { latitude: 5 / 111.2, longitude: 5 / (111.2 * 0.945) } as const;

/**
 * Gives every project the nearest locality within 5 km, or, where the register has no coordinates, one of the same
 * PIN code. The distance is flat-earth, which is off by metres over a few kilometres; the box in front of it spares
 * Postgres a million of them. Both imports do this, because either may come first.
 */
export async function assignProjectLocalities(em: EntityManager): Promise<void> {
  await query(
    em,
    sql`with distance as (
       select p.id, l.id as locality_id, l.name,
              power((l.latitude - p.latitude) / ${WITHIN.latitude}, 2) + power((l.longitude - p.longitude) / ${WITHIN.longitude}, 2) as square
         from property.project p
         join property.locality l
           on l.latitude between p.latitude - ${WITHIN.latitude} and p.latitude + ${WITHIN.latitude}
          and l.longitude between p.longitude - ${WITHIN.longitude} and p.longitude + ${WITHIN.longitude}),
     nearest as (
       select distinct on (id) id, locality_id from distance where square <= 1 order by id, square, name),
     by_pin as (
       select distinct on (pin_code) pin_code, id as locality_id
         from property.locality where pin_code is not null order by pin_code, name),
     assigned as (
       select p.id, case when p.latitude is null then by_pin.locality_id else nearest.locality_id end as locality_id
         from property.project p
         left join nearest on nearest.id = p.id
         left join by_pin on by_pin.pin_code = p.pin_code)
     update property.project p set locality_id = assigned.locality_id
       from assigned
      where assigned.id = p.id and p.locality_id is distinct from assigned.locality_id`,
  );
}
