import { Migration } from '@mikro-orm/migrations';

/**
 * What a score's last snapshot rests on, and the percentile that was last published: a segment that is renewed, or a full
 * recomputation, keeps whatever differs, and not only what moved by half a point.
 */
export class RankExactly extends Migration {
  override up(): void {
    this.addSql(`alter table trust.current_score add column percentile double precision,
      add column told_percentile double precision, add column snapshot_hash text`);
    this.addSql('alter table trust.recomputation add column exact boolean not null default false');
  }

  override down(): void {
    this.addSql('alter table trust.recomputation drop column exact');
    this.addSql(
      'alter table trust.current_score drop column percentile, drop column told_percentile, drop column snapshot_hash',
    );
  }
}
