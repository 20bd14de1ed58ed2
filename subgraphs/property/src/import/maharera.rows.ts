import { idOf } from '@propmubi/runtime';
import { DataSource } from '../provenance.js';
import { PIN_CODE, RERA_NUMBER } from '../modules/project/project.rules.js';
import { ProjectStatus, ProjectType, RegistrationType } from '../modules/project/project.enums.js';
import type { CsvRow } from './csv-file.js';
import { normalisePromoterName } from './promoter-name.js';
import { isInRegion } from '../region.js';
import type { ImportTally } from './summary.js';
import { parseAmount, parseCoordinates, parseCount, parseUsDate } from './values.js';

const COMMON_COLUMNS = [
  'district',
  'rera_id',
  'project_name',
  'promoter_name',
  'location_pin_code',
  'location_lat_long',
  'project_status',
  'proposed_date_of_completion',
  'revised_proposed_date_of_completion',
  'project_type',
  'project_area_(sqmts)',
  'recreational_open_space',
  'sanctioned_fsi',
] as const;

/** The register's list of revoked registrations. */
export const REVOKED_COLUMNS = COMMON_COLUMNS;

/** Integers of a project: CSV column → table column. */
const COUNTS = {
  cases_count: 'cases_count',
  complaints_count: 'complaints_count',
  number_of_appartments: 'apartments_count',
  number_of_booked_appartments: 'booked_apartments_count',
  number_of_basements: 'basements_count',
  number_of_plinth: 'plinths_count',
  number_of_podiums: 'podiums_count',
  number_of_sanctioned_floors: 'sanctioned_floors_count',
  number_of_stilts: 'stilts_count',
  'total_no__of_open_parking_as_per_sanctioned_plan_(4-wheeler+2-wheeler)': 'open_parking_count',
  number_of_closed_parking: 'closed_parking_count',
  number_of_plots: 'plots_count',
  'number_of_plots_booked_/_alloted_/_sold': 'booked_plots_count',
} as const;

const AREAS = {
  'project_area_(sqmts)': 'project_area_sqm',
  recreational_open_space: 'recreational_open_space_sqm',
  sanctioned_fsi: 'sanctioned_fsi_sqm',
  'area_of_plot(in_sqmts)': 'plot_area_sqm',
} as const;

const DATES = {
  proposed_date_of_completion: 'proposed_completion_on',
  revised_proposed_date_of_completion: 'revised_completion_on',
  extended_date_of_completion: 'extended_completion_on',
  date_last_modified: 'last_modified_on',
} as const;

/** A district's export. */
export const PROJECT_COLUMNS = [
  ...COMMON_COLUMNS,
  'extended_date_of_completion',
  'date_last_modified',
  ...(Object.keys(COUNTS) as (keyof typeof COUNTS)[]),
  'area_of_plot(in_sqmts)',
] as const;

type ProjectRow = CsvRow<(typeof PROJECT_COLUMNS)[number]>;

const PROJECT_TYPES: Record<string, ProjectType> = {
  Residential: ProjectType.RESIDENTIAL,
  Commercial: ProjectType.COMMERCIAL,
  Industrial: ProjectType.INDUSTRIAL,
  'Mixed (Plots & Buildings)': ProjectType.MIXED,
  Plots: ProjectType.PLOTS,
  Others: ProjectType.OTHERS,
};

const REGISTRATION_TYPES: Record<string, RegistrationType> = {
  'New Project': RegistrationType.NEW,
  'On-Going Project': RegistrationType.ON_GOING,
};

/** A row of property.project and the promoter it names. */
export interface StagedProject {
  id: string;
  rera_number: string;
  builder_id: string;
  [column: string]: string | number | null;
}

export interface Promoter {
  name: string;
  normalizedName: string;
}

