import { type Database, type EntityManager, idOf, query, sql, systemViewer } from '@propmubi/runtime';
import type { EventInput } from '@propmubi/events';
import { publishedFacts, recordImported } from './import/listing-events.js';
import { recordRegistrySync } from './import/registry-events.js';
import { Staging } from './import/staging.js';
import { normalisePromoterName } from './import/promoter-name.js';
import { syntheticListings, syntheticLocalities, syntheticProjects } from './seed-data.js';
import { ProjectStatus } from './modules/project/project.enums.js';
import { DataSource } from './provenance.js';

/** The day of the synthetic register. */
const SNAPSHOT_DATE = '2024-03-14';

/** What the seed needs of the demo world (`platform/src/demo-world.ts`). */
export interface SeedWorld {
  agents: readonly { reraNumber: string; organizationKey: string; localities: readonly string[] }[];
  builders: readonly { builderKey: string; builderName: string }[];
}

/**
 * Loads sixteen invented projects and four homes in each of the demo world's agents, marked SYNTHETIC, unless there
 * are projects already. Returns whether it did.
 */
export function seedProperty(database: Database, world: SeedWorld): Promise<boolean> {
  return database.scope(systemViewer(null)).write(async (em) => {
    await query(em, sql`select pg_advisory_xact_lock(hashtextextended('property:import', 0))`);
    const [{ found } = { found: true }] = await query<{ found: boolean }>(
      em,
      sql`select exists (select from property.project) as found`,
    );
    if (found || world.agents.length === 0) return false;
    await write(em, 'locality', syntheticLocalities());
    const projects = syntheticProjects(world.builders.map(({ builderName }) => builderName));
    const names = [...new Set(projects.map(({ builderName }) => builderName))];
    await write(
      em,
      'builder',
      names.map((name) => ({
        id: builderId(name),
        name,
        normalized_name: normalisePromoterName(name),
        projects_count: projects.filter(({ builderName }) => builderName === name).length,
        revoked_projects_count: projects.filter(
          ({ builderName, status }) => builderName === name && status === ProjectStatus.REVOKED,
        ).length,
        districts: [
          ...new Set(
            projects.filter((project) => project.builderName === name).map(({ district }) => district),
          ),
        ],
        spellings: [name],
        data_source: DataSource.SYNTHETIC,
      })),
    );
    await write(
      em,
      'project',
      projects.map(({ builderName, ...project }) => ({ ...project, builder_id: builderId(builderName) })),
    );
    await write(
      em,
      'revoked_registration',
      projects
        .filter(({ status }) => status === ProjectStatus.REVOKED)
        .map(({ id, rera_number, name, builderName, district, pin_code }) => ({
          id,
          rera_number,
          project_name: name,
          promoter_name: builderName,
          builder_id: builderId(builderName),
          district,
          pin_code,
          matched_by: 'NAME_AND_PIN',
          first_seen_on: SNAPSHOT_DATE,
        })),
    );
    const listings = syntheticListings(world.agents, projects);
    await writeListings(em, listings);
    await recordRegistrySync(em, { asOf: SNAPSHOT_DATE, changed: projects, standing: [] });
    await recordImported(em, listings);
    return true;
  });
}

/** What events say of the synthetic homes on the market, for seeds that come before the events; none among real data. */
export async function syntheticHomes(database: Database): Promise<EventInput<'ListingPublished'>[]> {
  const scope = database.scope(systemViewer(null));
  try {
    return await scope.read(async (em) => {
      const homes = await query(
        em,
        sql<{
          id: string;
        }>`select id from property.listing where data_source = 'SYNTHETIC' and publicly_visible`,
      );
      return publishedFacts(
        em,
        homes.map(({ id }) => id),
      );
    });
  } finally {
    await scope.close();
  }
}

function builderId(name: string): string {
  return idOf('Builder', normalisePromoterName(name));
}

async function write(em: EntityManager, table: string, rows: { id: string }[]): Promise<void> {
  const staging = await Staging.for(em, table);
  for (const row of rows) await staging.add(row);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((column) => column !== 'id');
  await staging.upsert(columns);
}

/** One tenant at a time, as row level security asks. */
async function writeListings(
  em: EntityManager,
  listings: { id: string; organization_id: string }[],
): Promise<void> {
  const staging = await Staging.for(em, 'listing');
  for (const listing of listings) await staging.add(listing);
  const columns = Object.keys(listings[0] ?? {}).filter((column) => column !== 'id');
  for (const organizationId of new Set(listings.map((listing) => listing.organization_id))) {
    await query(em, sql`select set_config('app.tenant', ${organizationId}, true)`);
    await staging.upsert(columns, { where: sql`organization_id = ${organizationId}` });
  }
}
