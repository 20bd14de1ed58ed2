import { onEvent } from '@propmubi/runtime';
import {
  findMarketDay,
  forgetProjects,
  saveProjects,
  saveRevocations,
} from '../modules/builder-reputation/builder-reputation.repository.js';
import { recomputeMarket } from '../modules/builder-reputation/builder-reputation.service.js';

/** Takes the register over chunk by chunk; the last one scores the market and every builder in it. */
export const onRegistrySynced = onEvent('RegistrySynced', async ({ data, time }, em) => {
  const { projects, asOf, replaces, unnamed, last } = data;
  const sync = { asOf, sentAt: time, replaces };
  const known = await findMarketDay(em);
  await saveProjects(em, projects, sync);
  // A sync of an earlier day, handled late, does not bring its list of revocations back.
  if (replaces || !known || known <= asOf) await saveRevocations(em, data);
  await forgetProjects(em, unnamed, sync);
  if (last) await recomputeMarket(em, asOf, { replaces });
});
