import { Migration } from '@mikro-orm/migrations';

/** When the register last named a project: a sync that is handled late takes back nothing that a later one said. */
export class DateRegisterSyncs extends Migration {
  override up(): void {
    this.addSql(`alter table trust.project add column synced_at timestamptz not null default 'epoch'`);
  }

  override down(): void {
    this.addSql('alter table trust.project drop column synced_at');
  }
}
