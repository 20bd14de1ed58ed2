import { Migration } from '@mikro-orm/migrations';

/** Which rows go: by their place, which no plan that was made while the table was small looks up in all of it. */
const BY_PLACE = { column: 'ctid', taken: (rows: string) => `= any (array(${rows}))` };
const BY_ID = { column: 'id', taken: (rows: string) => `in (${rows})` };

/**
 * Slices of what is old are deleted by place. Functions keep their plans: one of a table that was small when a connection first
 * trimmed it took 25 s for 20,000 rows, beyond the timeout of a statement, and would have failed each hour.
 */
export class TrimByPlace extends Migration {
  override up(): void {
    this.#replace(BY_PLACE);
  }

  override down(): void {
    this.#replace(BY_ID);
  }

  #replace({ column, taken }: typeof BY_PLACE): void {
    const slice = (table: string, and = '') =>
      `delete from identity.${table} where ${column} ${taken(`
          select ${column} from identity.${table} where created_at < before${and} order by created_at limit 10000`)}`;
    this.addSql(`create or replace function identity.trim_notifications(before timestamptz) returns integer
      language sql volatile security definer set search_path = '' as $$
      with gone as (
        ${slice('notification')}
        returning user_id, seq
      ), moved as (
        update identity.notification_feed f set floor = greatest(f.floor, last.seq)
          from (select user_id, max(seq) as seq from gone group by user_id) last
         where f.user_id = last.user_id)
      select count(*)::integer from gone $$`);
    this
      .addSql(`create or replace function identity.trim_webhook_deliveries(before timestamptz) returns integer
      language sql volatile security definer set search_path = '' as $$
      with gone as (
        ${slice('webhook_delivery', ` and status in ('DELIVERED', 'DEAD')`)}
        returning 1)
      select count(*)::integer from gone $$`);
  }
}
