import { Migration } from '@mikro-orm/migrations';

/** Whose word an observation is, and how far that person is believed now: the ledger stays, the belief may change. */
export class AddRaters extends Migration {
  override up(): void {
    this.addSql('alter table trust.evidence add column rater_id uuid');
    this.addSql('create index evidence_rater on trust.evidence (rater_id) where rater_id is not null');
    this.addSql(`create table trust.rater (
      user_id uuid primary key,
      credibility double precision not null check (credibility between 0.1 and 1)
    )`);
    this.addSql(
      `comment on table trust.rater is 'global: a rater is believed alike by all tenants: ids and numbers'`,
    );
    this.addSql('grant select, insert, update on trust.rater to propmubi_app');
  }

  override down(): void {
    this.addSql('drop table trust.rater');
    this.addSql('drop index trust.evidence_rater');
    this.addSql('alter table trust.evidence drop column rater_id');
  }
}
