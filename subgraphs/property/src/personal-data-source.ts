import type { ExportSource } from '@propmubi/privacy';
import { query, sql } from '@propmubi/runtime';

/** What the market holds of a person: the searches they saved and the homes on their shortlist, of which there are few. */
export const propertySource: ExportSource = {
  files: [
    {
      name: 'property/saved-searches.json',
      async *rows(em, userId) {
        await query(em, sql`select set_config('app.user', ${userId}, true)`);
        yield* await query<object>(
          em,
          sql`select id, name, text, alert, locality_ids, bedrooms, property_sub_types, furnishing, price_min, price_max,
                     area_min_sq_ft, area_max_sq_ft, created_at, said_words::text as said_words, said_bedrooms, said_price_min,
                     said_price_max, said_number from property.saved_search
               where user_id = ${userId} order by id`,
        );
      },
    },
    {
      name: 'property/shortlist.json',
      async *rows(em, userId) {
        await query(em, sql`select set_config('app.user', ${userId}, true)`);
        yield* await query<object>(
          em,
          sql`select listing_id, added_at from property.shortlisted_home where user_id = ${userId} order by listing_id`,
        );
      },
    },
  ],
};
