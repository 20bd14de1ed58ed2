import { Migration } from '@mikro-orm/migrations';

/** Builders, projects, localities (public) and listings (tenant-owned). */
export class CreateProperty extends Migration {
  override up(): void {
    for (const sql of [...publicRegister(), ...listing()]) this.addSql(sql);
  }

  override down(): void {
    this.addSql(
      'drop table property.listing, property.organization_agent, property.revoked_registration, property.project, property.builder, property.locality',
    );
  }
}

function publicRegister(): string[] {
  return [
    // In public, because an extension exists once per database and other subgraphs may want it too.
    'create extension if not exists pg_trgm with schema public',
    `create table property.locality (
       id uuid primary key,
       name text not null,
       normalized_name text not null unique,
       district text,
       taluka text,
       pin_code text check (pin_code ~ '^[1-9][0-9]{5}$'),
       latitude double precision,
       longitude double precision,
       data_source text not null
     )`,
    'create index locality_name on property.locality (name, id)',
    'create index locality_pin_code on property.locality (pin_code)',
    `comment on table property.locality is 'global: names of places are public knowledge'`,
    `create table property.builder (
       id uuid primary key,
       name text not null,
       normalized_name text not null unique,
       projects_count int not null default 0,
       revoked_projects_count int not null default 0,
       organization_id uuid,
       data_source text not null
     )`,
    'create index builder_name on property.builder (name, id)',
    'create index builder_name_search on property.builder using gin (name public.gin_trgm_ops)',
    'create index builder_organization on property.builder (organization_id) where organization_id is not null',
    `comment on table property.builder is 'global: promoters are named by the public register; organization_id says who may act for one'`,
    `create table property.project (
       id uuid primary key,
       rera_number text not null unique check (rera_number ~ '^P([0-9]{11}|[A-Z][0-9]{13})$'),
       name text not null,
       builder_id uuid not null references property.builder,
       locality_id uuid references property.locality,
       status text not null,
       registration_type text,
       project_type text not null,
       district text not null,
       pin_code text check (pin_code ~ '^[1-9][0-9]{5}$'),
       latitude double precision,
       longitude double precision,
       proposed_completion_on date,
       revised_completion_on date,
       extended_completion_on date,
       occupancy_certificate_on date,
       last_modified_on date,
       project_area_sqm double precision,
       recreational_open_space_sqm double precision,
       sanctioned_fsi_sqm double precision,
       cases_count int not null default 0,
       complaints_count int not null default 0,
       apartments_count int,
       booked_apartments_count int,
       basements_count int,
       plinths_count int,
       podiums_count int,
       sanctioned_floors_count int,
       stilts_count int,
       open_parking_count int,
       closed_parking_count int,
       plots_count int,
       booked_plots_count int,
       plot_area_sqm double precision,
       data_source text not null,
       modification_timestamp timestamptz not null default now()
     )`,
    'create index project_builder on property.project (builder_id, id)',
    'create index project_locality on property.project (locality_id, id)',
    'create index project_pin_code on property.project (pin_code)',
    'create index project_name on property.project (name, id)',
    'create index project_name_search on property.project using gin (name public.gin_trgm_ops)',
    `comment on table property.project is 'global: the register of MahaRERA is open to everyone'`,
    // Registrations the authority revoked. They are not on the register of projects any more.
    `create table property.revoked_registration (
       id uuid primary key,
       rera_number text not null unique,
       project_name text not null,
       promoter_name text not null,
       builder_id uuid not null,
       district text not null,
       first_seen_on date not null
     )`,
    'create index revoked_registration_builder on property.revoked_registration (builder_id)',
    `comment on table property.revoked_registration is 'global: the register of MahaRERA is open to everyone'`,
    `grant select, insert, update, delete on property.locality, property.builder, property.project,
       property.revoked_registration to propmubi_app`,
  ];
}

