import { Migration } from '@mikro-orm/migrations';

/** What a project is found by, in one indexed column, and indexes of the feed's rarer filters. */
export class AddSearchText extends Migration {
  override up(): void {
    this.addSql(`alter table property.project add column search_text text not null default ''`);
    // Written by the database, so that no import and no service forgets it.
    this.addSql(`create function property.write_search_text() returns trigger language plpgsql as $$
      begin
        new.search_text := concat_ws(' ', new.name,
          (select name from property.builder where id = new.builder_id),
          (select name from property.locality where id = new.locality_id),
          new.district, new.pin_code, new.rera_number);
        return new;
      end $$`);
    this.addSql(`create trigger write_search_text before insert or update of
      name, builder_id, locality_id, district, pin_code, rera_number
      on property.project for each row execute function property.write_search_text()`);
    this.addSql('update property.project set name = name');
    this.addSql(
      'create index project_search_text on property.project using gin (search_text public.gin_trgm_ops)',
    );
    const feedIndex = (name: string, first: string) =>
      this.addSql(`create index ${name} on property.listing (${first}, on_market_timestamp desc, id desc)
        where publicly_visible`);
    feedIndex('listing_feed_bedrooms', 'bedrooms_total');
    feedIndex('listing_feed_sub_type', 'property_sub_type');
    // The two finest resolutions of the map: cells of the others are so large that the feed's order finds a page.
    feedIndex('listing_feed_cell_8', '(h3_cells[4])');
    feedIndex('listing_feed_cell_9', '(h3_cells[5])');
  }

  override down(): void {
    this.addSql(`drop index property.listing_feed_bedrooms, property.listing_feed_sub_type,
      property.listing_feed_cell_8, property.listing_feed_cell_9`);
    this.addSql('drop trigger write_search_text on property.project');
    this.addSql('drop function property.write_search_text()');
    this.addSql('alter table property.project drop column search_text');
  }
}
