import type { ContactDigests } from '@propmubi/domain';
import { onEvent, type EventConsumer } from '@propmubi/runtime';
import { claimContacts } from '../modules/commands/claim-contacts.js';
import type { CommandServices } from '../modules/lead/lead-transaction.js';

/** An account proved its number at identity: contacts that wait for that proof become the account's. */
export function onContactVerified(
  services: CommandServices & { contactDigests: ContactDigests },
): EventConsumer {
  return onEvent('ContactVerified', async ({ data }, em) => {
    if (data.kind === 'PHONE') await claimContacts(em, services, data);
  });
}
