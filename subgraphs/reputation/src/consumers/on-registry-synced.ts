import { onEvent } from '@propmubi/runtime';
import { saveProjects } from '../modules/builder-reputation/builder-reputation.repository.js';
import { recomputeMarket } from '../modules/builder-reputation/index.js';

/** Takes the register over chunk by chunk; the last one scores the market and everybody in it. */
export const onRegistrySynced = onEvent('RegistrySynced', async ({ data }, em) => {
  await saveProjects(em, data.projects, data.asOf);
  if (data.last) await recomputeMarket(em, data.asOf);
});
