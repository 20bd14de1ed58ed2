import { query, sql, type EntityManager } from '@propmubi/runtime';
import { todayInIndia } from '../modules/listing/listing.rules.js';
import type { DateOrder } from './dates.js';
import { runImport, type ImportOptions } from './import-run.js';
import { applyEvidence, saveEvidence } from './project-evidence.js';
import { assignProjectLocalities } from './project-localities.js';
import { readRegister, type Register } from './read-register.js';
import { REGISTER_COLUMNS } from './register-columns.js';
import { assertOrdinary, diffExamples, diffRegister } from './register-diff.js';
import { assertNotOlder, latestAsOf, recordImport } from './register-journal.js';
import { recordRegistrySync } from './registry-events.js';
import { Staging } from './staging.js';
import { STANDING, standingChanges } from './standing.js';
import type { ImportSummary } from './summary.js';

export interface MahareraImportOptions extends ImportOptions {
  /** The day the register was exported (YYYY-MM-DD); by default its latest believable modification. */
  asOf?: string;
  /** Month or day first, for files whose dates do not decide it. */
  dateOrder?: DateOrder;
  /** Imports also what would blank or move more than 5 % of a column. */
  force?: boolean;
  /** Puts this register in the place of what was imported before, also where that was of a later day. */
  replace?: boolean;
  /** The calendar day in India; tests move it. */
  today?: string;
}

/**
 * Loads MahaRERA's register: a CSV per district, the list of revoked registrations, and lists of completions, lapses
 * and extensions. Idempotent: ids follow from RERA numbers and normalised promoter names, and rows that did not change
 * are not written.
 * @throws ImportError when a file is not what it should be; nothing is written then
 */
export async function importMaharera(options: MahareraImportOptions): Promise<ImportSummary> {
  const { folder, asOf, dateOrder, replace = false } = options;
  const today = options.today ?? todayInIndia();
  return runImport('maharera', options, async (run) => {
    const { em, tally, stopwatch, onProgress } = run;
    const register = await stopwatch.time('read', () =>
      readRegister(folder, { tally, today, asOf, dateOrder, onProgress }),
    );
    const districts = [...new Set(register.projects.map(({ district }) => String(district)))].sort();
    await assertNotOlder(em, register.asOf, { districts, replace });
    const staged = await stopwatch.time('stage', () => stage(em, register, replace));
    const diff = await diffRegister(em, REGISTER_COLUMNS);
    if (options.dryRun) diff.examples = await diffExamples(em, REGISTER_COLUMNS);
    else if (!options.force) assertOrdinary(diff);
    const written = await stopwatch.time('write', () => write(em, staged, replace));
    const unnamed = replace ? await unnamedProjects(em) : [];
    for (const _ of unnamed) tally.note('NOT_NAMED_ANY_MORE');
    const total = written.project.ids.length;
    onProgress({ phase: 'recording events', done: 0, total });
    const isOtherDay = await recordImport(em, {
      asOf: register.asOf,
      replaced: replace,
      projects: register.projects.length,
      districts,
    });
    // Other districts may be of a later day: the register as a whole speaks about that.
    const day = (await latestAsOf(em)) ?? register.asOf;
    const eventsRecorded = await stopwatch.time('events', () =>
      recordRegistrySync(em, {
        asOf: day,
        changed: replace ? register.projects : written.project.ids,
        standing: written.standing,
        replaces: replace,
        unnamed,
        always: isOtherDay || written.revocation.count.inserted > 0,
      }),
    );
    for (const what of await mergedAcrossDistricts(em)) tally.note(what);
    return {
      asOf: register.asOf,
      diff,
      written: {
        projects: written.project.count,
        builders: written.builder.count,
        revokedRegistrations: written.revocation.count,
        evidence: staged.evidence,
      },
      eventsRecorded,
    };
  });
}

async function stage(em: EntityManager, register: Register, replace: boolean) {
  const projects = await Staging.for(em, 'project');
  const builders = await Staging.for(em, 'builder');
  const revoked = await Staging.for(em, 'revoked_registration');
  for (const project of register.projects) await projects.add(project);
  for (const builder of register.builders) await builders.add(builder);
  for (const revocation of register.revoked) await revoked.add(revocation);
  for (const staging of [projects, builders, revoked]) await staging.flush();
  await query(em, sql`analyze staged_project`);
  await keepUnsaid(em, register.unsaid);
  await query(
    em,
    sql`update staged_project set status = 'REVOKED'
    where rera_number in (select rera_number from staged_revoked_registration
                          ${sql.raw(replace ? '' : 'union select rera_number from property.revoked_registration')})`,
  );
  const { count } = await saveEvidence(em, register.evidence, { replace });
  await applyEvidence(em);
  return { projects, builders, revoked, evidence: count };
}

