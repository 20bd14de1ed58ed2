import { idOf, query, sql } from '@propmubi/runtime';
import { DataSource } from '../provenance.js';
import { readCsv } from './csv-file.js';
import { runImport, type ImportOptions, type ImportRun } from './import-run.js';
import {
  PROJECT_COLUMNS,
  readIdentity,
  readProject,
  REVOKED_COLUMNS,
  type Promoter,
} from './maharera.rows.js';
import { assignProjectLocalities } from './project-localities.js';
import { recordRegistrySync } from './registry-events.js';
import { registerFiles, sourceFolder, type SourceFile } from './source-files.js';
import { Staging } from './staging.js';
import type { ImportSummary } from './summary.js';

/** The day of the snapshot this importer was written against; the export itself does not name its day. */
export const SNAPSHOT_DATE = '2024-03-14';

export interface MahareraImportOptions extends ImportOptions {
  /** The day the register was exported (YYYY-MM-DD); the snapshot's, or the last modification if that is later. */
  asOf?: string;
}

/** Columns of property.project that the register decides. */
const REGISTER_COLUMNS = [
  'rera_number', 'name', 'builder_id', 'status', 'registration_type', 'project_type', 'district', 'pin_code',
  'latitude', 'longitude', 'proposed_completion_on', 'revised_completion_on', 'extended_completion_on',
  'last_modified_on', 'project_area_sqm', 'recreational_open_space_sqm', 'sanctioned_fsi_sqm', 'cases_count',
  'complaints_count', 'apartments_count', 'booked_apartments_count', 'basements_count', 'plinths_count',
  'podiums_count', 'sanctioned_floors_count', 'stilts_count', 'open_parking_count', 'closed_parking_count',
  'plots_count', 'booked_plots_count', 'plot_area_sqm', 'data_source',
]; // prettier-ignore

/**
 * Loads MahaRERA's register: a CSV per district and the list of revoked registrations. Idempotent: ids follow from
 * RERA numbers and normalised promoter names, and rows that did not change are not written.
 * @throws ImportError when a file is not what it should be; nothing is written then
 */
export async function importMaharera(options: MahareraImportOptions): Promise<ImportSummary> {
  const files = registerFiles(sourceFolder(options.folder, 'maharera'));
  return runImport('maharera', options, async (run) => {
    const { em, stopwatch } = run;
    const projects = await Staging.for(em, 'project');
    const builders = await Staging.for(em, 'builder');
    const revoked = await Staging.for(em, 'revoked_registration');
    const read = await stopwatch.time('read', async () => {
      const read = await readDistricts(files.districts, projects, run);
      await readRevoked(files.revoked, revoked, read.asOf(options.asOf), run);
      for (const builder of read.builders()) await builders.add(builder);
      return read;
    });
    const asOf = read.asOf(options.asOf);
    const written = await stopwatch.time('write', async () => {
      const builder = await builders.upsert(['name', 'normalized_name', 'data_source']);
      const revocation = await revoked.upsert(
        ['rera_number', 'project_name', 'promoter_name', 'builder_id', 'district', 'first_seen_on'],
        { set: { first_seen_on: 'target.first_seen_on' } },
      );
      await projects.flush();
      await query(
        em,
        sql`update staged_project set status = 'REVOKED'
        where rera_number in (select rera_number from property.revoked_registration)`,
      );
      const standing = await query(em, STANDING_CHANGES);
      const project = await projects.upsert(REGISTER_COLUMNS, {
        touch: true,
        // The export does not tell standing, so it never revives what is known to have ended.
        set: { status: `case when excluded.status = 'REVOKED' then excluded.status else target.status end` },
      });
      await query(em, COUNT_PROJECTS);
      await assignProjectLocalities(em);
      return { builder, project, revocation, standing };
    });
    run.onProgress({ phase: 'recording events', done: 0, total: written.project.ids.length });
    const eventsRecorded = await stopwatch.time('events', () =>
      recordRegistrySync(em, { asOf, changed: written.project.ids, standing: written.standing }),
    );
    return {
      written: {
        projects: written.project.count,
        builders: written.builder.count,
        revokedRegistrations: written.revocation.count,
      },
      eventsRecorded,
    };
  });
}

