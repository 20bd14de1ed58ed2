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
  if (summary.asOf) lines.push(`  as of ${summary.asOf}`);
  const changed = Object.values(summary.written).some(({ inserted, updated }) => inserted + updated > 0);
  if (!changed) lines.push('  Nothing changed: all of it was there already.');
  lines.push(...reasons('skipped', summary.skipped), ...reasons('left blank', summary.corrected));
  lines.push(...reasons('noted', summary.noted));
  if (summary.rejectedFile) lines.push(`  rows skipped or left blank, with reasons: ${summary.rejectedFile}`);
  lines.push(...describeDiff(summary));
  lines.push(`  events recorded: ${number(summary.eventsRecorded)}`);
  const timings = Object.entries(summary.timingsMs).map(
    ([phase, ms]) => `${phase} ${(ms / 1000).toFixed(1)} s`,
  );
  lines.push(`  time: ${timings.join(', ')}`);
  return lines.join('\n');
}

function describeDiff({ diff, dryRun }: ImportSummary): string[] {
  if (!dryRun) return [];
  const columns = (diff?.columns ?? []).map(
    ({ column, known, blanked, moved }) =>
      `  ${column}: ${number(blanked)} blanked, ${number(moved)} moved of ${number(known)}`,
  );
  const examples = (diff?.examples ?? []).map(
    ({ reraNumber, column, from, to }) => `    ${reraNumber} ${column}: ${from ?? '–'} → ${to ?? '–'}`,
  );
  return ['  Dry run: nothing was kept.', ...columns, ...examples];
}

function reasons(what: string, counts: Record<string, number>): string[] {
  return Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `  ${what}: ${number(count)} ${reasonText(reason)}`);
}

/** What a reason of a tally says, in words. */
export function reasonText(reason: string): string {
  return REASONS[reason] ?? reason;
}

const REASONS: Record<string, string> = {
  BAD_AREA: 'areas that are no positive number',
  BAD_BEDROOMS: 'rows without a number of bedrooms',
  BAD_COORDINATES: 'coordinates that are no pair of numbers',
  BAD_DATE: 'dates that are no day, or not yet possible',
  BAD_LOCALITY: 'localities without a name or a place in the region',
  BAD_NUMBER: 'numbers that are none, or negative',
  BAD_PIN_CODE: 'PIN codes that are none',
  BAD_PRICE: 'rows without a positive price',
  BAD_RERA_NUMBER: 'rows whose RERA number is none',
  BEDROOMS_DIFFER_FROM_FLAT_TYPE: 'flats whose bedrooms differ from their type (bedrooms kept)',
  BLANK_FURNISHING: 'rows with blank furnishing',
  CONTROL_CHARACTER: 'rows with a NUL character',
  BAD_EVIDENCE_KIND: 'rows that are neither an occupancy certificate nor a Form 4',
  COORDINATES_OUT_OF_DISTRICT: 'coordinates outside the project’s district',
  DUPLICATE_RERA_NUMBER: 'rows that repeat a RERA number',
  DUPLICATE_ROW: 'rows that repeat an earlier one in every cell',
  MORE_BOOKED_THAN_BUILT: 'projects with more apartments booked than there are',
  MERGED_ACROSS_DISTRICTS: 'promoters whose name joins differing spellings of several districts',
  NO_DISTRICT: 'rows without a district',
  NO_PROJECT_NAME: 'rows without a project name',
  NO_PROMOTER_NAME: 'rows without a promoter',
  NOT_NAMED_ANY_MORE: 'projects that an earlier register named and this one does not (kept, not evidence)',
  UNKNOWN_DISTRICT:
    'projects in a district that is not one of Maharashtra’s (kept; coordinates are checked against India)',
  WITHOUT_APARTMENT_COUNT: 'projects without a number of apartments',
  WITHOUT_COORDINATES: 'projects without coordinates',
  WITHOUT_KNOWN_LOCALITY: 'flats in no known locality',
  WITHOUT_PROPOSED_COMPLETION: 'projects without a proposed completion date',
};

function number(value: number): string {
  return value.toLocaleString('en-IN');
}
