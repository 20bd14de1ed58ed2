import { Migration } from '@mikro-orm/migrations';
import { readableByOwner, tenantOwned } from '@propmubi/runtime';

/** Usage that was noted and is not added up yet: the row of a day would make all events of an organization wait for each other. */
export class NoteUsage extends Migration {
  override up(): void {
    this.addSql(`create table identity.noted_usage (
      position bigint generated always as identity primary key,
      organization_id uuid not null,
      day date not null,
      metric text not null check (metric in ('LEADS')),
      amount bigint not null check (amount > 0),
      noted_at timestamptz not null)`);
    this.addSql(`create index noted_usage_organization on identity.noted_usage (organization_id, day)`);
    for (const sql of tenantOwned('identity.noted_usage', 'select, insert, delete')) this.addSql(sql);
    this.addSql(readableByOwner('identity.noted_usage'));
    // Ids alone: what they used is read as each of them.
    this.addSql(`create function identity.organizations_with_noted_usage(most integer)
      returns table (organization_id uuid)
      language sql stable security definer set search_path = '' as
      $$ select distinct n.organization_id from identity.noted_usage n limit most $$`);
    this.addSql(`revoke all on function identity.organizations_with_noted_usage(integer) from public`);
    this.addSql(`grant execute on function identity.organizations_with_noted_usage(integer) to propmubi_app`);
  }

  override down(): void {
    this.addSql(`drop function identity.organizations_with_noted_usage(integer)`);
    this.addSql(`drop table identity.noted_usage`);
  }
}
