import { idOf } from '@propmubi/runtime';
import { districtNamed, districtOfReraNumber } from '../districts.js';
import { DataSource } from '../provenance.js';
import { PIN_CODE, RERA_NUMBER } from '../modules/project/project.rules.js';
import { ProjectStatus, ProjectType, RegistrationType } from '../modules/project/project.enums.js';
import { isInDistrict } from '../region.js';
import type { CsvRow } from './csv-file.js';
import type { DateReader } from './dates.js';
import { normalisePromoterName } from './promoter-name.js';
import { AREAS, COUNTS, DATES, type DateColumn, type ProjectColumn } from './register-columns.js';
import type { ImportTally } from './summary.js';
import { parseAmount, parseCoordinates, parseCount } from './values.js';

export type ProjectRow = CsvRow<ProjectColumn>;

/** Nothing is promised for later; a day beyond is a typing error. */
const MAX_YEARS_AHEAD = 30;

const PROJECT_TYPES: Record<string, ProjectType> = {
  RESIDENTIAL: ProjectType.RESIDENTIAL,
  COMMERCIAL: ProjectType.COMMERCIAL,
  INDUSTRIAL: ProjectType.INDUSTRIAL,
  MIXEDPLOTSBUILDINGS: ProjectType.MIXED,
  PLOTS: ProjectType.PLOTS,
  OTHERS: ProjectType.OTHERS,
};

const REGISTRATION_TYPES: Record<string, RegistrationType> = {
  NEWPROJECT: RegistrationType.NEW,
  NEW: RegistrationType.NEW,
  ONGOINGPROJECT: RegistrationType.ON_GOING,
  ONGOING: RegistrationType.ON_GOING,
};

