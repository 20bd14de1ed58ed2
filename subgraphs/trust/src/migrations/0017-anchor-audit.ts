import { Migration } from '@mikro-orm/migrations';

/** Heads of the audit trails, whose list is an entry of the transparency log: neither is changed or removed. */
export class AnchorAudit extends Migration {
  override up(): void {
    for (const sql of [
      `create table trust.audit_anchor (
         anchor_id uuid not null,
         chain_id uuid not null,
         seq bigint not null check (seq > 0),
         hash text not null check (hash ~ '^[0-9a-f]{64}$'),
         taken_at timestamptz not null,
         primary key (anchor_id, chain_id)
       )`,
      'create index audit_anchor_chain on trust.audit_anchor (chain_id, seq)',
      `comment on table trust.audit_anchor is
         'global: heads of the audit trails of all tenants, held to by whoever verifies them; ids and hashes'`,
      'grant select, insert on trust.audit_anchor to propmubi_app',
    ])
      this.addSql(sql);
  }

  override down(): void {
    this.addSql('drop table trust.audit_anchor');
  }
}
