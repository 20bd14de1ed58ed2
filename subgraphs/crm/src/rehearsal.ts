import { ContactDigests } from '@propmubi/domain';
import { type Database, newId, systemViewer } from '@propmubi/runtime';
import { keepAgent } from './consumers/on-agent.js';
import { createLeadFrom } from './modules/commands/create-lead.service.js';
import { contactDetails } from './modules/commands/lead-enquirer.js';
import { ConsentPurpose, ContactChannel, LeadSource } from './modules/lead/lead.enums.js';
import { type CommandServices, inEachBrokerage } from './modules/lead/lead-transaction.js';

interface RehearsalPlace {
  database: Database;
  services: CommandServices & { contactDigests: ContactDigests };
}

class RehearsalOver extends Error {}

/**
 * Takes an enquiry for a brokerage that does not exist, gives it to its only agent, and rolls all of that back: no row, event
 * or notification stays. The first real enquiry of a process would otherwise wait for code that was never run, a pool without
 * a connection and statements that were never prepared, four times as long as the second.
 */
export async function rehearseLead({ database, services }: RehearsalPlace): Promise<void> {
  const organizationId = newId();
  const scope = database.scope(systemViewer(organizationId));
  const place = { services, actor: scope.viewer };
  try {
    await scope.write(async (em) => {
      await inEachBrokerage(em, place, [organizationId], async (transaction) => {
        await keepAgent(em, onlyAgentOf(organizationId, transaction.now));
        await createLeadFrom(transaction, enquiry(services.contactDigests));
      });
      throw new RehearsalOver();
    });
  } catch (error) {
    if (!(error instanceof RehearsalOver)) throw error;
  } finally {
    await scope.close();
  }
}

const WHOLE_DAY = { days: [1, 2, 3, 4, 5, 6, 7], startMinute: 0, endMinute: 1_440 };

function onlyAgentOf(organizationId: string, now: Date): Parameters<typeof keepAgent>[1] {
  return {
    organizationId,
    agentId: newId(),
    userId: newId(),
    status: 'ACTIVE',
    reraNumber: 'A00000000000',
    licenceExpiresOn: null,
    languages: ['en'],
    localities: [],
    localityIds: [],
    projectIds: [],
    budgetMin: null,
    budgetMax: null,
    shift: WHOLE_DAY,
    dailyCap: 1,
    openCap: 1,
    updatedAt: now.toISOString(),
  };
}

function enquiry(digests: ContactDigests): Parameters<typeof createLeadFrom>[1] {
  const consents = [{ channel: ContactChannel.CALL, purpose: ConsentPurpose.LEAD_FOLLOW_UP }];
  const contact = { name: 'Rehearsal', phone: '+919000000000' };
  const projectId = newId();
  return {
    input: { idempotencyKey: newId(), contact, consents, projectId, source: LeadSource.LISTING_PAGE },
    enquirer: { kind: 'PARTNER', userId: newId() },
    contact: contactDetails(contact, digests),
    consents,
    listing: null,
    projectId,
  };
}
