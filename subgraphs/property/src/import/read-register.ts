import { idOf } from '@propmubi/runtime';
import { DataSource } from '../provenance.js';
import { assertAsOf, believableAsOf } from './as-of.js';
import { readCsv, type CsvRow } from './csv-file.js';
import { detectDates, type DateOrder } from './dates.js';
import {
  EVIDENCE_FILES,
  evidenceDates,
  readEvidence,
  type EvidenceColumn,
  type StagedEvidence,
} from './evidence.rows.js';
import {
  readIdentity,
  readPinCode,
  readProject,
  type ProjectRow,
  type Promoter,
  type StagedProject,
} from './maharera.rows.js';
import {
  AREAS,
  COUNTS,
  DATES,
  PROJECT_FILE,
  REVOKED_FILE,
  type DateColumn,
  type ProjectColumn,
} from './register-columns.js';
import { assertAnyFile, registerFiles, sourceFolder, type SourceFile } from './source-files.js';
import type { ImportProgress, ImportTally } from './summary.js';

export interface RegisterOptions {
  tally: ImportTally;
  /** YYYY-MM-DD, the calendar day in India: nothing happened later. */
  today: string;
  /** The day the register was exported; by default its latest believable modification. */
  asOf?: string | undefined;
  /** Month or day first, for files whose dates do not decide it. */
  dateOrder?: DateOrder | undefined;
  onProgress?: (progress: ImportProgress) => void;
}

/** A folder of the register's files, read and checked, nothing written. */
export interface Register {
  asOf: string;
  projects: StagedProject[];
  builders: StagedBuilder[];
  revoked: StagedRevocation[];
  evidence: StagedEvidence[];
  /** Table column → ids of the projects of which the files do not say it, or not legibly. */
  unsaid: Map<string, string[]>;
}

export interface StagedBuilder {
  id: string;
  name: string;
  normalized_name: string;
  spellings: string[];
  data_source: DataSource;
}

export interface StagedRevocation {
  id: string;
  rera_number: string;
  project_name: string;
  promoter_name: string;
  builder_id: string;
  district: string;
  pin_code: string | null;
  first_seen_on: string;
}

/**
 * Reads a register: an export per district, the list of revoked registrations, and the authority's lists of
 * completions, lapses and extensions where they lie in the same folder.
 * @throws ImportError when a file is not what it should be
 */
export async function readRegister(folder: string, options: RegisterOptions): Promise<Register> {
  const from = sourceFolder(folder, 'maharera');
  const files = registerFiles(from);
  assertAnyFile(files.districts, 'export of a district', from);
  const projects = await readDistricts(files.districts, options);
  const asOf =
    options.asOf === undefined
      ? believableAsOf(projects.modifications, options.today)
      : assertAsOf(options.asOf, options.today);
  const revoked = await readRevoked(files.revoked, asOf, options);
  const evidence = await readEvidenceFiles(files.evidence, asOf, options);
  return { asOf, ...projects, revoked, evidence };
}

async function readDistricts(files: SourceFile[], options: RegisterOptions) {
  const { tally, today, dateOrder, onProgress } = options;
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const seen = new Set<string>();
  const spellings = new Map<string, Map<string, number>>();
  const unsaid = new Map<string, string[]>();
  const projects: StagedProject[] = [];
  const modifications: string[] = [];
  let done = 0;
  for (const { path } of files) {
    let columns: ProjectColumn[] = [];
    const rows: ProjectRow[] = [];
    const onBytes = (bytes: number) => onProgress?.({ phase: 'reading', done: (done += bytes), total });
    const onHeader = (found: ProjectColumn[]) => (columns = found);
    for await (const row of readCsv(path, PROJECT_FILE, onBytes, onHeader)) rows.push(row);
    const dates = detectDates(rows[0]?.file as string, projectDates(rows), dateOrder);
    const absent = absentColumns(columns);
    for (const row of rows) {
      tally.rowsRead++;
      const read = readProject(row, { dates, today, tally });
      if (!read) continue;
      const { project, promoter } = read;
      if (seen.has(project.rera_number)) {
        tally.skip(row, 'DUPLICATE_RERA_NUMBER', project.rera_number);
        continue;
      }
      seen.add(project.rera_number);
      countSpelling(spellings, promoter);
      const modified = project['last_modified_on'] as string | null;
      if (modified) modifications.push(modified);
      for (const column of [...absent, ...read.unread])
        if (!unsaid.get(column)?.push(project.id)) unsaid.set(column, [project.id]);
      projects.push(project);
    }
  }
  return { projects, builders: buildersOf(spellings), unsaid, modifications };
}

