import { Migration } from '@mikro-orm/migrations';

/** What raters share with one another, such as a device, and the voice of those who do. */
export class AddRaterVoices extends Migration {
  override up(): void {
    this.addSql(`create table reputation.rater_key (
      user_id uuid not null,
      kind text not null check (kind in ('DEVICE')),
      digest text not null,
      seen_at timestamptz not null,
      primary key (user_id, kind, digest)
    )`);
    this.addSql(`comment on table reputation.rater_key is
      'global: who shares a device is known across tenants: ids and keyed digests'`);
    this.addSql('grant select, insert, update, delete on reputation.rater_key to propmubi_app');
    this.addSql('alter table reputation.rater add column voice uuid');
  }

  override down(): void {
    this.addSql('alter table reputation.rater drop column voice');
    this.addSql('drop table reputation.rater_key');
  }
}
