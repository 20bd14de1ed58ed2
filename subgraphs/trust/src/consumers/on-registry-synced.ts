import type { EventData } from '@propmubi/events';
import { pgArray, type EntityManager, onEvent, query, sql } from '@propmubi/runtime';
import { requestRecomputation } from '../modules/score/recomputation.queue.js';

type RegisterProject = EventData<'RegistrySynced'>['projects'][number];

/** Takes the register over, chunk by chunk. */
export const onRegistrySynced = onEvent('RegistrySynced', async ({ data, time }, em) => {
  await saveProjects(em, data.projects, { asOf: data.asOf, sentAt: time, replaces: data.replaces });
  await forgetProjects(em, data.unnamed, time);
});

export const onProjectCreated = onEvent('ProjectCreated', ({ data, time }, em) =>
  saveProjects(em, [data], { asOf: time.slice(0, 10), sentAt: time }),
);

export const onProjectStatusChanged = onEvent('ProjectStatusChanged', async ({ data }, em) => {
  await query(em, sql`update trust.project set status = ${data.to} where project_id = ${data.projectId}`);
  const listings = await query<{ id: string }>(
    em,
    sql`select listing_id as id from trust.listing where active and project_id = ${data.projectId}`,
  );
  await requestRecomputation(em, [
    { type: 'PROJECT', id: data.projectId },
    ...listings.map(({ id }) => ({ type: 'LISTING' as const, id })),
  ]);
});

/** A register of an earlier day overwrites nothing, unless it was sent later to take the place of a wrong one. */
async function saveProjects(
  em: EntityManager,
  projects: readonly RegisterProject[],
  { asOf, sentAt, replaces = false }: { asOf: string; sentAt: string; replaces?: boolean },
) {
  const rows = projects.map((project) => ({
    project_id: project.projectId,
    builder_id: project.builderId,
    rera_number: project.reraNumber,
    name: project.name,
    builder_name: project.builderName,
    status: project.status,
    apartments: project.apartments,
    cases: project.cases,
    complaints: project.complaints,
    proposed_completion: project.proposedCompletion,
    revised_completion: project.revisedCompletion,
    extended_completion: project.extendedCompletion,
    last_modified: project.lastModified,
    occupancy_certificate: project.occupancyCertificate,
    ...completenessOf(project),
    district: project.district,
    units: (project.apartments ?? 0) + (project.plots ?? 0),
    as_of: asOf,
    synced_at: sentAt,
  }));
  await query(
    em,
    sql`insert into trust.project as known select * from json_populate_recordset(null::trust.project, ${JSON.stringify(rows)}::json)
     on conflict (project_id) do update set
       builder_id = excluded.builder_id, rera_number = excluded.rera_number, name = excluded.name,
       builder_name = excluded.builder_name, status = excluded.status, apartments = excluded.apartments,
       cases = excluded.cases, complaints = excluded.complaints, proposed_completion = excluded.proposed_completion,
       revised_completion = excluded.revised_completion, extended_completion = excluded.extended_completion,
       last_modified = excluded.last_modified, occupancy_certificate = excluded.occupancy_certificate,
       completeness = excluded.completeness, missing = excluded.missing, district = excluded.district,
       units = excluded.units, as_of = excluded.as_of, synced_at = greatest(known.synced_at, excluded.synced_at)
     where known.as_of <= excluded.as_of
        or (${replaces}::boolean and known.synced_at <= excluded.synced_at)`,
  );
  // A project whose builder is not scored yet is scored when that is: once and not twice. Until then reads compute.
  const scored = await query<{ id: string }>(
    em,
    sql`select project_id as id from trust.project join trust.builder using (builder_id) where project_id = any(${pgArray(rows.map(({ project_id }) => project_id))}::uuid[])`,
  );
  await requestRecomputation(
    em,
    scored.map(({ id }) => ({ type: 'PROJECT', id })),
  );
}

/**
 * Projects that a register in the place of a wrong one does not name: what that one said is no evidence. They get no further
 * score until a register names them again, and their listings lose a parent; past snapshots stay. What a register that was
 * sent later names stays as it is.
 */
async function forgetProjects(em: EntityManager, projectIds: readonly string[], sentAt: string) {
  if (projectIds.length === 0) return;
  const forgotten = await query<{ id: string }>(
    em,
    sql`delete from trust.project
         where project_id = any(${pgArray(projectIds)}::uuid[]) and synced_at <= ${sentAt}::timestamptz
     returning project_id as id`,
  );
  const ids = sql`any(${pgArray(forgotten.map(({ id }) => id))}::uuid[])`;
  await query(em, sql`delete from trust.project_delivery where project_id = ${ids}`);
  await query(
    em,
    sql`delete from trust.current_score where subject_type = 'PROJECT' and subject_id = ${ids}`,
  );
  const listings = await query<{ id: string }>(
    em,
    sql`select listing_id as id from trust.listing where active and project_id = ${ids}`,
  );
  await requestRecomputation(
    em,
    listings.map(({ id }) => ({ type: 'LISTING', id })),
  );
}

/** Share of what a buyer needs to find and judge a project that the register has, and how many of it are missing. */
function completenessOf(project: RegisterProject): { completeness: number; missing: number } {
  const needed = [
    project.latitude,
    project.longitude,
    project.pinCode,
    project.proposedCompletion,
    project.apartments,
    project.bookedApartments,
  ];
  const missing = needed.filter((fact) => fact === null).length;
  return { completeness: 1 - missing / needed.length, missing };
}