/** The export of March 2024 has the kind of registration in this column; others have its standing. */
const STATUSES: Record<string, ProjectStatus> = {
  COMPLETED: ProjectStatus.COMPLETED,
  COMPLETE: ProjectStatus.COMPLETED,
  LAPSED: ProjectStatus.LAPSED,
  EXPIRED: ProjectStatus.LAPSED,
  REVOKED: ProjectStatus.REVOKED,
  DEREGISTERED: ProjectStatus.DE_REGISTERED,
  ABEYANCE: ProjectStatus.ABEYANCE,
  KEPTINABEYANCE: ProjectStatus.ABEYANCE,
  INABEYANCE: ProjectStatus.ABEYANCE,
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

export interface ReadProject {
  project: StagedProject;
  promoter: Promoter;
  /** Columns whose cell could not be read: what was known before is kept. */
  unread: string[];
}

export interface RowReader {
  dates: DateReader;
  /** YYYY-MM-DD; nothing was modified later than this. */
  today: string;
  tally: ImportTally;
}

/** Register row → table row; undefined when the row cannot be kept. Says to the tally what it left out and why. */
export function readProject(row: ProjectRow, reader: RowReader): ReadProject | undefined {
  const { cells } = row;
  const { tally } = reader;
  const identity = readIdentity(row, tally);
  if (!identity) return undefined;
  const { reraNumber, name, promoter, district } = identity;
  const unread: string[] = [];
  const standing = key(cells.project_status);
  const project: StagedProject = {
    id: idOf('Project', reraNumber),
    rera_number: reraNumber,
    name,
    builder_id: idOf('Builder', promoter.normalizedName),
    // An export that lists registrations without their standing does not tell completed or lapsed ones apart.
    status: STATUSES[standing] ?? ProjectStatus.ACTIVE,
    registration_type: REGISTRATION_TYPES[standing] ?? null,
    project_type: PROJECT_TYPES[key(cells.project_type)] ?? ProjectType.OTHERS,
    district,
    pin_code: readPinCode(row, tally, unread),
    data_source: DataSource.MAHARERA,
    ...readPlace(row, district, tally, unread),
  };
  for (const [from, to] of entries(DATES)) project[to] = readDate(row, from, reader, unread);
  for (const [from, to] of entries(AREAS))
    project[to] = readNumber(row, from, to, parseAmount, tally, unread);
  for (const [from, to] of entries(COUNTS))
    project[to] = readNumber(row, from, to, parseCount, tally, unread);
  // The register leaves these empty where there are none.
  project['cases_count'] ??= 0;
  project['complaints_count'] ??= 0;
  noteOddities(project, tally);
  return { project, promoter, unread };
}

/** Number, name, promoter and district, without which there is no project. */
export function readIdentity(
  row: ProjectRow,
  tally: ImportTally,
): { reraNumber: string; name: string; promoter: Promoter; district: string } | undefined {
  const { cells } = row;
  const refuse = (reason: string, value: string) => {
    tally.skip(row, reason, value);
    return undefined;
  };
  // Postgres has no text with NUL in it.
  if (Object.values(cells).some((cell) => cell.includes('\0'))) return refuse('CONTROL_CHARACTER', '');
  const reraNumber = cells.rera_id.trim().toUpperCase();
  if (!RERA_NUMBER.test(reraNumber)) return refuse('BAD_RERA_NUMBER', cells.rera_id);
  const name = cells.project_name.trim();
  if (!name) return refuse('NO_PROJECT_NAME', '');
  const promoterName = cells.promoter_name.trim();
  if (!promoterName) return refuse('NO_PROMOTER_NAME', '');
  const written = cells.district.trim();
  const district = written ? districtNamed(written)?.name : districtOfReraNumber(reraNumber)?.name;
  if (!written && !district) return refuse('NO_DISTRICT', '');
  if (!district) tally.note('UNKNOWN_DISTRICT');
  return {
    reraNumber,
    name,
    promoter: { name: promoterName, normalizedName: normalisePromoterName(promoterName) },
    district: district ?? written,
  };
}

/** A PIN code or null. */
export function readPinCode(row: ProjectRow, tally: ImportTally, unread: string[] = []): string | null {
  const text = row.cells.location_pin_code.trim().replace(/^(\d{6})\.0$|^(\d{3}) (\d{3})$/, '$1$2$3');
  if (text === '' || PIN_CODE.test(text)) return text || null;
  tally.correct(row, 'BAD_PIN_CODE', text);
  unread.push('pin_code');
  return null;
}

function readPlace(row: ProjectRow, district: string, tally: ImportTally, unread: string[]) {
  const nowhere = { latitude: null, longitude: null };
  const { location_lat_long, latitude, longitude } = row.cells;
  const text = location_lat_long.trim() || (latitude.trim() && `${latitude.trim()},${longitude.trim()}`);
  if (!text) {
    tally.note('WITHOUT_COORDINATES');
    return nowhere;
  }
  const place = parseCoordinates(text);
  if (place && isInDistrict(place, district)) return place;
  tally.correct(row, place ? 'COORDINATES_OUT_OF_DISTRICT' : 'BAD_COORDINATES', text);
  // A place that is read but wrong replaces nothing; one that was stored may be as wrong, and goes.
  if (!place) unread.push('latitude', 'longitude');
  return nowhere;
}

function readDate(
  row: ProjectRow,
  column: DateColumn,
  { dates, today, tally }: RowReader,
  unread: string[],
): string | null {
  const text = row.cells[column].trim();
  if (!text) return null;
  const date = dates(text);
  const latest =
    column === 'date_last_modified' ? today : `${Number(today.slice(0, 4)) + MAX_YEARS_AHEAD}-12-31`;
  if (date && date <= latest) return date;
  tally.correct(row, 'BAD_DATE', `${column}: ${text}`);
  unread.push(DATES[column]);
  return null;
}

function readNumber(
  row: ProjectRow,
  column: keyof typeof COUNTS | keyof typeof AREAS,
  target: string,
  parse: (text: string) => number | null | undefined,
  tally: ImportTally,
  unread: string[],
): number | null {
  const value = parse(row.cells[column]);
  if (value === undefined) {
    tally.correct(row, 'BAD_NUMBER', `${column}: ${row.cells[column]}`);
    unread.push(target);
  }
  return value ?? null;
}

function noteOddities(project: StagedProject, tally: ImportTally): void {
  if (!project['proposed_completion_on']) tally.note('WITHOUT_PROPOSED_COMPLETION');
  if (project['apartments_count'] === null) tally.note('WITHOUT_APARTMENT_COUNT');
  if (Number(project['booked_apartments_count']) > Number(project['apartments_count']))
    tally.note('MORE_BOOKED_THAN_BUILT');
}

function key(text: string): string {
  return text.toUpperCase().replace(/[^A-Z]/g, '');
}

function entries<From extends string, To extends string>(columns: Record<From, To>): [From, To][] {
  return Object.entries(columns) as [From, To][];
}