function listing(): string[] {
  const tenant = `nullif(current_setting('app.tenant', true), '')::uuid`;
  const feedIndex = (name: string, columns: string) =>
    `create index ${name} on property.listing (${columns}) where publicly_visible`;
  return [
    // Which agents work for which organization, as identity says in its events.
    `create table property.organization_agent (
       agent_id uuid primary key,
       organization_id uuid not null,
       updated_at timestamptz not null
     )`,
    'create index organization_agent_organization on property.organization_agent (organization_id)',
    'alter table property.organization_agent enable row level security, force row level security',
    `create policy tenant on property.organization_agent
       using (organization_id = ${tenant}) with check (organization_id = ${tenant})`,
    'grant select, insert, update, delete on property.organization_agent to propmubi_app',
    `create table property.listing (
       id uuid primary key,
       organization_id uuid not null,
       agent_id uuid,
       project_id uuid references property.project,
       builder_id uuid references property.builder,
       locality_id uuid references property.locality,
       title text not null,
       public_remarks text,
       property_type text not null,
       property_sub_type text not null,
       standard_status text not null,
       publicly_visible boolean not null
         generated always as (standard_status in ('ACTIVE', 'ACTIVE_UNDER_CONTRACT', 'COMING_SOON')) stored,
       list_price bigint check (list_price > 0),
       original_list_price bigint check (original_list_price > 0),
       close_price bigint check (close_price > 0),
       bedrooms_total int check (bedrooms_total >= 0),
       bathrooms_total_integer int check (bathrooms_total_integer >= 0),
       balconies_total int check (balconies_total >= 0),
       has_parking boolean,
       furnishing text,
       carpet_area_sq_ft double precision check (carpet_area_sq_ft > 0),
       built_up_area_sq_ft double precision check (built_up_area_sq_ft > 0),
       super_built_up_area_sq_ft double precision check (super_built_up_area_sq_ft > 0),
       sort_area_sq_ft double precision not null
         generated always as (coalesce(built_up_area_sq_ft, carpet_area_sq_ft, super_built_up_area_sq_ft, 0)) stored,
       age_years int,
       floor_band text check (floor_band in ('LOWER', 'MIDDLE', 'HIGHER')),
       floors_total int,
       pin_code text check (pin_code ~ '^[1-9][0-9]{5}$'),
       latitude double precision,
       longitude double precision,
       location_precision text,
       h3_cells text[] not null default '{}',
       photos text[] not null default '{}',
       on_market_timestamp timestamptz,
       off_market_timestamp timestamptz,
       modification_timestamp timestamptz not null default now(),
       data_source text not null,
       is_assignment_synthetic boolean not null default false,
       availability_on date,
       expiration_on date,
       idempotency_key text,
       idempotency_hash text,
       unique (organization_id, idempotency_key),
       check (carpet_area_sq_ft <= built_up_area_sq_ft),
       check (built_up_area_sq_ft <= super_built_up_area_sq_ft),
       check (carpet_area_sq_ft <= super_built_up_area_sq_ft),
       -- What is on the market can be sorted: the feed's cursors compare these.
       check (standard_status not in ('ACTIVE', 'ACTIVE_UNDER_CONTRACT', 'COMING_SOON')
              or (list_price is not null and on_market_timestamp is not null))
     )`,
    feedIndex('listing_feed_newest', 'on_market_timestamp desc, id desc'),
    feedIndex('listing_feed_price', 'list_price, id'),
    feedIndex('listing_feed_area', 'sort_area_sq_ft, id'),
    feedIndex('listing_feed_locality', 'locality_id, list_price, id'),
    feedIndex('listing_feed_place', 'latitude, longitude'),
    'create index listing_project on property.listing (project_id, id)',
    'create index listing_builder on property.listing (builder_id, id)',
    'create index listing_locality on property.listing (locality_id, id)',
    'create index listing_organization on property.listing (organization_id, id)',
    'create index listing_agent on property.listing (agent_id, id)',
    'create index listing_title_search on property.listing using gin (title public.gin_trgm_ops)',
    'alter table property.listing enable row level security, force row level security',
    `create policy seen on property.listing for select using (publicly_visible or organization_id = ${tenant})`,
    `create policy added on property.listing for insert with check (organization_id = ${tenant})`,
    `create policy changed on property.listing for update
       using (organization_id = ${tenant}) with check (organization_id = ${tenant})`,
    `create policy removed on property.listing for delete using (organization_id = ${tenant})`,
    'grant select, insert, update, delete on property.listing to propmubi_app',
  ];
}
