import { Migration } from '@mikro-orm/migrations';

/** What delivery is assessed by and how it comes out, per builder and per project; revocations of builders. */
export class AddDeliveryAssessments extends Migration {
  override up(): void {
    this.addSql(`alter table reputation.project add column district text, add column pin_code text,
      add column plots int, add column completed_on date, add column lapsed_on date`);
    // A replaced register takes back what a wrong one named.
    this.addSql('grant delete on reputation.project to propmubi_app');
    this.addSql(`create table reputation.revocation (
      rera_number text primary key,
      builder_id uuid not null,
      matched_by text not null,
      revoked_on date not null,
      sync_id uuid not null
    )`);
    this.addSql('create index revocation_builder on reputation.revocation (builder_id)');
    this.addSql(
      `comment on table reputation.revocation is 'global: the authority publishes what it revoked'`,
    );
    this.addSql('grant select, insert, update, delete on reputation.revocation to propmubi_app');
    this.addSql(`alter table reputation.builder_reputation add column coverage double precision,
      add column percentile double precision, add column band text, add column delivery jsonb`);
    this.addSql(`create table reputation.project_delivery (
      project_id uuid primary key,
      builder_id uuid not null,
      late_probability double precision not null check (late_probability between 0 and 1),
      percentile double precision not null check (percentile between 0 and 100),
      segment jsonb not null,
      evidence jsonb not null,
      calibrated_on date not null
    )`);
    this.addSql('create index project_delivery_builder on reputation.project_delivery (builder_id)');
    this.addSql(
      `comment on table reputation.project_delivery is 'global: assessments of registered projects, from public facts'`,
    );
    this.addSql('grant select, insert, update on reputation.project_delivery to propmubi_app');
  }

  override down(): void {
    this.addSql('drop table reputation.project_delivery, reputation.revocation');
    this.addSql(`alter table reputation.builder_reputation drop column coverage, drop column percentile,
      drop column band, drop column delivery`);
    this.addSql('revoke delete on reputation.project from propmubi_app');
    this.addSql(`alter table reputation.project drop column district, drop column pin_code, drop column plots,
      drop column completed_on, drop column lapsed_on`);
  }
}
