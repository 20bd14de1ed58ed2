import { Migration } from '@mikro-orm/migrations';

/** Filters of the feed that had no index: with few matches, a page read all that is on the market. */
export class AddFeedFilters extends Migration {
  override up(): void {
    for (const [name, column] of FILTERS)
      this.addSql(`create index ${name} on property.listing (${column}, on_market_timestamp desc, id desc)
        where publicly_visible`);
    this.addSql(`create index listing_feed_percentile on property.listing (trust_percentile)
      where publicly_visible and trust_percentile is not null`);
  }

  override down(): void {
    for (const name of [...FILTERS.map(([name]) => name), 'listing_feed_percentile'])
      this.addSql(`drop index property.${name}`);
  }
}

const FILTERS = [
  ['listing_feed_furnishing', 'furnishing'],
  ['listing_feed_type', 'property_type'],
  ['listing_feed_builder', 'builder_id'],
  ['listing_feed_agent', 'agent_id'],
] as const;
