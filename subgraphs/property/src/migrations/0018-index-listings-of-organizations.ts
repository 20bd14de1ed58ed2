import { Migration } from '@mikro-orm/migrations';

/** A brokerage's list of its drafts or of what it withdrew, and how many there are, reads that state alone. */
export class IndexListingsOfOrganizations extends Migration {
  override isTransactional(): boolean {
    return false;
  }

  override up(): void {
    // What a run that broke off left behind is not valid.
    this.addSql('drop index concurrently if exists property.listing_organization_status');
    this.addSql(`create index concurrently listing_organization_status
      on property.listing (organization_id, standard_status, id)`);
  }

  override down(): void {
    this.addSql('drop index property.listing_organization_status');
  }
}
