import { onEvent } from '@propmubi/runtime';
import { findSubjectsRatedBy, saveRaters } from '../modules/evidence/rater.repository.js';
import { requestRecomputation } from '../modules/score/recomputation.queue.js';

/** Raters are believed more or less than before: what they said weighs differently. */
export const onRaterCredibilitiesComputed = onEvent('RaterCredibilitiesComputed', async ({ data }, em) => {
  await saveRaters(em, data.raters);
  const userIds = data.raters.map(({ userId }) => userId);
  await requestRecomputation(em, await findSubjectsRatedBy(em, userIds));
});
