import { Migration } from '@mikro-orm/migrations';

/**
 * The band that holds the next one, the lower bound that was told last, and what is asked for anew: a full recomputation, which holds no bands. Scores are of
 * another model from now on, so that all of them are asked for.
 */
export class HoldBands extends Migration {
  override up(): void {
    this.addSql(`alter table trust.current_score add column uncapped_band text,
      add column told_lower_bound double precision`);
    this.addSql('alter table trust.recomputation add column anew boolean not null default false');
    this.addSql('alter table trust.segment add column anew boolean not null default false');
    this.addSql(`insert into trust.recomputation (subject_type, subject_id, rank)
      select subject_type, subject_id,
             case subject_type when 'USER' then 0 when 'AGENT' then 1 when 'PROJECT' then 2 else 3 end
        from trust.current_score on conflict do nothing`);
  }

  override down(): void {
    this.addSql('alter table trust.segment drop column anew');
    this.addSql('alter table trust.recomputation drop column anew');
    this.addSql('alter table trust.current_score drop column uncapped_band, drop column told_lower_bound');
  }
}
