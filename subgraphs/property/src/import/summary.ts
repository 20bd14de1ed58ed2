import type { RejectedRows } from './rejected-rows.js';
import type { RowOrigin } from './row-origin.js';

/** How far an import is; `total` in the unit of the phase (bytes while reading, rows while writing). */
export interface ImportProgress {
  phase: string;
  done: number;
  total: number;
}

export interface WriteCount {
  inserted: number;
  updated: number;
  unchanged: number;
}

export interface ImportSummary {
  kind: 'maharera' | 'listings' | 'evidence';
  folder: string;
  /** Whether nothing was kept. */
  dryRun: boolean;
  /** The day the source speaks about, where it has one. */
  asOf?: string;
  /** What it changes in projects that were known. */
  diff?: RegisterDiff;
  rowsRead: number;
  /** Per kind of record, e.g. `projects`. */
  written: Record<string, WriteCount>;
  /** Rows left out, per reason. */
  skipped: Record<string, number>;
  /** Values left out of rows that were kept, per reason. */
  corrected: Record<string, number>;
  /** Facts worth knowing about the rows that were kept. */
  noted: Record<string, number>;
  /** The file with every row that was left out or corrected; null when there was none. */
  rejectedFile: string | null;
  eventsRecorded: number;
  /** Milliseconds per phase, in order. */
  timingsMs: Record<string, number>;
}

/** What one column of the known projects would come to hold. */
export interface ColumnChange {
  column: string;
  /** Projects of the files that have a value in it. */
  known: number;
  /** That would have none. */
  blanked: number;
  /** That would have another, against the course things take: dates of modification go forward, bookings grow. */
  moved: number;
}

export interface RegisterDiff {
  columns: ColumnChange[];
  examples: { reraNumber: string; column: string; from: string | null; to: string | null }[];
}

/** What an importer counts while it runs. */
export class ImportTally {
  rowsRead = 0;
  readonly skipped: Record<string, number> = {};
  readonly corrected: Record<string, number> = {};
  readonly noted: Record<string, number> = {};

  /** Without a file the rows left out are counted and not kept. */
  constructor(private readonly rejected?: RejectedRows) {}

  skip(row: RowOrigin, reason: string, value = ''): void {
    add(this.skipped, reason);
    this.rejected?.add({ ...row, action: 'SKIPPED', reason, value });
  }

  correct(row: RowOrigin, reason: string, value = ''): void {
    add(this.corrected, reason);
    this.rejected?.add({ ...row, action: 'CORRECTED', reason, value });
  }

  note(reason: string): void {
    add(this.noted, reason);
  }
}

function add(counts: Record<string, number>, reason: string): void {
  counts[reason] = (counts[reason] ?? 0) + 1;
}

/** Names the phases of an import and times them. */
export class Stopwatch {
  readonly timingsMs: Record<string, number> = {};

  async time<T>(phase: string, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.timingsMs[phase] = Math.round((this.timingsMs[phase] ?? 0) + performance.now() - start);
    }
  }
}
