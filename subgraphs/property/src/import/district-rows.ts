import { idOf } from '@propmubi/runtime';
import { DataSource } from '../provenance.js';
import { detectDates, type DateCell, type DateOrder, type DateReader } from './dates.js';
import { ImportError } from './import-error.js';
import { readProject, type ProjectRow, type Promoter, type StagedProject } from './maharera.rows.js';
import { AREAS, COUNTS, DATES, type DateColumn, type ProjectColumn } from './register-columns.js';
import type { ImportTally } from './summary.js';

/** A district's export. */
export interface DistrictFile {
  rows: ProjectRow[];
  /** Table columns about which it says nothing. */
  absent: string[];
}

export interface StagedBuilder {
  id: string;
  name: string;
  normalized_name: string;
  spellings: string[];
  data_source: DataSource;
}

/** What files say where they know nothing. */
const BLANK = /^(n\.?\s?\/?\s?a\.?|null|nil|none|-+)$/i;
const NAMES: ReadonlySet<string> = new Set(['rera_id', 'project_name', 'promoter_name']);

/** The row with cells that say nothing blank. */
export function withoutBlanks(row: ProjectRow): ProjectRow {
  const cells = Object.entries(row.cells).map(([name, text]) => [
    name,
    !NAMES.has(name) && BLANK.test(text.trim()) ? '' : text,
  ]);
  return { ...row, cells: Object.fromEntries(cells) as ProjectRow['cells'] };
}

/** Gathers the projects and promoters of a register file by file. */
export class DistrictRows {
  readonly #projects: StagedProject[] = [];
  /** Table column → ids of the projects of which the files do not say it, or not legibly. */
  readonly #unsaid = new Map<string, string[]>();
  readonly #modifications: string[] = [];
  readonly #seen = new Set<string>();
  readonly #spellings = new Map<string, Map<string, number>>();
  readonly #orders = new Set<DateOrder>();

  constructor(
    private readonly options: { tally: ImportTally; today: string; dateOrder?: DateOrder | undefined },
  ) {}

  /**
   * Takes a file; false, and nothing is taken, where its dates may be month or day first.
   * @throws ImportError DATE_FORMAT_MIXED, DATE_FORMAT_UNKNOWN
   */
  add(file: DistrictFile): boolean {
    try {
      this.#take(file, this.options.dateOrder);
      return true;
    } catch (error) {
      if (error instanceof ImportError && error.code === 'DATE_FORMAT_AMBIGUOUS') return false;
      throw error;
    }
  }

  /** Takes a file as the others of the register are written, where they agree. @throws ImportError DATE_FORMAT_AMBIGUOUS */
  addUndecided(file: DistrictFile): void {
    this.#take(file, this.#orders.size === 1 ? [...this.#orders][0] : undefined);
  }

  /** @throws ImportError REGISTER_UNREADABLE when no row could be kept */
  assertReadable(): void {
    const { rowsRead, skipped } = this.options.tally;
    if (this.#projects.length > 0) return;
    const reasons = Object.entries(skipped).map(([reason, count]) => `${count} ${reason}`);
    throw new ImportError(
      'REGISTER_UNREADABLE',
      `none of ${rowsRead} rows can be kept: ${reasons.join(', ')}.`,
      'Check that it is a register of MahaRERA, whose numbers are P and 11 digits; nothing was imported.',
    );
  }

  result() {
    return {
      projects: this.#projects,
      builders: buildersOf(this.#spellings),
      unsaid: this.#unsaid,
      modifications: this.#modifications,
    };
  }

  #take({ rows, absent }: DistrictFile, order: DateOrder | undefined): void {
    const { tally, today } = this.options;
    const dates = detectDates(rows[0]?.file as string, projectDates(rows), order);
    if (dates.order) this.#orders.add(dates.order);
    for (const row of rows) {
      tally.rowsRead++;
      this.#takeRow(row, absent, { dates, today, tally });
    }
  }

  #takeRow(
    row: ProjectRow,
    absent: readonly string[],
    reader: { dates: DateReader; today: string; tally: ImportTally },
  ): void {
    const read = readProject(row, reader);
    if (!read) return;
    const { project, promoter } = read;
    if (this.#seen.has(project.rera_number)) {
      reader.tally.skip(row, 'DUPLICATE_RERA_NUMBER', project.rera_number);
      return;
    }
    this.#seen.add(project.rera_number);
    countSpelling(this.#spellings, promoter);
    const modified = project['last_modified_on'] as string | null;
    if (modified) this.#modifications.push(modified);
    for (const column of [...absent, ...read.unread])
      if (!this.#unsaid.get(column)?.push(project.id)) this.#unsaid.set(column, [project.id]);
    this.#projects.push(project);
  }
}

function* projectDates(rows: readonly ProjectRow[]): Generator<DateCell> {
  for (const { cells, line } of rows)
    for (const column of Object.keys(DATES) as DateColumn[]) {
      const text = cells[column];
      if (text) yield { text, line, column };
    }
}

/** Table columns about which a file with these columns says nothing. */
export function absentColumns(columns: readonly ProjectColumn[]): string[] {
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
