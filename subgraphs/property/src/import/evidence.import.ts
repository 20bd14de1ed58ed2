import { query, sql, type EntityManager } from '@propmubi/runtime';
import { assertAsOf } from './as-of.js';
import type { DateOrder } from './dates.js';
import { runImport, type ImportOptions } from './import-run.js';
import { applyEvidence, saveEvidence } from './project-evidence.js';
import { REGISTER_COLUMNS } from './register-columns.js';
import { readEvidenceFiles } from './read-register.js';
import { latestAsOf } from './register-journal.js';
import { recordRegistrySync } from './registry-events.js';
import { assertAnyFile, registerFiles, sourceFolder } from './source-files.js';
import { Staging } from './staging.js';
import { standingChanges } from './standing.js';
import type { ImportSummary } from './summary.js';
import { todayInIndia } from '../modules/listing/listing.rules.js';

export interface EvidenceImportOptions extends ImportOptions {
  /** The day of the lists (YYYY-MM-DD); by default that of the register they are about. */
  asOf?: string;
  dateOrder?: DateOrder;
  /** Whether what earlier lists of the same kinds said besides goes. */
  replace?: boolean;
  /** Tests move it. */
  today?: string;
}

/**
 * Loads the authority's lists of completions, lapses and extensions about projects of the register. Projects that are
 * not known yet are kept in mind until a register names them.
 * @throws ImportError when a file is not what it should be; nothing is written then
 */
export async function importEvidence(options: EvidenceImportOptions): Promise<ImportSummary> {
  const folder = sourceFolder(options.folder, 'evidence');
  const { evidence: files } = registerFiles(folder);
  assertAnyFile(files, 'completion, lapsed or extension list', folder);
  const today = options.today ?? todayInIndia();
  return runImport('evidence', options, async ({ em, tally, stopwatch }) => {
    const known = await latestAsOf(em);
    const asOf = options.asOf === undefined ? (known ?? today) : assertAsOf(options.asOf, today);
    const evidence = await stopwatch.time('read', () =>
      readEvidenceFiles(files, asOf, { tally, today, dateOrder: options.dateOrder }),
    );
    const replace = options.replace ?? false;
    const { count, removed } = await saveEvidence(em, evidence, { replace });
    const projects = await Staging.for(em, 'project');
    await stageKnown(em, removed);
    await applyEvidence(em);
    const standing = await standingChanges(em, { replace });
    const written = await projects.upsert(REGISTER_COLUMNS, { touch: true });
    const eventsRecorded = await recordRegistrySync(em, { asOf, changed: written.ids, standing });
    return { asOf, written: { evidence: count, projects: written.count }, eventsRecorded };
  });
}

/** Stages every project that a list is or was about; what only a removed line said of it goes. */
async function stageKnown(em: EntityManager, removed: readonly string[]): Promise<void> {
  await query(
    em,
    sql`insert into staged_project select * from property.project
      where rera_number in (select rera_number from property.project_evidence
                            union select json_array_elements_text(${JSON.stringify(removed)}::json))`,
  );
  await query(
    em,
    sql`update staged_project set completed_on = null, occupancy_certificate_on = null, lapsed_on = null,
            status = case when status in ('COMPLETED', 'LAPSED') then 'ACTIVE' else status end
      where rera_number in (select json_array_elements_text(${JSON.stringify(removed)}::json))`,
  );
}
