import { Migration } from '@mikro-orm/migrations';
import { readableByOwner, tenantOwned } from '@propmubi/runtime';

const METRICS = `('REQUESTS', 'COST', 'SOCKETS', 'LEADS', 'STORAGE', 'SMS')`;
const TABLES = ['organization_quota', 'organization_usage', 'quota_alert'];

/** What organizations may use, what they used day by day, and what their managers were alerted of. */
export class CreateQuotas extends Migration {
  override up(): void {
    // Only what differs from the default of the settings.
    this.addSql(`create table identity.organization_quota (
      organization_id uuid not null,
      metric text not null check (metric in ${METRICS}),
      amount bigint not null check (amount >= 0),
      set_at timestamptz not null,
      primary key (organization_id, metric))`);
    this.addSql(`create table identity.organization_usage (
      organization_id uuid not null,
      day date not null,
      metric text not null check (metric in ${METRICS}),
      used bigint not null check (used >= 0),
      quota bigint not null,
      generation text,
      counted bigint,
      state_at timestamptz,
      primary key (organization_id, day, metric))`);
    this.addSql(`create index organization_usage_day on identity.organization_usage (day)`);
    this.addSql(`create table identity.quota_alert (
      organization_id uuid not null,
      metric text not null check (metric in ${METRICS}),
      period date not null,
      level smallint not null check (level in (80, 100)),
      primary key (organization_id, metric, period, level))`);
    for (const table of TABLES) {
      for (const sql of tenantOwned(`identity.${table}`)) this.addSql(sql);
      this.addSql(readableByOwner(`identity.${table}`));
    }
    for (const table of ['organization_usage', 'quota_alert'])
      this.addSql(`create policy owner_deletes on identity.${table} for delete to current_user using (true)`);
    // The gateway is given what differs of all tenants: ids and numbers.
    this.#definer(
      'quota_overrides()',
      'table (organization_id uuid, metric text, amount bigint)',
      'stable',
      'select organization_id, metric, amount from identity.organization_quota',
    );
    this.#definer(
      'trim_usage(before date)',
      'void',
      'volatile',
      `delete from identity.organization_usage where day < before;
       delete from identity.quota_alert where period < before`,
    );
  }

  #definer(signature: string, returns: string, volatility: string, body: string): void {
    this.addSql(`create function identity.${signature} returns ${returns}
      language sql ${volatility} security definer set search_path = '' as $$ ${body} $$`);
    const types = signature.replace('before ', '');
    this.addSql(`revoke all on function identity.${types} from public`);
    this.addSql(`grant execute on function identity.${types} to propmubi_app`);
  }

  override down(): void {
    this.addSql(`drop function identity.trim_usage(date), identity.quota_overrides()`);
    this.addSql(`drop table ${TABLES.map((table) => `identity.${table}`).join(', ')}`);
  }
}
