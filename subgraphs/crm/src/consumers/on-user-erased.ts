import { erasureConsumer } from '@propmubi/privacy';
import type { EventConsumer } from '@propmubi/runtime';
import { eraseBuyer } from '../modules/commands/erase-buyer.js';
import type { CommandServices } from '../modules/lead/lead-transaction.js';

/** Identity forgot a person: whatever brokerages know of them as a buyer goes, too. */
export function onUserErased(services: CommandServices): EventConsumer {
  return erasureConsumer('crm', (em, userId) => eraseBuyer(em, services, userId), services.clock);
}
