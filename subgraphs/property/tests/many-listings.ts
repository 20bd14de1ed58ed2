import { createHash } from 'node:crypto';
import pg from 'pg';
import { h3CellsOf } from '../src/modules/map/h3-cells.js';
import { withoutIndexes } from './without-indexes.js';

const LOCALITIES = 360;
const PLACES = 20_000;
const PROJECTS_PER_LISTING = 0.2;
const AGENTS = 2_000;
const BATCH = 20_000;

export interface ManyListings {
  /** Listings there are already. */
  from: number;
  to: number;
  onBatch?: (done: number) => void;
  /** Leaves out what triggers make of a listing (search, map, facts), for reads of the market alone. */
  withoutTriggers?: boolean;
}

/** So many more homes are added with indexes made afterwards, where they are most of what there will be. */
const MANY = 50_000;
const ofProperty = (tables: readonly string[]) => tables.map((table) => `property.${table}`);
const GROWING = ofProperty(['listing', 'listing_price', 'project', 'search_document']);
/** What feed, search and map read. */
const READ = ofProperty([
  'listing',
  'project',
  'search_document',
  'search_word',
  'map_cell',
  'locality',
  'builder',
  'agent_profile',
]);

/**
 * Fills a market with invented listings and projects by SQL, the same ones each time: `from` continues where a former call
 * ended. One brokerage has half of them. Some values are rare (nine bedrooms, a townhouse, RETAIL), and none has ten
 * bedrooms. `adminUrl` is the superuser's: the brokerages are many.
 */
export async function growMarket(
  adminUrl: string,
  { from, to, onBatch, withoutTriggers = false }: ManyListings,
): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    if (withoutTriggers) await client.query('set session_replication_role = replica');
    await client.query(MADE_ID);
    await client.query(PLACE_TABLE);
    // Plans go by pages and statistics, which a vacuum at any moment would change.
    for (const table of [...READ, 'property.map_change'])
      await client.query(`alter table ${table} set (autovacuum_enabled = false)`);
    await addPlaces(client);
    const add = () => addHomes(client, { from, to, onBatch });
    await (to - from >= Math.max(MANY, from) ? withoutIndexes(client, GROWING, add) : add());
    // The queue is empty between two runs of the job that folds it, and so it is here.
    for (let isEmpty = false; !isEmpty;) {
      await client.query('select property.fold_map_changes(20000)');
      const { rows } = await client.query('select from property.map_change limit 1');
      isEmpty = rows.length === 0;
    }
    await client.query(`vacuum analyze ${READ.join(', ')}`);
  } finally {
    await client.end();
  }
}

async function addHomes(client: pg.Client, { from, to, onBatch }: ManyListings): Promise<void> {
  for (let done = from; done < to;) {
    const next = Math.min(done + BATCH, to);
    await client.query(ADD_PROJECTS, [
      Math.floor(done * PROJECTS_PER_LISTING),
      Math.floor(next * PROJECTS_PER_LISTING) - 1,
    ]);
    await client.query(ADD_LISTINGS, [done, next - 1, Math.floor(next * PROJECTS_PER_LISTING)]);
    done = next;
    onBatch?.(done);
  }
}

/** An id of this graph made of a name, as `madeId` makes it. */
const MADE_ID = `create or replace function public.made_id(name text) returns uuid language sql immutable parallel safe as $$
  select overlay(overlay(md5(name) placing '8' from 13) placing 'a' from 17)::uuid $$`;

/** The id that the generated market has for a name such as `builder7`. */
export function madeId(name: string): string {
  const hex = createHash('md5').update(name).digest('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-8$3-a$4-$5');
}

const PLACE_TABLE = `create table if not exists public.bench_place
  (place int primary key, locality uuid not null, latitude float8 not null, longitude float8 not null, cells text[] not null)`;

