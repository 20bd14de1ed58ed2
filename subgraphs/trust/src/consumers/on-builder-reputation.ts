import { execute, onEvent, pgArray, sql, type EntityManager } from '@propmubi/runtime';
import { requestRecomputation } from '../modules/score/recomputation.queue.js';

interface BuilderScore {
  builderId: string;
  score: number;
  percentile: number | null;
  coverage: number | null;
}

/** A builder stands behind projects: their scores follow. */
export const onBuilderReputationUpdated = onEvent('BuilderReputationUpdated', ({ data }, em) =>
  saveBuilders(em, [data]),
);

export const onBuilderReputationsScored = onEvent('BuilderReputationsScored', ({ data }, em) =>
  saveBuilders(em, data.builders),
);

async function saveBuilders(em: EntityManager, builders: readonly BuilderScore[]) {
  const rows = builders.map(({ builderId, score, percentile, coverage }) => ({
    builder_id: builderId,
    score,
    percentile,
    coverage,
  }));
  await execute(
    em,
    sql`insert into trust.builder (builder_id, score, percentile, coverage)
        select builder_id, score, percentile, coverage from json_to_recordset(${JSON.stringify(rows)}::json)
            as given (builder_id uuid, score float8, percentile float8, coverage float8) order by 1
        on conflict (builder_id) do update set score = excluded.score, percentile = excluded.percentile,
          coverage = excluded.coverage, updated_at = now()`,
  );
  await execute(
    em,
    sql`insert into trust.recomputation (subject_type, subject_id, rank)
        select 'PROJECT', project_id, 2 from trust.project
         where builder_id = any(${pgArray(builders.map(({ builderId }) => builderId))}::uuid[]) order by project_id
        on conflict do nothing`,
  );
}

/** How likely projects are to be late, as reputation assessed it: a project's own conduct. */
export const onProjectDeliveryAssessed = onEvent('ProjectDeliveryAssessed', async ({ data }, em) => {
  const rows = data.projects.map(({ projectId, builderId: _builder, ...assessment }) => ({
    project_id: projectId,
    assessment,
    as_of: data.asOf,
  }));
  await execute(
    em,
    sql`insert into trust.project_delivery as known (project_id, assessment, as_of)
        select project_id, assessment, as_of
          from json_populate_recordset(null::trust.project_delivery, ${JSON.stringify(rows)}::json) order by project_id
        on conflict (project_id) do update set assessment = excluded.assessment, as_of = excluded.as_of
         where known.as_of <= excluded.as_of`,
  );
  await requestRecomputation(
    em,
    data.projects.map(({ projectId }) => ({ type: 'PROJECT', id: projectId })),
  );
});
