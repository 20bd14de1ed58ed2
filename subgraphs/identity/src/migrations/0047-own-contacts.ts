import { Migration } from '@mikro-orm/migrations';

/** The table came with the migration before this one, in the same release: nobody waits for its few rows. */
const ACCEPTED =
  '-- accepted: a row for each brokerage that gave itself a brand, in a table of the same release\n';

/** Whose the contact of a firm is: a manager’s own, as they proved it. What was written before no one had proven. */
export class OwnContacts extends Migration {
  override up(): void {
    this.addSql(`alter table identity.organization_brand no force row level security`);
    this.addSql(
      `${ACCEPTED}update identity.organization_brand set contact_email = null, contact_phone = null`,
    );
    this.addSql(`alter table identity.organization_brand force row level security`);
    for (const contact of ['contact_email', 'contact_phone']) {
      this.addSql(`${ACCEPTED}alter table identity.organization_brand
        add column ${contact}_of uuid references identity.user_account (id),
        add check ((${contact} is null) = (${contact}_of is null))`);
      this.addSql(
        `${ACCEPTED}create index organization_brand_${contact}_of on identity.organization_brand (${contact}_of)`,
      );
    }
  }

  override down(): void {
    this.addSql(
      `alter table identity.organization_brand drop column contact_email_of, drop column contact_phone_of`,
    );
  }
}
