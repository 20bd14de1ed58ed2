import { Migration } from '@mikro-orm/migrations';
import { tenantOwned } from '@propmubi/runtime';

/** Which booking a listing is under contract for, and the status it had before. */
export class CreateListingContract extends Migration {
  override up(): void {
    this.addSql(`create table property.listing_contract (
      listing_id uuid primary key references property.listing on delete cascade,
      organization_id uuid not null,
      lead_id uuid not null,
      previous_status text not null,
      since timestamptz not null
    )`);
    for (const statement of tenantOwned('property.listing_contract')) this.addSql(statement);
  }

  override down(): void {
    this.addSql('drop table property.listing_contract');
  }
}
