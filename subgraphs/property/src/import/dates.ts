import { ImportError } from './import-error.js';

/** Which of the first two parts of 03/04/2024 is the month. */
export type DateOrder = 'MDY' | 'DMY';
type Notation = 'PARTS' | 'ISO' | 'SERIAL' | 'NAMED';

export interface DateCell {
  text: string;
  line: number;
}

/** Text → YYYY-MM-DD; undefined when it is no calendar day of this century. */
export type DateReader = (text: string) => string | undefined;

const PARTS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const NAMED = /^(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})$/;
/** Days since 1899-12-30, as spreadsheets keep a day: 2000-01-01 to 2099-12-31. */
const SERIAL = /^\d{5}(\.0+)?$/;
const SERIAL_EPOCH = Date.UTC(1899, 11, 30);
const TIME_OF_DAY = /[ T]00:00(:00(\.0+)?)?Z?$/;
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/**
 * Finds out how a file writes its days, from all of its date cells: a “month” over 12 decides between month first and
 * day first. A spreadsheet that opened the file under another locale turns a part of its days into real dates and
 * leaves the rest as text, with day and month swapped in the former; a file of two notations is therefore refused.
 * @throws ImportError DATE_FORMAT_MIXED, DATE_FORMAT_AMBIGUOUS
 */
export function detectDates(file: string, cells: Iterable<DateCell>, given?: DateOrder): DateReader {
  const first = new Map<Notation | DateOrder, DateCell>();
  const see = (what: Notation | DateOrder, cell: DateCell) => first.has(what) || first.set(what, cell);
  for (const { text, line } of cells) {
    const cell = { text: bare(text), line };
    const notation = notationOf(cell.text);
    if (!notation) continue;
    see(notation, cell);
    if (notation !== 'PARTS') continue;
    const [, one = 0, two = 0] = (PARTS.exec(cell.text) ?? []).map(Number);
    if (one > 12 && two <= 12) see('DMY', cell);
    if (two > 12 && one <= 12) see('MDY', cell);
  }
  refuseMixed(file, first);
  const order = (first.has('MDY') && 'MDY') || (first.has('DMY') && 'DMY') || given;
  if (given && order !== given) throw mixed(file, first.get(order as DateOrder) as DateCell, `not ${given}`);
  const undecided = first.get('PARTS');
  if (undecided && !order)
    throw new ImportError(
      'DATE_FORMAT_AMBIGUOUS',
      `“${undecided.text}” may be month or day first, and no date of the file decides it.`,
      'Say which with --date-format MDY or DMY, or write the dates as YYYY-MM-DD.',
      { file, line: undecided.line },
    );
  return (text) => readDate(bare(text), order || 'MDY');
}

function refuseMixed(file: string, first: Map<Notation | DateOrder, DateCell>): void {
  const notations = (['PARTS', 'ISO', 'SERIAL', 'NAMED'] as const).flatMap((one) => first.get(one) ?? []);
  const orders = (['MDY', 'DMY'] as const).flatMap((one) => first.get(one) ?? []);
  for (const [one, other] of [notations, orders])
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
  if (NAMED.test(text)) return 'NAMED';
  return SERIAL.test(text) && fromSerial(text) ? 'SERIAL' : undefined;
}

function readDate(text: string, order: DateOrder): string | undefined {
  if (SERIAL.test(text)) return fromSerial(text);
  const [, isoYear, isoMonth, isoDay] = ISO.exec(text) ?? [];
  if (isoYear) return dayOf(isoYear, isoMonth, isoDay);
  const [, date, name = '', year] = NAMED.exec(text) ?? [];
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

/** Without the midnight that exports put behind a day. */
function bare(text: string): string {
  return text.trim().replace(TIME_OF_DAY, '');
}
