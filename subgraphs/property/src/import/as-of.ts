import { ImportError } from './import-error.js';

/** One row in 2,000 may have a wrong day that is not in the future; it does not decide about all scores. */
const OUTLIERS_PER_ROW = 1 / 2_000;
const NEAR_DAYS = 31;

/**
 * The day a register speaks about: its latest modification, passing over a few that stand alone weeks after all
 * others. `days` are YYYY-MM-DD, none of them after today.
 */
export function believableAsOf(days: readonly string[], today: string): string {
  const latestFirst = days.map((day) => Date.parse(day) / 86_400_000).sort((a, b) => b - a);
  const allowed = Math.floor(days.length * OUTLIERS_PER_ROW);
  for (let at = 0; at < latestFirst.length; at++) {
    const day = latestFirst[at] as number;
    const companion = latestFirst[at + allowed];
    if (companion !== undefined && day - companion <= NEAR_DAYS)
      return new Date(day * 86_400_000).toISOString().slice(0, 10);
  }
  return today;
}

/** @throws ImportError IMPORT_BAD_AS_OF */
export function assertAsOf(text: string, today: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  const isDay = /^20\d{2}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime());
  if (isDay && date.toISOString().startsWith(text) && text <= today) return text;
  throw new ImportError(
    'IMPORT_BAD_AS_OF',
    `“${text.slice(0, 20)}” is no day up to today.`,
    'Give the day of the export as YYYY-MM-DD.',
  );
}
