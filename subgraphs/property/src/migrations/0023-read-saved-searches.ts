import { Migration } from '@mikro-orm/migrations';
import { matchSavedSearches } from './0013-add-saved-searches.js';

/**
 * What a saved text says, as it was read when it was saved: words spelt as documents spell them, rooms, prices and a register
 * number apart. Searches from before go on being matched by the words as they were typed.
 */
export class ReadSavedSearches extends Migration {
  override up(): void {
    this.addSql(`alter table property.saved_search add column is_read boolean not null default false,
      add column said_words tsquery, add column said_bedrooms int, add column said_price_min bigint,
      add column said_price_max bigint, add column said_number text`);
    this.addSql(matchSavedSearches(MATCHES_AS_READ));
  }

  override down(): void {
    this.addSql(matchSavedSearches());
    this
      .addSql(`alter table property.saved_search drop column is_read, drop column said_words, drop column said_bedrooms,
      drop column said_price_min, drop column said_price_max, drop column said_number`);
  }
}

/** Of the saved search `s` and the home `f` with its project's number. */
const MATCHES_AS_READ = `s.text is null or case when s.is_read then
                 (s.said_words is null or f.vector @@ s.said_words)
             and (s.said_bedrooms is null or f.bedrooms_total = s.said_bedrooms)
             and (s.said_price_min is null or f.list_price >= s.said_price_min)
             and (s.said_price_max is null or f.list_price <= s.said_price_max)
             and (s.said_number is null or f.rera_number like '%' || s.said_number || '%')
           else f.vector @@ s.words end`;
