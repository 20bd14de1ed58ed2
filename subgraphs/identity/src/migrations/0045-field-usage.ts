import { Migration } from '@mikro-orm/migrations';
import { readableByOwner, tenantOwned } from '@propmubi/runtime';

/** Which program used what of the API on which day, as the gateway counted it. */
export class CountFieldUsage extends Migration {
  override up(): void {
    // Those who act for no organization are counted under the nil id.
    this.addSql(`create table identity.field_usage (
      organization_id uuid not null,
      day date not null,
      coordinate text not null,
      client_name text not null,
      client_version text not null,
      deprecated boolean not null,
      requests bigint not null check (requests > 0),
      primary key (organization_id, day, coordinate, client_name, client_version))`);
    this.addSql(`create index field_usage_day on identity.field_usage (day)`);
    for (const sql of tenantOwned('identity.field_usage')) this.addSql(sql);
    this.addSql(readableByOwner('identity.field_usage'));
    this.addSql(
      `create policy owner_deletes on identity.field_usage for delete to current_user using (true)`,
    );
    this.addSql(`create table identity.field_usage_position (
      stream text primary key check (stream = 'field-usage'),
      position text not null)`);
    this.addSql(`comment on table identity.field_usage_position is
      'global: up to where the reports of the gateway were taken'`);
    this.addSql(`insert into identity.field_usage_position (stream, position) values ('field-usage', '-')`);
    this.addSql(`grant select, update on identity.field_usage_position to propmubi_app`);
    this.#definer(
      'field_usage_of_all(since date)',
      `table (organization_id uuid, day date, coordinate text, client_name text, client_version text, deprecated boolean,
        requests bigint)`,
      'stable',
      `select u.organization_id, u.day, u.coordinate, u.client_name, u.client_version, u.deprecated, u.requests
         from identity.field_usage u where u.day >= since`,
    );
    this.#definer(
      'trim_field_usage(before date)',
      'void',
      'volatile',
      'delete from identity.field_usage where day < before',
    );
  }

  override down(): void {
    this.addSql(`drop function identity.trim_field_usage(date), identity.field_usage_of_all(date)`);
    this.addSql(`drop table identity.field_usage_position, identity.field_usage`);
  }

  #definer(signature: string, returns: string, volatility: string, body: string): void {
    this.addSql(`create function identity.${signature} returns ${returns}
      language sql ${volatility} security definer set search_path = '' as $$ ${body} $$`);
    const types = signature.replace(/\(\w+ /, '(');
    this.addSql(`revoke all on function identity.${types} from public`);
    this.addSql(`grant execute on function identity.${types} to propmubi_app`);
  }
}
