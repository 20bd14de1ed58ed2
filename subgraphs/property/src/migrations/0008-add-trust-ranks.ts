import { Migration } from '@mikro-orm/migrations';
import { readableByOwner } from '@propmubi/runtime';

const RANKED = ['listing', 'project'] as const;

/**
 * Bands and percentiles of listings and projects as trust tells them, beside the rows, so that lists are filtered and sorted
 * by them in one index. A rank concerns all tenants: a function writes them as the owner. It changes nothing that search
 * reads, so that documents are not made again for it.
 */
export class AddTrustRanks extends Migration {
  override up(): void {
    for (const table of RANKED) {
      this.addSql(`alter table property.${table}
        add column trust_band text not null default 'NEW' check (trust_band in ('A', 'B', 'C', 'D', 'NEW')),
        add column trust_percentile double precision check (trust_percentile between 0 and 100),
        add column trust_rank double precision not null default 0,
        add column trust_ranked_at timestamptz not null default 'epoch'`);
    }
    for (const statement of [...INDEXES, ...FUNCTIONS, ...RANKED.map(indexUnlessRanked)])
      this.addSql(statement);
    this.addSql(readableByOwner('property.listing'));
    this.addSql(`create policy owner_ranks on property.listing for update to current_user
      using (true) with check (true)`);
  }

  override down(): void {
    for (const table of RANKED) {
      this.addSql(`drop trigger search_update on property.${table}`);
      this
        .addSql(`create trigger search_update after update on property.${table} referencing new table as changed
        for each statement execute function property.index_changed('${table}s')`);
    }
    this.addSql('drop policy owner_ranks on property.listing');
    this.addSql('drop policy owner_reads on property.listing');
    this.addSql(
      'drop function property.save_trust_ranks(jsonb, timestamptz), property.index_unless_ranked()',
    );
    for (const table of RANKED)
      this.addSql(`alter table property.${table} drop column trust_band, drop column trust_percentile,
        drop column trust_rank, drop column trust_ranked_at`);
  }
}

const INDEXES = [
  'create index listing_trust on property.listing (trust_rank desc, id desc) where publicly_visible',
  `create index listing_trust_band on property.listing (trust_band, on_market_timestamp desc, id desc)
     where publicly_visible`,
  'create index project_trust on property.project (trust_rank desc, id desc)',
];

/** By band first: a cap holds a subject down whatever its percentile. */
const RANK = `case given.band when 'A' then 4000 when 'B' then 3000 when 'C' then 2000 when 'D' then 1000 else 0 end
  + coalesce(given.percentile, 0)`;

const save = (table: string) => `update property.${table} known
     set trust_band = given.band, trust_percentile = given.percentile, trust_rank = ${RANK}, trust_ranked_at = at
    from pg_catalog.jsonb_to_recordset(ranks) as given (kind text, id uuid, band text, percentile double precision)
   where given.kind = '${table.toUpperCase()}' and known.id = given.id and known.trust_ranked_at <= at;`;

const FUNCTIONS = [
  `create function property.save_trust_ranks(ranks jsonb, at timestamptz) returns void
     language sql volatile security definer set search_path = '' as $$
     ${RANKED.map(save).join('\n     ')}
   $$`,
  'revoke all on function property.save_trust_ranks(jsonb, timestamptz) from public',
  'grant execute on function property.save_trust_ranks(jsonb, timestamptz) to propmubi_app',
  // A rank moves its moment, and nothing else does.
  `create function property.index_unless_ranked() returns trigger language plpgsql as $$
   begin
     execute format('select property.index_%s(array(select changed.id from changed join former using (id)
       where changed.trust_ranked_at = former.trust_ranked_at))', tg_argv[0]);
     return null;
   end $$`,
];

function indexUnlessRanked(table: string): string {
  return `create or replace trigger search_update after update on property.${table}
    referencing old table as former new table as changed
    for each statement execute function property.index_unless_ranked('${table}s')`;
}
