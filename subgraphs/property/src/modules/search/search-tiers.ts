import { type RawBuilder, sql } from '@propmubi/runtime';

/** The tier of a document by the last byte of its id, which is random; as in the indexes of `0017-add-search-tiers`. */
const TIER = sql.raw(`width_bucket(get_byte(uuid_send(id), 15), '{1,8,64}'::int[])`);

/**
 * Conditions that part homes and projects into a 256th, another 32nd, another quarter and the rest. Each but the last has a text
 * index of its own: looked through one after the other until enough is found, they cost what a frequent word costs in a
 * small part of the documents, and a rare one a look into each (docs/adr/0077). The number stands in the text, so that Postgres uses the
 * index of that tier.
 */
export const TIERS: readonly RawBuilder<unknown>[] = [0, 1, 2, 3].map(
  (tier) => sql`${TIER} = ${sql.lit(tier)}`,
);
