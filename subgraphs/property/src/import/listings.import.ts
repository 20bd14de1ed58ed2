import { idOf, query, sql } from '@propmubi/runtime';
import { DataSource } from '../provenance.js';
import { createAssignment, type ListingAgents } from './assignment.js';
import { readCsv } from './csv-file.js';
import { runImport, type ImportOptions, type ImportRun } from './import-run.js';
import { recordImported } from './listing-events.js';
import { FLAT_COLUMNS, LOCALITY_COLUMNS, naturalKey, readFlat, type Place } from './listings.rows.js';
import { postOfficesNear } from './post-offices.js';
import { assignProjectLocalities } from './project-localities.js';
import { isInRegion } from '../region.js';
import { requiredFile, sourceFolder, type SourceFile } from './source-files.js';
import { Staging } from './staging.js';
import type { ImportSummary, WriteCount } from './summary.js';
import { parseAmount } from './values.js';

export interface ListingsImportOptions extends ImportOptions {
  /** Whom the flats are given to; there is at least one agent. */
  world: ListingAgents;
}

/** What the file (and the assignment) decides about a listing that is there already. */
const IMPORTED_COLUMNS = [
  'organization_id', 'agent_id', 'project_id', 'builder_id', 'locality_id', 'title', 'property_type',
  'property_sub_type', 'standard_status', 'list_price', 'original_list_price', 'bedrooms_total',
  'bathrooms_total_integer', 'balconies_total', 'has_parking', 'furnishing', 'built_up_area_sq_ft', 'age_years',
  'floor_band', 'floors_total', 'latitude', 'longitude', 'location_precision', 'h3_cells', 'photos',
  'on_market_timestamp', 'data_source', 'is_assignment_synthetic',
]; // prettier-ignore

/** What members may have changed since, and an import therefore leaves as it is. */
const KEPT_COLUMNS = [
  'agent_id', 'title', 'standard_status', 'list_price', 'original_list_price', 'photos', 'on_market_timestamp',
]; // prettier-ignore

/**
 * Loads the file of flats and their localities. Idempotent: a listing's id follows from all of its cells, so a flat
 * entered twice is one. Run it after `importMaharera`, or again after it: the flats are then assigned to projects.
 * @throws ImportError when a file is not what it should be; nothing is written then
 */
export async function importListings(options: ListingsImportOptions): Promise<ImportSummary> {
  const folder = sourceFolder(options.folder, 'listings');
  const localityFile = requiredFile(folder, 'localities.csv');
  const flatFile = requiredFile(folder, 'mumbai-flats.csv');
  if (options.world.agents.length === 0) throw new Error('Imported listings need an agent to belong to.');
  return runImport('listings', options, async (run) => {
    const { em, stopwatch } = run;
    const localities = await Staging.for(em, 'locality');
    const places = await stopwatch.time('localities', async () => {
      const places = await readLocalities(localityFile, localities, folder, run);
      return { places, count: await writeLocalities(localities) };
    });
    await stopwatch.time('project localities', () => assignProjectLocalities(em));
    const listings = await Staging.for(em, 'listing');
    await stopwatch.time('read', () => readFlats(flatFile, listings, places.places, options.world, run));
    const written = await stopwatch.time('write', () => writePerTenant(run, listings));
    run.onProgress({ phase: 'recording events', done: 0, total: written.ids.length });
    const eventsRecorded = await stopwatch.time('events', () => recordImported(em, written.ids));
    return { written: { listings: written.count, localities: places.count }, eventsRecorded };
  });
}

async function readLocalities(file: SourceFile, staging: Staging, folder: string, { tally }: ImportRun) {
  const postOfficeOf = await postOfficesNear(folder);
  const places = new Map<string, Place>();
  for await (const row of readCsv(file.path, LOCALITY_COLUMNS)) {
    const name = row.cells.location.trim();
    const latitude = parseAmount(row.cells.latitude);
    const longitude = parseAmount(row.cells.longitude);
    if (!name || !latitude || !longitude || !isInRegion({ latitude, longitude })) {
      tally.skip(row, 'BAD_LOCALITY', name);
      continue;
    }
    const normalizedName = name.toUpperCase();
    const place = { id: idOf('Locality', normalizedName), name, latitude, longitude };
    if (places.has(normalizedName)) continue;
    places.set(normalizedName, place);
    const office = postOfficeOf(name);
    await staging.add({
      ...place,
      normalized_name: normalizedName,
      district: office?.district ?? null,
      taluka: office?.taluka ?? null,
      pin_code: office?.pinCode ?? null,
      data_source: DataSource.LISTING_FILE,
    });
  }
  return places;
}

async function writeLocalities(staging: Staging): Promise<WriteCount> {
  const { count } = await staging.upsert([
    'name', 'normalized_name', 'district', 'taluka', 'pin_code', 'latitude', 'longitude', 'data_source',
  ]); // prettier-ignore
  return count;
}

async function readFlats(
  { path, bytes: total }: SourceFile,
  staging: Staging,
  places: Map<string, Place>,
  world: ListingAgents,
  { em, tally, onProgress }: ImportRun,
): Promise<void> {
  const assign = await createAssignment(em, world);
  const seen = new Set<string>();
  const onMarket = new Date().toISOString();
  let done = 0;
  for await (const row of readCsv(path, FLAT_COLUMNS, (bytes) => {
    onProgress({ phase: 'reading', done: (done += bytes), total });
  })) {
    tally.rowsRead++;
    if (!row.cells.furnishing.trim()) tally.note('BLANK_FURNISHING');
    const key = naturalKey(row);
    if (seen.has(key)) {
      tally.skip(row, 'DUPLICATE_ROW');
      continue;
    }
    seen.add(key);
    const place = places.get(row.cells.location1.trim().toUpperCase());
    const listing = readFlat(row, place, tally);
    if (!listing) continue;
    await staging.add({ ...listing, ...assign(listing, place?.name), on_market_timestamp: onMarket });
  }
}

/** Listings are tenant-owned, and row level security lets a transaction write one tenant's at a time. */
async function writePerTenant({ em }: ImportRun, listings: Staging) {
  await listings.flush();
  const organizations = await query<{ id: string }>(
    em,
    sql`select distinct organization_id as id from staged_listing order by 1`,
  );
  const setTransactionTenant = (id: string) => query(em, sql`select set_config('app.tenant', ${id}, true)`);
  // An assigned listing keeps its agent, even if the assignment would pick another now.
  for (const { id } of organizations) {
    await setTransactionTenant(id);
    await query(
      em,
      sql`update staged_listing s set organization_id = l.organization_id
      from property.listing l where l.id = s.id and l.organization_id <> s.organization_id`,
    );
  }
  const count: WriteCount = { inserted: 0, updated: 0, unchanged: 0 };
  const ids: { id: string }[] = [];
  for (const { id } of organizations) {
    await setTransactionTenant(id);
    const written = await listings.upsert(IMPORTED_COLUMNS, {
      where: sql`organization_id = ${id}`,
      set: Object.fromEntries(KEPT_COLUMNS.map((column) => [column, `target.${column}`])),
      touch: true,
    });
    ids.push(...written.ids);
    count.inserted += written.count.inserted;
    count.updated += written.count.updated;
    count.unchanged += written.count.unchanged;
  }
  return { ids, count };
}
