type Cell = string | number | null | undefined;

/** A spreadsheet takes these at a cell's beginning for a formula, which could send away what stands beside it. */
const FORMULA = /^[=+\-@\t\r]/;

/** Rows as CSV of RFC 4180, with the mark by which spreadsheets know UTF-8. */
export function csvOf(header: readonly string[], rows: readonly (readonly Cell[])[]): Blob {
  return new Blob(['\uFEFF', csvText(header, rows)], { type: 'text/csv;charset=utf-8' });
}

export function csvText(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

function quoted(cell: Cell): string {
  if (cell == null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
