import { Migration } from '@mikro-orm/migrations';

/**
 * Heads of chains are anchored outside of this schema, each when it has moved. Which ones have is asked across tenants: the
 * function answers with hashes, and moves nothing but the mark that a head was taken. Lists go by time, in a chain and in all.
 */
export class AnchorAudit extends Migration {
  override up(): void {
    for (const sql of [
      'alter table identity.audit_head add column anchored_seq bigint not null default 0',
      'create index audit_head_moved on identity.audit_head (organization_id) where seq > anchored_seq',
      'create policy owner_marks on identity.audit_head for update to current_user using (true)',
      `create function identity.take_moved_heads(most integer)
         returns table (organization_id uuid, seq bigint, hash text)
         language sql volatile security definer set search_path = '' as $$
           update identity.audit_head head set anchored_seq = head.seq
             from (select moved.organization_id from identity.audit_head moved where moved.seq > moved.anchored_seq
                    order by moved.organization_id limit most for update skip locked) due
            where head.organization_id = due.organization_id
           returning head.organization_id, head.seq, head.hash $$`,
      'revoke all on function identity.take_moved_heads(integer) from public',
      'grant execute on function identity.take_moved_heads(integer) to propmubi_app',
      'create index audit_entry_time on identity.audit_entry (organization_id, recorded_at, seq)',
      'create index audit_entry_everywhere on identity.audit_entry (recorded_at, organization_id, seq)',
    ])
      this.addSql(sql);
  }

  override down(): void {
    for (const sql of [
      'drop index identity.audit_entry_everywhere, identity.audit_entry_time',
      'drop function identity.take_moved_heads(integer)',
      'drop policy owner_marks on identity.audit_head',
      'drop index identity.audit_head_moved',
      'alter table identity.audit_head drop column anchored_seq',
    ])
      this.addSql(sql);
  }
}
