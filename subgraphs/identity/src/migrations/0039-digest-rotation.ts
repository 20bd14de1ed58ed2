import { Migration } from '@mikro-orm/migrations';

/** All that the pepper keyed or sealed, but for what its owner rewrites already. */
const REWRITTEN = [
  'personal_key',
  'second_factor',
  'recovery_code',
  'sso_connection',
  'webhook_endpoint',
  'invitation',
];

/**
 * While the pepper is replaced, a credential has a row under each of two keys, whose generation stands before its hash, and the owner
 * rewrites what the former one made.
 */
export class AllowPepperRotation extends Migration {
  override up(): void {
    this.addSql(`-- accepted: one narrow pass over credentials, some tenths of a second for a million accounts
      create unique index credential_email_by_key on identity.credential
      (user_id, (left(lookup_hash, strpos(lookup_hash, '.')))) where kind = 'EMAIL'`);
    this.addSql(`drop index identity.credential_email`);
    for (const table of REWRITTEN)
      this.addSql(`create policy owner_rewrites on identity.${table} to current_user using (true)`);
    this.addSql(`create policy owner_finds on identity.user_device for select to current_user using (true)`);
  }

  override down(): void {
    this.addSql(`drop policy owner_finds on identity.user_device`);
    for (const table of REWRITTEN) this.addSql(`drop policy owner_rewrites on identity.${table}`);
    this.addSql(`create unique index credential_email on identity.credential (user_id) where kind = 'EMAIL'`);
    this.addSql(`drop index identity.credential_email_by_key`);
  }
}
