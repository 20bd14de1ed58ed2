import { pgArray, type EntityManager, onEvent, query, sql } from '@propmubi/runtime';
import { requestRecomputation } from '../modules/score/index.js';

/** A builder stands behind projects: their scores follow. */
export const onBuilderReputationUpdated = onEvent('BuilderReputationUpdated', ({ data }, em) =>
  saveBuilders(em, [data]),
);

export const onBuilderReputationsScored = onEvent('BuilderReputationsScored', ({ data }, em) =>
  saveBuilders(em, data.builders),
);

async function saveBuilders(em: EntityManager, builders: readonly { builderId: string; score: number }[]) {
  await query(
    em,
    sql`insert into trust.builder (builder_id, score)
     select builder_id, score from json_to_recordset(${JSON.stringify(builders.map(({ builderId, score }) => ({ builder_id: builderId, score })))}::json) as given (builder_id uuid, score float8) order by 1
     on conflict (builder_id) do update set score = excluded.score, updated_at = now()`,
  );
  const projects = await query<{ id: string }>(
    em,
    sql`select project_id as id from trust.project where builder_id = any(${pgArray(builders.map(({ builderId }) => builderId))}::uuid[])`,
  );
  await requestRecomputation(
    em,
    projects.map(({ id }) => ({ type: 'PROJECT', id })),
  );
}
