import { Migration } from '@mikro-orm/migrations';

/** Indexes in which members of a segment are read in slices, and priced listings counted without reading them. */
export class SpeedUpStatistics extends Migration {
  override up(): void {
    this.addSql(
      `create index current_score_member on trust.current_score (subject_type, segment, subject_id)`,
    );
    this.addSql('drop index trust.current_score_segment');
    this.addSql(`create index listing_price_group on trust.listing (locality_id, bedrooms)
      where active and area > 0 and list_price > 0 and bedrooms is not null`);
  }

  override down(): void {
    this.addSql('drop index trust.listing_price_group');
    this.addSql('create index current_score_segment on trust.current_score (subject_type, segment)');
    this.addSql('drop index trust.current_score_member');
  }
}