/** What the files do not say, or not legibly, stays as it was known. */
async function keepUnsaid(em: EntityManager, unsaid: Register['unsaid']): Promise<void> {
  for (const [column, ids] of unsaid)
    await query(
      em,
      sql`update staged_project s set ${sql.raw(column)} = p.${sql.raw(column)} from property.project p
        where p.id = s.id and s.id in (select json_array_elements_text(${JSON.stringify(ids)}::json)::uuid)`,
    );
}

async function write(
  em: EntityManager,
  { projects, builders, revoked }: Awaited<ReturnType<typeof stage>>,
  replace: boolean,
) {
  const builder = await builders.upsert(['name', 'normalized_name', 'spellings', 'data_source']);
  if (replace)
    await query(
      em,
      sql`delete from property.revoked_registration
      where rera_number not in (select rera_number from staged_revoked_registration)
        and district in (select district from staged_project union select district from staged_revoked_registration)`,
    );
  const revocation = await revoked.upsert(
    ['rera_number', 'project_name', 'promoter_name', 'builder_id', 'district', 'pin_code', 'first_seen_on'],
    replace ? {} : { set: { first_seen_on: 'target.first_seen_on' } },
  );
  const standing = await standingChanges(em, { replace });
  const project = await projects.upsert(REGISTER_COLUMNS, {
    touch: true,
    set: replace ? {} : { status: STANDING },
  });
  await query(em, COUNT_PROJECTS);
  await query(em, MATCH_REVOCATIONS);
  await assignProjectLocalities(em);
  return { builder, project, revocation, standing };
}

/** Projects of the same districts that an earlier register named. They stay, since listings may belong to them. */
async function unnamedProjects(em: EntityManager): Promise<string[]> {
  const rows = await query<{ id: string }>(
    em,
    sql`select id from property.project p
      where data_source = 'MAHARERA' and district in (select district from staged_project)
        and not exists (select from staged_project s where s.id = p.id)
      order by id`,
  );
  return rows.map(({ id }) => id);
}

/** One note per promoter whose name joins filings of more than one district under differing spellings. */
async function mergedAcrossDistricts(em: EntityManager): Promise<string[]> {
  const [row] = await query<{ merged: number }>(
    em,
    sql`select count(*)::int as merged from property.builder
      where cardinality(districts) > 1 and cardinality(spellings) > 1`,
  );
  return Array.from({ length: row?.merged ?? 0 }, () => 'MERGED_ACROSS_DISTRICTS');
}

const COUNT_PROJECTS = sql`
  update property.builder b
     set projects_count = counted.projects, revoked_projects_count = counted.revoked, districts = counted.districts
    from (select b.id, coalesce(p.count, 0) as projects, coalesce(r.count, 0) as revoked,
                 coalesce(p.districts, '{}') as districts
            from property.builder b
            left join (select builder_id, count(*)::int, array_agg(distinct district order by district) as districts
                         from property.project group by 1) p on p.builder_id = b.id
            left join (select builder_id, count(*)::int from property.revoked_registration group by 1) r
              on r.builder_id = b.id) counted
   where counted.id = b.id
     and (b.projects_count, b.revoked_projects_count, b.districts)
       is distinct from (counted.projects, counted.revoked, counted.districts)`;

/** The list names promoters only: whether a builder of the same name is the same firm, its other filings say. */
const MATCH_REVOCATIONS = sql`
  update property.revoked_registration r set matched_by = matched.by
    from (select r.id,
                 case when bool_or(p.rera_number = r.rera_number or p.district = r.district) then 'NAME_AND_DISTRICT'
                      when bool_or(p.pin_code = r.pin_code) then 'NAME_AND_PIN'
                      when count(p.id) > 0 then 'NAME' end as by
            from property.revoked_registration r
            left join property.project p on p.builder_id = r.builder_id
           group by r.id) matched
   where matched.id = r.id and r.matched_by is distinct from matched.by`;
