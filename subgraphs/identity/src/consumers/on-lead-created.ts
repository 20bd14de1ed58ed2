import { calendarDay } from '@propmubi/domain';
import { onEvent } from '@propmubi/runtime';
import { noteUsage } from '../modules/quota/count-usage.js';

/** A lead counts for its brokerage on the day it came, however many came before: none is refused. */
export const onLeadCreated = onEvent('LeadCreated', async ({ data: { organizationId, createdAt } }, em) => {
  const at = new Date(createdAt);
  await noteUsage(em, { organizationId, metric: 'LEADS', day: calendarDay(at), amount: 1, at });
});
