import { calendarDay, type Quotas } from '@propmubi/domain';
import { type EventConsumer, onEvent } from '@propmubi/runtime';
import { countUsage } from '../modules/quota/count-usage.js';

/** A lead counts for its brokerage on the day it came, however many came before: none is refused. */
export function onLeadCreated(quotas: Quotas): EventConsumer {
  return onEvent('LeadCreated', async ({ data: { organizationId, createdAt } }, em) => {
    const at = new Date(createdAt);
    await countUsage(em, quotas, { organizationId, metric: 'LEADS', day: calendarDay(at), amount: 1, at });
  });
}
