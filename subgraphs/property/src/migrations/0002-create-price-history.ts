import { Migration } from '@mikro-orm/migrations';

/** What a listing was asked for, and since when: one row per price it had on the market. */
export class CreatePriceHistory extends Migration {
  override up(): void {
    const tenant = `nullif(current_setting('app.tenant', true), '')::uuid`;
    this.addSql(`create table property.listing_price (
      listing_id uuid not null references property.listing on delete cascade,
      organization_id uuid not null,
      list_price bigint not null check (list_price > 0),
      effective_at timestamptz not null,
      primary key (listing_id, effective_at)
    )`);
    this.addSql('create index listing_price_organization on property.listing_price (organization_id)');
    this.addSql('alter table property.listing_price enable row level security, force row level security');
    // Who sees the listing sees what it was asked for: its own row level security answers inside the policy.
    this.addSql(`create policy seen on property.listing_price for select using (
      organization_id = ${tenant} or exists (select from property.listing l where l.id = listing_id))`);
    this.addSql(
      `create policy added on property.listing_price for insert with check (organization_id = ${tenant})`,
    );
    this.addSql('grant select, insert on property.listing_price to propmubi_app');
    // Written by the database, so that no import and no service forgets it.
    this.addSql(`create function property.record_list_price() returns trigger language plpgsql as $$
      begin
        if new.publicly_visible and (
             tg_op = 'INSERT' or not old.publicly_visible or old.list_price is distinct from new.list_price) then
          insert into property.listing_price (listing_id, organization_id, list_price, effective_at)
          values (new.id, new.organization_id, new.list_price,
                  case when tg_op = 'INSERT' then new.on_market_timestamp else clock_timestamp() end)
          on conflict do nothing;
        end if;
        return null;
      end $$`);
    this.addSql(`create trigger record_list_price after insert or update of list_price, standard_status
      on property.listing for each row execute function property.record_list_price()`);
  }

  override down(): void {
    this.addSql('drop trigger record_list_price on property.listing');
    this.addSql('drop function property.record_list_price()');
    this.addSql('drop table property.listing_price');
  }
}
