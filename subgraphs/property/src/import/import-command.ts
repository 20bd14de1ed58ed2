import cliProgress from 'cli-progress';
import { ImportError } from './import-error.js';
import type { ImportProgress, ImportSummary } from './summary.js';

export interface CommandOutput {
  /** Where the bar and the summary go. */
  stream: NodeJS.WritableStream & { isTTY?: boolean };
}

/**
 * Runs an importer in a terminal: a progress bar (where there is a terminal), then the summary; an input fault is
 * one clear line. Returns the exit code.
 */
export async function runImportCommand(
  run: (onProgress: (progress: ImportProgress) => void) => Promise<ImportSummary>,
  { stream }: CommandOutput = { stream: process.stderr },
): Promise<number> {
  const bar = new cliProgress.SingleBar(
    { format: '{phase} {bar} {percentage} %', stream, hideCursor: true, clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  );
  if (stream.isTTY) bar.start(1, 0, { phase: 'starting' });
  try {
    const summary = await run(({ phase, done, total }) => {
      bar.setTotal(Math.max(1, total));
      bar.update(done, { phase });
    });
    bar.stop();
    stream.write(`${describeSummary(summary)}\n`);
    return 0;
  } catch (error) {
    bar.stop();
    if (!(error instanceof ImportError)) throw error;
    stream.write(`${error.message}\n`);
    return 1;
  }
}

/** The summary as lines of text. */
export function describeSummary(summary: ImportSummary): string {
  const lines = [`${summary.kind}: ${number(summary.rowsRead)} rows read from ${summary.folder}`];
  for (const [what, { inserted, updated, unchanged }] of Object.entries(summary.written))
    lines.push(
      `  ${what}: ${number(inserted)} new, ${number(updated)} changed, ${number(unchanged)} unchanged`,
    );
  const changed = Object.values(summary.written).some(({ inserted, updated }) => inserted + updated > 0);
  if (!changed) lines.push('  Nothing changed: all of it was there already.');
  lines.push(...reasons('skipped', summary.skipped), ...reasons('left blank', summary.corrected));
  lines.push(...reasons('noted', summary.noted));
  if (summary.rejectedFile) lines.push(`  rows skipped or left blank, with reasons: ${summary.rejectedFile}`);
  lines.push(`  events recorded: ${number(summary.eventsRecorded)}`);
  const timings = Object.entries(summary.timingsMs).map(
    ([phase, ms]) => `${phase} ${(ms / 1000).toFixed(1)} s`,
  );
  lines.push(`  time: ${timings.join(', ')}`);
  return lines.join('\n');
}

function reasons(what: string, counts: Record<string, number>): string[] {
  return Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `  ${what}: ${number(count)} ${REASONS[reason] ?? reason}`);
}

const REASONS: Record<string, string> = {
  BAD_AREA: 'areas that are no positive number',
  BAD_BEDROOMS: 'rows without a number of bedrooms',
  BAD_COORDINATES: 'coordinates that are no pair of numbers',
  BAD_DATE: 'dates that are no day',
  BAD_LOCALITY: 'localities without a name or a place in the region',
  BAD_NUMBER: 'numbers that are none, or negative',
  BAD_PIN_CODE: 'PIN codes that are none',
  BAD_PRICE: 'rows without a positive price',
  BAD_RERA_NUMBER: 'rows whose RERA number is none',
  BEDROOMS_DIFFER_FROM_FLAT_TYPE: 'flats whose bedrooms differ from their type (bedrooms kept)',
  BLANK_FURNISHING: 'rows with blank furnishing',
  CONTROL_CHARACTER: 'rows with a NUL character',
  COORDINATES_OUT_OF_REGION: 'coordinates outside the Mumbai region',
  DUPLICATE_RERA_NUMBER: 'rows that repeat a RERA number',
  DUPLICATE_ROW: 'rows that repeat an earlier one in every cell',
  MORE_BOOKED_THAN_BUILT: 'projects with more apartments booked than there are',
  NO_PROJECT_NAME: 'rows without a project name',
  NO_PROMOTER_NAME: 'rows without a promoter',
  WITHOUT_APARTMENT_COUNT: 'projects without a number of apartments',
  WITHOUT_COORDINATES: 'projects without coordinates',
  WITHOUT_KNOWN_LOCALITY: 'flats in no known locality',
  WITHOUT_PROPOSED_COMPLETION: 'projects without a proposed completion date',
};

function number(value: number): string {
  return value.toLocaleString('en-IN');
}