async function readRevoked(
  files: SourceFile[],
  asOf: string,
  { tally }: RegisterOptions,
): Promise<StagedRevocation[]> {
  const found = new Map<string, StagedRevocation>();
  for (const { path } of files)
    for await (const row of readCsv(path, REVOKED_FILE)) {
      const identity = readIdentity(row, tally);
      if (!identity || found.has(identity.reraNumber)) continue;
      const { reraNumber, name, promoter, district } = identity;
      found.set(reraNumber, {
        id: idOf('Project', reraNumber),
        rera_number: reraNumber,
        project_name: name,
        promoter_name: promoter.name,
        builder_id: idOf('Builder', promoter.normalizedName),
        district,
        pin_code: readPinCode(row, tally),
        first_seen_on: asOf,
      });
    }
  return [...found.values()];
}

/** The authority's lists of a folder. */
export async function readEvidenceFiles(
  files: ReturnType<typeof registerFiles>['evidence'],
  asOf: string,
  { tally, today, dateOrder }: RegisterOptions,
): Promise<StagedEvidence[]> {
  const found = new Map<string, StagedEvidence>();
  for (const { list, file } of files) {
    const rows: CsvRow<EvidenceColumn>[] = [];
    for await (const row of readCsv(file.path, EVIDENCE_FILES[list])) rows.push(row);
    const cells = rows.flatMap((row) => evidenceDates(row).map((text) => ({ text, line: row.line })));
    const dates = detectDates(rows[0]?.file as string, cells, dateOrder);
    for (const row of rows) {
      tally.rowsRead++;
      const evidence = readEvidence(list, row, { dates, today, tally });
      if (!evidence) continue;
      const key = `${evidence.rera_number}|${evidence.kind}|${evidence.occurred_on}`;
      found.set(key, { ...evidence, first_seen_on: asOf });
    }
  }
  return [...found.values()];
}

function* projectDates(rows: readonly ProjectRow[]) {
  for (const { cells, line } of rows)
    for (const column of Object.keys(DATES) as DateColumn[]) {
      const text = cells[column];
      if (text) yield { text, line };
    }
}

/** Table columns about which a file with these columns says nothing. */
function absentColumns(columns: readonly ProjectColumn[]): string[] {
  const says = new Set<string>(columns);
  const simple = Object.entries({ ...DATES, ...AREAS, ...COUNTS })
    .filter(([from]) => !says.has(from))
    .map(([, to]) => to as string);
  if (!says.has('location_pin_code')) simple.push('pin_code');
  if (!says.has('project_type')) simple.push('project_type');
  if (!says.has('project_status')) simple.push('registration_type');
  if (!says.has('location_lat_long') && !says.has('latitude')) simple.push('latitude', 'longitude');
  return simple;
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
function buildersOf(spellings: Map<string, Map<string, number>>): StagedBuilder[] {
  return [...spellings].map(([normalizedName, counts]) => {
    const [[name] = [normalizedName]] = [...counts].sort(
      ([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1),
    );
    return {
      id: idOf('Builder', normalizedName),
      name,
      normalized_name: normalizedName,
      spellings: [...counts.keys()].sort(),
      data_source: DataSource.MAHARERA,
    };
  });
}
