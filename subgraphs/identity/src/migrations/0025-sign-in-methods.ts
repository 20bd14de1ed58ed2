import { Migration } from '@mikro-orm/migrations';

/** E-mail addresses that their owners proved, and by what and when each session began. */
export class AddSignInMethods extends Migration {
  override up(): void {
    this.addSql(`alter table identity.credential drop constraint credential_kind_check`);
    this.addSql(`alter table identity.credential add constraint credential_kind_check
      check (kind in ('PHONE', 'API_KEY', 'EMAIL'))`);
    this.addSql(`create unique index credential_email on identity.credential (user_id) where kind = 'EMAIL'`);
    this.addSql(`alter table identity.user_contact add column email_verified_at timestamptz`);
    this.addSql(
      `alter table identity.session add column began_by text, add column first_factor_at timestamptz`,
    );
  }

  override down(): void {
    this.addSql(`alter table identity.session drop column began_by, drop column first_factor_at`);
    this.addSql(`alter table identity.user_contact drop column email_verified_at`);
    this.addSql(`delete from identity.credential where kind = 'EMAIL'`);
    this.addSql(`drop index identity.credential_email`);
    this.addSql(`alter table identity.credential drop constraint credential_kind_check`);
    this.addSql(`alter table identity.credential add constraint credential_kind_check
      check (kind in ('PHONE', 'API_KEY'))`);
  }
}
