import { calendarDay, type Quotas } from '@propmubi/domain';
import { type EventConsumer, onEvent } from '@propmubi/runtime';
import { countUsage } from '../modules/quota/count-usage.js';

/** What an organization keeps now, whatever it kept before. */
export function onStorageMeasured(quotas: Quotas): EventConsumer {
  return onEvent(
    'OrganizationStorageMeasured',
    async ({ data: { organizationId, bytes, measuredAt } }, em) => {
      const at = new Date(measuredAt);
      const usage = { organizationId, metric: 'STORAGE', day: calendarDay(at), amount: bytes, at } as const;
      await countUsage(em, quotas, usage, 'LEVEL');
    },
  );
}
