import { Migration } from '@mikro-orm/migrations';

const TABLES = ['data_export', 'data_export_part', 'data_export_file'];

/** Exports of what is held of a person: what was asked for, which parts are there, and when it goes. */
export class AddDataExports extends Migration {
  override up(): void {
    this.addSql(`create table identity.data_export (
      id uuid primary key,
      user_id uuid not null references identity.user_account (id) on delete cascade,
      status text not null check (status in ('PREPARING', 'READY', 'FAILED', 'EXPIRED')),
      requested_at timestamptz not null,
      claimed_at timestamptz,
      ready_at timestamptz,
      expires_at timestamptz not null,
      size_bytes bigint,
      sha256 text)`);
    this.addSql(`create index data_export_user on identity.data_export (user_id, requested_at desc)`);
    this.addSql(
      `create unique index data_export_one on identity.data_export (user_id) where status = 'PREPARING'`,
    );
    this.addSql(`create index data_export_expiry on identity.data_export (expires_at)`);
    this.addSql(`create table identity.data_export_part (
      export_id uuid not null references identity.data_export (id) on delete cascade,
      user_id uuid not null,
      subgraph text not null,
      prepared_at timestamptz not null,
      primary key (export_id, subgraph))`);
    this.addSql(`create table identity.data_export_file (
      export_id uuid not null references identity.data_export (id) on delete cascade,
      user_id uuid not null,
      name text not null,
      key text not null,
      sha256 text not null,
      size_bytes bigint not null,
      primary key (export_id, name))`);
    for (const table of TABLES) {
      this.addSql(`comment on table identity.${table} is
        'global: an export belongs to a person, not to a tenant; row level security shows a row to its owner'`);
      this.addSql(`alter table identity.${table} enable row level security, force row level security`);
      this.addSql(`create policy own on identity.${table} using (user_id = identity.viewer_id())
        with check (user_id = identity.viewer_id())`);
      this.addSql(`grant select, insert, update, delete on identity.${table} to propmubi_app`);
      this.addSql(`create policy owner_reads on identity.${table} for select to current_user using (true)`);
    }
    // The job works for people of whom it knows ids alone.
    this.addSql(`create function identity.exports_to_assemble(parts integer, at timestamptz)
      returns table (id uuid, user_id uuid) language sql stable security definer set search_path = ''
      as $$select e.id, e.user_id from identity.data_export e
            where e.status = 'PREPARING' and (e.claimed_at is null or e.claimed_at < at - interval '15 minutes')
              and (select count(*) from identity.data_export_part p where p.export_id = e.id) >= parts
            order by e.requested_at limit 10$$`);
    this.addSql(`create function identity.exports_past(at timestamptz)
      returns table (id uuid, user_id uuid) language sql stable security definer set search_path = ''
      as $$select e.id, e.user_id from identity.data_export e where e.expires_at <= at order by e.expires_at limit 100$$`);
    for (const signature of ['exports_to_assemble(integer, timestamptz)', 'exports_past(timestamptz)']) {
      this.addSql(`revoke all on function identity.${signature} from public`);
      this.addSql(`grant execute on function identity.${signature} to propmubi_app`);
    }
  }

  override down(): void {
    this.addSql('drop function identity.exports_past(timestamptz)');
    this.addSql('drop function identity.exports_to_assemble(integer, timestamptz)');
    this.addSql('drop table identity.data_export_file, identity.data_export_part, identity.data_export');
  }
}
