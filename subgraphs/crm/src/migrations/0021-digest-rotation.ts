import { Migration } from '@mikro-orm/migrations';

/** While the key of digests is replaced, a number may be kept under two: brokerages are found by all of them, and the owner rewrites. */
export class AllowDigestRotation extends Migration {
  override up(): void {
    this.addSql(`create function crm.contacts_with_phones(wanted text[], claimer uuid)
      returns table (organization_id uuid)
      language sql stable security definer set search_path = ''
      as 'select distinct organization_id from crm.contact
           where phone_digest = any (wanted) and user_id is null or user_id = claimer'`);
    this.addSql(`revoke all on function crm.contacts_with_phones(text[], uuid) from public`);
    this.addSql(`grant execute on function crm.contacts_with_phones(text[], uuid) to propmubi_app`);
    this.addSql(`create policy owner_rewrites on crm.contact for update to current_user using (true)`);
  }

  override down(): void {
    this.addSql(`drop policy owner_rewrites on crm.contact`);
    this.addSql(`drop function crm.contacts_with_phones(text[], uuid)`);
  }
}
