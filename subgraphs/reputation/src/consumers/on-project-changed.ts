import { onEvent, query, sql } from '@propmubi/runtime';
import { saveProjects } from '../modules/builder-reputation/builder-reputation.repository.js';
import { recomputeBuilders } from '../modules/builder-reputation/builder-reputation.service.js';

export const onProjectCreated = onEvent('ProjectCreated', async ({ data, time }, em) => {
  await saveProjects(em, [data], { asOf: time.slice(0, 10), sentAt: time });
  await recomputeBuilders(em, [data.builderId]);
});

export const onProjectStatusChanged = onEvent('ProjectStatusChanged', async ({ data }, em) => {
  await query(
    em,
    sql`update reputation.project set status = ${data.to}, revoked_on = case when ${data.to} = 'REVOKED' then ${data.changedOn}::date end
      where project_id = ${data.projectId}`,
  );
  await recomputeBuilders(em, [data.builderId]);
});
