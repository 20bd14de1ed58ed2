import { onEvent } from '@propmubi/runtime';
import { saveProjects } from '../modules/builder-reputation/builder-reputation.repository.js';
import { recomputeBuilders } from '../modules/builder-reputation/index.js';

export const onProjectCreated = onEvent('ProjectCreated', async ({ data, time }, em) => {
  await saveProjects(em, [data], time.slice(0, 10));
  await recomputeBuilders(em, [data.builderId]);
});

export const onProjectStatusChanged = onEvent('ProjectStatusChanged', async ({ data }, em) => {
  await em.execute(
    `update reputation.project set status = ?, revoked_on = case when ? = 'REVOKED' then ?::date end
      where project_id = ?`,
    [data.to, data.to, data.changedOn, data.projectId],
  );
  await recomputeBuilders(em, [data.builderId]);
});
