import { query, sql, type EntityManager } from '@propmubi/runtime';
import type { EvidenceKind, StagedEvidence } from './evidence.rows.js';
import type { WriteCount } from './summary.js';

/** Keeps what the authority's lists say. With `replace`, what an earlier list of the same kind said besides goes. */
export async function saveEvidence(
  em: EntityManager,
  evidence: readonly StagedEvidence[],
  { replace = false } = {},
): Promise<{ count: WriteCount; removed: string[] }> {
  const rows = JSON.stringify(evidence);
  const kinds = JSON.stringify([...new Set(evidence.map(({ kind }): EvidenceKind => kind))]);
  const removed = replace
    ? await query<{ reraNumber: string }>(
        em,
        sql`delete from property.project_evidence e
        where e.kind in (select json_array_elements_text(${kinds}::json))
          and (e.rera_number, e.kind, e.occurred_on) not in (
            select rera_number, kind, occurred_on from json_populate_recordset(null::property.project_evidence, ${rows}::json))
        returning rera_number as "reraNumber"`,
      )
    : [];
  const written = await query<{ inserted: boolean }>(
    em,
    sql`insert into property.project_evidence as known
     select * from json_populate_recordset(null::property.project_evidence, ${rows}::json)
     on conflict (rera_number, kind, occurred_on) do update set extended_to = excluded.extended_to
      where known.extended_to is distinct from excluded.extended_to
     returning xmax = 0 as inserted`,
  );
  const inserted = written.filter((row) => row.inserted).length;
  return {
    count: { inserted, updated: written.length - inserted, unchanged: evidence.length - written.length },
    removed: removed.map(({ reraNumber }) => reraNumber),
  };
}

/**
 * Lets the lists outrank the export in the staged projects: the last extension decides the extended date, a completion
 * completes, a lapse stands unless the project was completed or extended since. The next export is staged
 * and outranked anew.
 */
export async function applyEvidence(em: EntityManager): Promise<void> {
  await query(
    em,
    sql`with known as (
       select rera_number,
              min(occurred_on) filter (where kind = 'OCCUPANCY_CERTIFICATE') as certified_on,
              min(occurred_on) filter (where kind in ('OCCUPANCY_CERTIFICATE', 'FORM_4')) as completed_on,
              max(occurred_on) filter (where kind = 'LAPSE') as lapsed_on,
              max(occurred_on) filter (where kind = 'EXTENSION') as extended_on,
              (array_agg(extended_to order by occurred_on desc, extended_to desc)
                filter (where kind = 'EXTENSION'))[1] as extended_to
         from property.project_evidence group by 1)
     update staged_project s set
       extended_completion_on = coalesce(known.extended_to, s.extended_completion_on),
       occupancy_certificate_on = coalesce(known.certified_on, s.occupancy_certificate_on),
       completed_on = known.completed_on,
       lapsed_on = known.lapsed_on,
       status = case
         when s.status = 'REVOKED' then s.status
         when known.completed_on is not null then 'COMPLETED'
         when known.lapsed_on > coalesce(known.extended_on, '-infinity') then 'LAPSED'
         else s.status end
      from known where known.rera_number = s.rera_number`,
  );
}
