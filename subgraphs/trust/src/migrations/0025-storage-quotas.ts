import { Migration } from '@mikro-orm/migrations';
import { tenantOwned } from '@propmubi/runtime';

/** How much space organizations have of which an administrator set it; all others have that of the settings. */
export class AddStorageQuotas extends Migration {
  override up(): void {
    this.addSql(`create table trust.storage_quota (
      organization_id uuid primary key,
      limit_bytes bigint check (limit_bytes >= 0),
      state_at timestamptz not null)`);
    for (const statement of tenantOwned('trust.storage_quota')) this.addSql(statement);
  }

  override down(): void {
    this.addSql('drop table trust.storage_quota');
  }
}
