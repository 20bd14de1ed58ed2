import type { AuditAction, AuditedAct, Database, EntityManager } from '@propmubi/runtime';
import { BY_OPERATOR, newId, query, recordActs, sql, systemViewer } from '@propmubi/runtime';
import { RejectedRows, rejectedFileIn } from './rejected-rows.js';
import { ImportTally, Stopwatch, type ImportProgress, type ImportSummary } from './summary.js';

export interface ImportOptions {
  /** The folder with the files, or the one above it. */
  folder: string;
  /** The property subgraph's database (`subgraph.database`). */
  database: Database;
  onProgress?: (progress: ImportProgress) => void;
  /** Where rejected rows are written; a folder of the system's temporary one by default. */
  rejectedFolder?: string;
  /** Does everything, says what it would change, and leaves nothing behind. */
  dryRun?: boolean;
}

export interface ImportRun {
  em: EntityManager;
  tally: ImportTally;
  stopwatch: Stopwatch;
  onProgress: (progress: ImportProgress) => void;
}

/** What an importer reports itself; the rest of the summary is counted for it. */
export type ImportOutcome = Pick<ImportSummary, 'written' | 'eventsRecorded' | 'asOf' | 'diff'>;

const ACTIONS = {
  maharera: 'REGISTER_IMPORTED',
  evidence: 'EVIDENCE_IMPORTED',
  listings: 'LISTINGS_IMPORTED',
} as const satisfies Record<ImportSummary['kind'], AuditAction>;

/** How many rows of each kind are new and how many changed. */
const actOf = (kind: ImportSummary['kind'], { written, asOf }: ImportOutcome): AuditedAct => ({
  action: ACTIONS[kind],
  organizationId: null,
  subjectType: 'IMPORT',
  subjectId: newId(),
  after: {
    asOf: asOf ?? null,
    ...Object.fromEntries(
      Object.entries(written).flatMap(([name, { inserted, updated }]) => [
        [`${name}Inserted`, inserted],
        [`${name}Updated`, updated],
      ]),
    ),
  },
});

/** Rolls a dry run back. */
class DryRun extends Error {
  constructor(readonly outcome: ImportOutcome) {
    super('dry run');
  }
}

/**
 * Runs an import in one transaction: a fault in the last line leaves nothing behind. Two imports at once queue on an
 * advisory lock instead of deadlocking on each other's rows.
 */
export async function runImport(
  kind: ImportSummary['kind'],
  options: ImportOptions,
  work: (run: ImportRun) => Promise<ImportOutcome>,
): Promise<ImportSummary> {
  const rejected = new RejectedRows(rejectedFileIn(options.rejectedFolder, kind));
  const tally = new ImportTally(rejected);
  const stopwatch = new Stopwatch();
  const onProgress = options.onProgress ?? (() => undefined);
  let rejectedFile: string | null = null;
  try {
    const outcome = await stopwatch.time('total', () =>
      options.database
        .scope(systemViewer(null))
        .write(async (em) => {
          // The one before may take longer than a request waits for a lock.
          await query(em, sql`select set_config('lock_timeout', '0', true)`);
          await query(em, sql`select pg_advisory_xact_lock(hashtextextended('property:import', 0))`);
          const outcome = await work({ em, tally, stopwatch, onProgress });
          if (options.dryRun) throw new DryRun(outcome);
          await recordActs(em, BY_OPERATOR, [actOf(kind, outcome)]);
          return outcome;
        })
        .catch((error: unknown) => {
          if (error instanceof DryRun) return error.outcome;
          throw error;
        }),
    );
    rejectedFile = await rejected.close();
    const { rowsRead, skipped, corrected, noted } = tally;
    return {
      kind,
      folder: options.folder,
      dryRun: options.dryRun ?? false,
      rowsRead,
      skipped,
      corrected,
      noted,
      rejectedFile,
      timingsMs: stopwatch.timingsMs,
      ...outcome,
    };
  } finally {
    await rejected.close();
  }
}