async function readDistricts(files: SourceFile[], projects: Staging, { tally, onProgress }: ImportRun) {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const seen = new Set<string>();
  const spellings = new Map<string, Map<string, number>>();
  let bytesRead = 0;
  let lastModified = '';
  for (const { path } of files) {
    const onBytes = (bytes: number) => onProgress({ phase: 'reading', done: (bytesRead += bytes), total });
    for await (const row of readCsv(path, PROJECT_COLUMNS, onBytes)) {
      tally.rowsRead++;
      const parsed = readProject(row, tally);
      if (!parsed) continue;
      const { project, promoter } = parsed;
      if (seen.has(project.rera_number)) {
        tally.skip(row, 'DUPLICATE_RERA_NUMBER', project.rera_number);
        continue;
      }
      seen.add(project.rera_number);
      countSpelling(spellings, promoter);
      const modified = project['last_modified_on'] as string | null;
      if (modified && modified > lastModified) lastModified = modified;
      await projects.add(project);
    }
  }
  return {
    asOf: (given?: string) => given ?? (lastModified > SNAPSHOT_DATE ? lastModified : SNAPSHOT_DATE),
    builders: () => buildersOf(spellings),
  };
}

async function readRevoked(
  files: SourceFile[],
  staging: Staging,
  asOf: string,
  { tally }: ImportRun,
): Promise<void> {
  const seen = new Set<string>();
  for (const { path } of files)
    for await (const row of readCsv(path, REVOKED_COLUMNS)) {
      const identity = readIdentity(row, tally);
      if (!identity || seen.has(identity.reraNumber)) continue;
      const { reraNumber, name, promoter } = identity;
      seen.add(reraNumber);
      await staging.add({
        id: idOf('Project', reraNumber),
        rera_number: reraNumber,
        project_name: name,
        promoter_name: promoter.name,
        builder_id: idOf('Builder', promoter.normalizedName),
        district: row.cells.district.trim(),
        first_seen_on: asOf,
      });
    }
}

function countSpelling(
  spellings: Map<string, Map<string, number>>,
  { name, normalizedName }: Promoter,
): void {
  const ofName = spellings.get(normalizedName) ?? new Map<string, number>();
  ofName.set(name, (ofName.get(name) ?? 0) + 1);
  spellings.set(normalizedName, ofName);
}

/** One builder per normalised name, called as the register spells it most often (ties: first in the alphabet). */
function buildersOf(spellings: Map<string, Map<string, number>>): object[] {
  return [...spellings].map(([normalizedName, counts]) => {
    const [[name] = [normalizedName]] = [...counts].sort(
      ([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1),
    );
    return {
      id: idOf('Builder', normalizedName),
      name,
      normalized_name: normalizedName,
      data_source: DataSource.MAHARERA,
    };
  });
}

export interface StandingChange {
  projectId: string;
  reraNumber: string;
  builderId: string;
  from: string;
  to: string;
}

const STANDING_CHANGES = sql<StandingChange>`
  select p.id as "projectId", p.rera_number as "reraNumber", s.builder_id as "builderId",
         p.status as "from", s.status as "to"
    from property.project p join staged_project s using (id)
   where s.status = 'REVOKED' and p.status <> 'REVOKED'
   order by p.rera_number`;

const COUNT_PROJECTS = sql`
  update property.builder b
     set projects_count = counted.projects, revoked_projects_count = counted.revoked
    from (select b.id, coalesce(p.count, 0) as projects, coalesce(r.count, 0) as revoked
            from property.builder b
            left join (select builder_id, count(*)::int from property.project group by 1) p on p.builder_id = b.id
            left join (select builder_id, count(*)::int from property.revoked_registration group by 1) r
              on r.builder_id = b.id) counted
   where counted.id = b.id
     and (b.projects_count, b.revoked_projects_count) is distinct from (counted.projects, counted.revoked)`;
