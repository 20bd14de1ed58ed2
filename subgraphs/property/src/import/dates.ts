import { ImportError } from './import-error.js';

/** Which of the first two parts of 03/04/2024 is the month. */
export type DateOrder = 'MDY' | 'DMY';
type Notation = 'PARTS' | 'ISO' | 'SERIAL' | 'NAMED';

export interface DateCell {
  text: string;
  line: number;
  /** Columns may be written each in its way. */
  column?: string;
}

/** Text → YYYY-MM-DD; undefined when it is no calendar day of this century. */
export interface DateReader {
  (text: string): string | undefined;
  /** Of month and day, where the file decides it or was told. */
  order?: DateOrder | undefined;
}

const PARTS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const NAMED = /^(\d{1,2})[ /-]([A-Za-z]{3})[a-z]*[ /,-]+(\d{4})$/;
const NAMED_MONTH_FIRST = /^([A-Za-z]{3})[a-z]* (\d{1,2}),? (\d{4})$/;
/** Days since 1899-12-30, as spreadsheets keep a day: 2000-01-01 to 2099-12-31. */
const SERIAL = /^\d{5}(\.0+)?$/;
const SERIAL_EPOCH = Date.UTC(1899, 11, 30);
const TIME_OF_DAY = /[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AP]M)?(Z|[+-]\d{2}:?\d{2})?$/i;
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** More unreadable cells than this share of them are no typing errors; a few may be in a small file. */
const MOST_UNREADABLE = 0.05;
const FEW_UNREADABLE = 10;

/**
 * Finds out how a file writes its days, from all of its date cells: a “month” over 12 decides between month first and
 * day first. A spreadsheet that opened the file under another locale turns a part of a column into real dates and
 * leaves the rest as text, with day and month swapped in the former; a column of two notations is therefore refused.
 * @throws ImportError DATE_FORMAT_MIXED, DATE_FORMAT_UNKNOWN, DATE_FORMAT_AMBIGUOUS
 */
export function detectDates(file: string, cells: Iterable<DateCell>, given?: DateOrder): DateReader {
  const notations = new Map<string, Map<Notation, DateCell>>();
  const orders = new Map<DateOrder, DateCell>();
  const unknown: DateCell[] = [];
  let count = 0;
  for (const { text, line, column = '' } of cells) {
    const cell = { text: bare(text), line };
    if (!cell.text) continue;
    count++;
    const notation = notationOf(cell.text);
    if (!notation) {
      unknown.push(cell);
      continue;
    }
    const ofColumn = notations.get(column) ?? new Map<Notation, DateCell>();
    notations.set(column, ofColumn);
    if (!ofColumn.has(notation)) ofColumn.set(notation, cell);
    const order = notation === 'PARTS' ? orderOf(cell.text) : undefined;
    if (order && !orders.has(order)) orders.set(order, cell);
  }
  refuseUnknown(file, unknown, count);
  for (const found of [...notations.values(), orders]) refuseMixed(file, found);
  const order = (orders.has('MDY') && 'MDY') || (orders.has('DMY') && 'DMY') || given;
  if (given && order !== given) throw mixed(file, orders.get(order as DateOrder) as DateCell, `not ${given}`);
  const undecided = [...notations.values()].flatMap((found) => found.get('PARTS') ?? [])[0];
  if (undecided && !order)
    throw new ImportError(
      'DATE_FORMAT_AMBIGUOUS',
      `“${undecided.text}” may be month or day first, and no date of the file decides it.`,
      'Say which with --date-format MDY or DMY, or write the dates as YYYY-MM-DD.',
      { file, line: undecided.line },
    );
  const read: DateReader = (text) => readDate(bare(text), order || 'MDY');
  read.order = order;
  return read;
}

/** Which part is over 12, and so no month. */
function orderOf(text: string): DateOrder | undefined {
  const [, one = 0, two = 0] = (PARTS.exec(text) ?? []).map(Number);
  if (one > 12 && two <= 12) return 'DMY';
  return two > 12 && one <= 12 ? 'MDY' : undefined;
}

/** A notation that is not known is refused as a whole: read cell by cell, it would leave a register without dates. */
function refuseUnknown(file: string, unknown: readonly DateCell[], count: number): void {
  const [first] = unknown;
  const isMost = unknown.length * 2 > count;
  if (!first || !(isMost || (unknown.length >= FEW_UNREADABLE && unknown.length > count * MOST_UNREADABLE)))
    return;
  throw new ImportError(
    'DATE_FORMAT_UNKNOWN',
    `“${first.text.slice(0, 40)}” is no date that is understood, nor are ${unknown.length - 1} others of ${count}.`,
    'Write dates as YYYY-MM-DD, with four digits of the year; nothing was imported.',
    { file, line: first.line },
  );
}

function refuseMixed(file: string, found: ReadonlyMap<string, DateCell>): void {
  const [one, other] = [...found.values()];
  if (one && other) throw mixed(file, one, `“${other.text}” on line ${other.line} otherwise`);
}

function mixed(file: string, { text, line }: DateCell, otherwise: string): ImportError {
  return new ImportError(
    'DATE_FORMAT_MIXED',
    `dates are written in more than one way: “${text}”, and ${otherwise}.`,
    'A spreadsheet may have changed it; download it again. Nothing was imported.',
    { file, line },
  );
}

function notationOf(text: string): Notation | undefined {
  if (PARTS.test(text)) return 'PARTS';
  if (ISO.test(text)) return 'ISO';
  if (NAMED.test(text) || NAMED_MONTH_FIRST.test(text)) return 'NAMED';
  return SERIAL.test(text) && fromSerial(text) ? 'SERIAL' : undefined;
}

function readDate(text: string, order: DateOrder): string | undefined {
  if (SERIAL.test(text)) return fromSerial(text);
  const [, isoYear, isoMonth, isoDay] = ISO.exec(text) ?? [];
  if (isoYear) return dayOf(isoYear, isoMonth, isoDay);
  const [, monthFirst, dateAfter, yearAfter] = NAMED_MONTH_FIRST.exec(text) ?? [];
  const [, date = dateAfter, name = monthFirst ?? '', year = yearAfter] = NAMED.exec(text) ?? [];
  if (date) return dayOf(year, String(MONTHS.indexOf(name.toUpperCase()) + 1), date);
  const [, one, two, ofYear] = PARTS.exec(text) ?? [];
  return order === 'MDY' ? dayOf(ofYear, one, two) : dayOf(ofYear, two, one);
}

function fromSerial(text: string): string | undefined {
  const day = new Date(SERIAL_EPOCH + Number(text) * 86_400_000).toISOString().slice(0, 10);
  return day >= '2000-01-01' && day <= '2099-12-31' ? day : undefined;
}

function dayOf(year = '', month = '', day = ''): string | undefined {
  if (!/^20\d{2}$/.test(year)) return undefined;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}

/** Without the time of day that exports put behind a day: the day is the one that is written. */
function bare(text: string): string {
  return text.trim().replace(TIME_OF_DAY, '');
}
