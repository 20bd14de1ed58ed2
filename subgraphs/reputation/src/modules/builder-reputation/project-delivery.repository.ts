import { type EntityManager, query, sql } from '@propmubi/runtime';
import type { DeliveryAssessment } from './model/market.js';

export type ProjectAssessment = DeliveryAssessment & { projectId: string; builderId: string };

/**
 * Keeps the assessments that differ from the known ones, and returns those. The day alone is no difference: it is that of
 * the market, and told with the score.
 */
export async function saveAssessments(
  em: EntityManager,
  assessments: readonly ProjectAssessment[],
): Promise<ProjectAssessment[]> {
  const rows = assessments.map((one) => ({
    project_id: one.projectId,
    builder_id: one.builderId,
    late_probability: one.lateProbability,
    percentile: one.percentile,
    segment: one.segment,
    evidence: one.evidence,
    calibrated_on: one.calibratedOn,
  }));
  const changed = await query<{ projectId: string }>(
    em,
    sql`insert into reputation.project_delivery as known
     select * from json_populate_recordset(null::reputation.project_delivery, ${JSON.stringify(rows)}::json)
     on conflict (project_id) do update set builder_id = excluded.builder_id,
       late_probability = excluded.late_probability, percentile = excluded.percentile, segment = excluded.segment,
       evidence = excluded.evidence, calibrated_on = excluded.calibrated_on
     where (known.builder_id, known.late_probability, known.percentile, known.segment, known.evidence)
       is distinct from (excluded.builder_id, excluded.late_probability, excluded.percentile, excluded.segment,
         excluded.evidence)
     returning project_id as "projectId"`,
  );
  const ids = new Set(changed.map(({ projectId }) => projectId));
  return assessments.filter(({ projectId }) => ids.has(projectId));
}