/** Some fifty places a locality, all over the region. */
async function addPlaces(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from public.bench_place');
  if (rows[0]?.n === PLACES) return;
  await client.query(
    `insert into property.locality (id, name, normalized_name, district, latitude, longitude, data_source)
     select public.made_id('locality' || n), 'Nagar ' || n, 'NAGAR ' || n, 'Thane', 19, 73, 'SYNTHETIC'
       from generate_series(0, $1::int - 1) n`,
    [LOCALITIES],
  );
  await client.query(
    `insert into property.builder (id, name, normalized_name, data_source)
     select public.made_id('builder' || n), 'Builder ' || n || ' Homes', 'BUILDER ' || n, 'SYNTHETIC' from generate_series(0, 999) n`,
  );
  await client.query(
    `insert into property.agent_profile (id, name, rera_number, localities, locality_keys, updated_at)
     select public.made_id('agent' || n), 'Agent ' || n || ' Shah', 'A519' || lpad(n::text, 8, '0'),
            array['Nagar ' || n % $1::int], array['NAGAR ' || n % $1::int], '2026-11-01' from generate_series(0, $2::int - 1) n`,
    [LOCALITIES, AGENTS],
  );
  const places = Array.from({ length: PLACES }, (_, n) => {
    // A lattice that fills the region evenly, in no order.
    const latitude = 18.9 + ((n * 0.618_034) % 1) * 0.6;
    const longitude = 72.8 + ((n * 0.754_878) % 1) * 0.4;
    return { n, latitude, longitude, cells: h3CellsOf({ latitude, longitude }) };
  });
  await client.query(
    `insert into public.bench_place
     select n, public.made_id('locality' || n % $2::int), latitude, longitude, cells
       from jsonb_to_recordset($1::jsonb) as given (n int, latitude float8, longitude float8, cells text[])`,
    [JSON.stringify(places), LOCALITIES],
  );
}

const ADD_PROJECTS = `
  insert into property.project (id, rera_number, name, builder_id, locality_id, status, project_type, district,
    latitude, longitude, data_source)
  select public.made_id('project' || n), 'P518' || lpad(n::text, 8, '0'), 'Residency ' || n, public.made_id('builder' || n % 1000),
         p.locality, 'ACTIVE', 'RESIDENTIAL', 'Thane', p.latitude, p.longitude, 'SYNTHETIC'
    from generate_series($1::int, $2::int) n join public.bench_place p on p.place = n % ${PLACES}`;

const ADD_LISTINGS = `
  insert into property.listing (id, organization_id, agent_id, project_id, builder_id, locality_id, title, property_type,
    property_sub_type, standard_status, list_price, original_list_price, bedrooms_total, furnishing, built_up_area_sq_ft,
    latitude, longitude, h3_cells, on_market_timestamp, data_source, trust_band, trust_percentile, trust_rank)
  select public.made_id('listing' || n), public.made_id('office' || case when n % 2 = 0 then 0 else n % 59 end),
         public.made_id('agent' || n % ${AGENTS}), public.made_id('project' || n % $3::int), public.made_id('builder' || n % $3::int % 1000),
         p.locality, (1 + n % 4) || ' BHK flat in Nagar ' || p.place % ${LOCALITIES},
         case when n % 5000 = 7 then 'LAND' else 'RESIDENTIAL' end,
         case when n % 5000 = 7 then 'PLOT' when n % 3000 = 5 then 'TOWNHOUSE' else 'APARTMENT' end, 'ACTIVE',
         3000000 + (n::bigint * 7919) % 90000000, 3000000 + (n::bigint * 7919) % 90000000,
         case when n % 4000 = 11 then 9 else 1 + n % 4 end,
         (array['UNFURNISHED', 'SEMI_FURNISHED', 'FULLY_FURNISHED'])[1 + n % 3], 300 + (n::bigint * 104729) % 4000,
         p.latitude, p.longitude, p.cells, '2026-11-01'::timestamptz - make_interval(secs => n), 'SYNTHETIC',
         (array['A', 'B', 'C', 'D', 'NEW'])[1 + n % 5], (n::bigint * 7907) % 10000 / 100.0, n % 5000
    from generate_series($1::int, $2::int) n join public.bench_place p on p.place = n % ${PLACES}`;
