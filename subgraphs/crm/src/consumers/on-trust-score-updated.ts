import { onEvent, query, sql } from '@propmubi/runtime';

/** Routing weighs how sure the platform is of an agent, not how good the average looks. */
export const onTrustScoreUpdated = onEvent('TrustScoreUpdated', async ({ data }, em) => {
  if (data.subjectType !== 'AGENT') return;
  await query(
    em,
    sql`insert into crm.agent_trust as t (agent_id, lower_bound, as_of) values (${data.subjectId}, ${data.lowerBound}, ${data.asOf})
     on conflict (agent_id) do update set lower_bound = excluded.lower_bound, as_of = excluded.as_of
      where excluded.as_of >= t.as_of`,
  );
});
