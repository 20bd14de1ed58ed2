import { type EventConsumer, onEvent } from '@propmubi/runtime';
import { closeBrokerage } from '../modules/commands/close-brokerage.js';
import type { CommandServices } from '../modules/lead/lead-transaction.js';

/** A brokerage without members leaves no buyer waiting. */
export function onOrganizationClosed(services: CommandServices): EventConsumer {
  return onEvent('OrganizationClosed', ({ data }, em) => closeBrokerage(em, services, data.organizationId));
}