/** Register row → table row; undefined when the row cannot be kept. Says to the tally what it left out and why. */
export function readProject(
  row: ProjectRow,
  tally: ImportTally,
): { project: StagedProject; promoter: Promoter } | undefined {
  const { cells } = row;
  const identity = readIdentity(row, tally);
  if (!identity) return undefined;
  const { reraNumber, name, promoter } = identity;
  const project: StagedProject = {
    id: idOf('Project', reraNumber),
    rera_number: reraNumber,
    name,
    builder_id: idOf('Builder', promoter.normalizedName),
    // The export lists registrations in force without telling completed or lapsed ones apart.
    status: ProjectStatus.ACTIVE,
    registration_type: REGISTRATION_TYPES[cells.project_status] ?? null,
    project_type: PROJECT_TYPES[cells.project_type] ?? ProjectType.OTHERS,
    district: cells.district.trim(),
    pin_code: cells.location_pin_code.trim() || null,
    data_source: DataSource.MAHARERA,
    ...readPlace(row, tally),
  };
  if (project['pin_code'] && !PIN_CODE.test(project['pin_code'] as string)) {
    tally.correct(row, 'BAD_PIN_CODE', cells.location_pin_code);
    project['pin_code'] = null;
  }
  for (const [from, to] of entries(DATES)) project[to] = readDate(row, from, tally);
  for (const [from, to] of entries(AREAS)) project[to] = readNumber(row, from, parseAmount, tally);
  for (const [from, to] of entries(COUNTS)) project[to] = readNumber(row, from, parseCount, tally);
  // The register leaves these empty where there are none.
  project['cases_count'] ??= 0;
  project['complaints_count'] ??= 0;
  noteOddities(project, tally);
  return { project, promoter };
}

/** Number, name and promoter, without which there is no project. */
export function readIdentity(
  row: CsvRow<(typeof COMMON_COLUMNS)[number]>,
  tally: ImportTally,
): { reraNumber: string; name: string; promoter: Promoter } | undefined {
  const { cells } = row;
  const refuse = (reason: string, value: string) => {
    tally.skip(row, reason, value);
    return undefined;
  };
  // Postgres has no text with NUL in it.
  if (Object.values(cells).some((cell) => (cell as string).includes('\0')))
    return refuse('CONTROL_CHARACTER', '');
  const reraNumber = cells.rera_id.trim().toUpperCase();
  if (!RERA_NUMBER.test(reraNumber)) return refuse('BAD_RERA_NUMBER', cells.rera_id);
  const name = cells.project_name.trim();
  if (!name) return refuse('NO_PROJECT_NAME', '');
  const promoterName = cells.promoter_name.trim();
  if (!promoterName) return refuse('NO_PROMOTER_NAME', '');
  return {
    reraNumber,
    name,
    promoter: { name: promoterName, normalizedName: normalisePromoterName(promoterName) },
  };
}

function readPlace(row: ProjectRow, tally: ImportTally) {
  const nowhere = { latitude: null, longitude: null };
  const text = row.cells.location_lat_long.trim();
  if (!text) {
    tally.note('WITHOUT_COORDINATES');
    return nowhere;
  }
  const place = parseCoordinates(text);
  if (place && isInRegion(place)) return place;
  tally.correct(row, place ? 'COORDINATES_OUT_OF_REGION' : 'BAD_COORDINATES', text);
  return nowhere;
}

function readDate(row: ProjectRow, column: keyof typeof DATES, tally: ImportTally): string | null {
  const text = row.cells[column].trim();
  if (!text) return null;
  const date = parseUsDate(text);
  if (!date) tally.correct(row, 'BAD_DATE', `${column}: ${text}`);
  return date ?? null;
}

function readNumber(
  row: ProjectRow,
  column: keyof typeof COUNTS | keyof typeof AREAS,
  parse: (text: string) => number | null | undefined,
  tally: ImportTally,
): number | null {
  const value = parse(row.cells[column]);
  if (value === undefined) tally.correct(row, 'BAD_NUMBER', `${column}: ${row.cells[column]}`);
  return value ?? null;
}

function noteOddities(project: StagedProject, tally: ImportTally): void {
  if (!project['proposed_completion_on']) tally.note('WITHOUT_PROPOSED_COMPLETION');
  if (project['apartments_count'] === null) tally.note('WITHOUT_APARTMENT_COUNT');
  if (Number(project['booked_apartments_count']) > Number(project['apartments_count']))
    tally.note('MORE_BOOKED_THAN_BUILT');
}

function entries<From extends string, To extends string>(columns: Record<From, To>): [From, To][] {
  return Object.entries(columns) as [From, To][];
}
