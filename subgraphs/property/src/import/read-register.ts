import { idOf } from '@propmubi/runtime';
import { assertAsOf, believableAsOf } from './as-of.js';
import { readCsv, type CsvRow } from './csv-file.js';
import { detectDates, type DateOrder } from './dates.js';
import {
  absentColumns,
  DistrictRows,
  withoutBlanks,
  type DistrictFile,
  type StagedBuilder,
} from './district-rows.js';
import {
  EVIDENCE_FILES,
  evidenceDates,
  readEvidence,
  type EvidenceColumn,
  type StagedEvidence,
} from './evidence.rows.js';
import { readIdentity, readPinCode, type ProjectRow, type StagedProject } from './maharera.rows.js';
import { PROJECT_FILE, REVOKED_FILE, type ProjectColumn } from './register-columns.js';
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
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const found = new DistrictRows(options);
  /** Small files, none of whose dates has a day over the 12th. */
  const undecided: DistrictFile[] = [];
  let done = 0;
  for (const { path } of files) {
    let columns: ProjectColumn[] = [];
    const rows: ProjectRow[] = [];
    const onBytes = (bytes: number) =>
      options.onProgress?.({ phase: 'reading', done: (done += bytes), total });
    const onHeader = (named: ProjectColumn[]) => (columns = named);
    for await (const row of readCsv(path, PROJECT_FILE, onBytes, onHeader)) rows.push(withoutBlanks(row));
    const file = { rows, absent: absentColumns(columns) };
    if (!found.add(file)) undecided.push(file);
  }
  for (const file of undecided) found.addUndecided(file);
  found.assertReadable();
  return found.result();
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
