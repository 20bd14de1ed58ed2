import { Migration } from '@mikro-orm/migrations';

const PLATFORM = `'00000000-0000-0000-0000-000000000000'::uuid`;

/** Who did what to whom: one hash chain per tenant, and one of the platform’s own under the nil id. */
export class CreateAuditLog extends Migration {
  override up(): void {
    this.addSql(`create table identity.audit_entry (
      organization_id uuid not null,
      seq bigint not null check (seq > 0),
      recorded_at timestamptz not null,
      actor_id uuid,
      action text not null,
      subject_id uuid,
      details jsonb not null,
      hash text not null,
      primary key (organization_id, seq))`);
    this.addSql(`create table identity.audit_head (
      organization_id uuid primary key not null,
      seq bigint not null,
      hash text not null,
      seal text not null)`);
    for (const table of ['audit_entry', 'audit_head']) {
      this.addSql(`alter table identity.${table} enable row level security, force row level security`);
      this.addSql(`create policy append on identity.${table} for insert
        with check (organization_id = identity.tenant_id() or organization_id = ${PLATFORM})`);
    }
    this.addSql(
      `create policy tenant on identity.audit_entry for select using (organization_id = identity.tenant_id())`,
    );
    this
      .addSql(`create policy platform on identity.audit_entry for select using (organization_id = ${PLATFORM} and exists (
      select from identity.user_role r where r.user_id = identity.viewer_id() and r.role = 'ADMIN'))`);
    for (const operation of ['select', 'update']) {
      this.addSql(`create policy ${operation}_head on identity.audit_head for ${operation}
        using (organization_id = identity.tenant_id() or organization_id = ${PLATFORM})`);
    }
    // Append-only: the application may neither change nor remove an entry.
    this.addSql(`grant select, insert on identity.audit_entry to propmubi_app`);
    this.addSql(`grant select, insert, update on identity.audit_head to propmubi_app`);
  }

  override down(): void {
    this.addSql(`drop table identity.audit_head, identity.audit_entry`);
  }
}
