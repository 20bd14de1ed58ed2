import { Migration } from '@mikro-orm/migrations';
import { readableByOwner } from '@propmubi/runtime';

/**
 * A person who is forgotten leaves their leads behind as numbers. Whoever erases acts for no brokerage, so where the
 * person asked is a question across tenants: it is answered with ids only.
 */
export class CreateErasure extends Migration {
  override up(): void {
    this.addSql(`alter table crm.contact add column erased_at timestamptz, drop constraint contact_check,
      add constraint contact_reachable check (erased_at is not null or phone is not null or email is not null)`);
    this.addSql(`create index activity_by_asker on crm.activity (actor_user_id)
      where kind = 'RECAPTURED' and note is not null`);
    this.addSql(readableByOwner('crm.activity'));
    this.addSql(`create function crm.leads_of_user(asker uuid)
      returns table (organization_id uuid, lead_id uuid)
      language sql stable security definer set search_path = ''
      as '(select organization_id, id from crm.lead where buyer_user_id = asker)
        union
        (select organization_id, lead_id from crm.activity
          where actor_user_id = asker and kind = ''RECAPTURED'' and note is not null)'`);
    this.addSql(`revoke all on function crm.leads_of_user(uuid) from public`);
    this.addSql(`grant execute on function crm.leads_of_user(uuid) to propmubi_app`);
  }

  override down(): void {
    this.addSql(`drop function crm.leads_of_user(uuid)`);
    this.addSql(`drop policy owner_reads on crm.activity`);
    this.addSql(`drop index crm.activity_by_asker`);
    // Who was forgotten has nothing to be reached by, so the old rule holds for new rows only.
    this.addSql(`alter table crm.contact drop constraint contact_reachable, drop column erased_at,
      add constraint contact_check check (phone is not null or email is not null) not valid`);
  }
}
