import { idOf } from '@propmubi/runtime';
import { keepAgent } from '../consumers/on-agent.js';
import { savePublished } from '../consumers/on-listing.js';
import { claimContacts } from '../modules/commands/claim-contacts.js';
import { setTransactionTenant } from '../modules/lead/lead-transaction.js';
import type { CrmMonth } from './month.js';
import type { SeedDeps } from './stage.js';

const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7];

/**
 * What crm knows by events of identity and property, which arrive after the seed: those of later instants replace this.
 * Agents without a pace are left for their events.
 */
export async function knowTheWorld(
  { transaction: { em }, services }: SeedDeps,
  month: CrmMonth,
  since: Date,
): Promise<void> {
  const at = since.toISOString();
  for (const { key } of month.organizations) {
    const organizationId = idOf('Organization', key);
    await setTransactionTenant(em, organizationId);
    for (const agent of month.agents)
      if (agent.organizationKey === key && month.paces[agent.key] !== undefined)
        await keepAgent(em, { ...stateOf(agent, organizationId), updatedAt: at });
    await savePublished(
      em,
      month.homes.filter((home) => home.organizationId === organizationId),
    );
  }
  await setTransactionTenant(em, null);
  for (const { key, phone } of month.people) {
    const [digest = '', ...otherDigests] = services.contactDigests.all('PHONE', phone);
    await claimContacts(em, services, { userId: idOf('User', key), digest, otherDigests, verifiedAt: at });
  }
}

function stateOf(agent: CrmMonth['agents'][number], organizationId: string) {
  return {
    agentId: idOf('Agent', agent.reraNumber),
    organizationId,
    userId: idOf('User', agent.key),
    reraNumber: agent.reraNumber,
    licenceExpiresOn: null,
    status: 'ACTIVE' as const,
    languages: [...agent.languages],
    localityIds: agent.localities.map((name) => idOf('Locality', name.toUpperCase())),
    localities: [...agent.localities],
    projectIds: [],
    budgetMin: agent.budgetMin,
    budgetMax: agent.budgetMax,
    shift: { days: ALL_DAYS, startMinute: agent.shiftStartMinute, endMinute: agent.shiftEndMinute },
    dailyCap: null,
    openCap: null,
  };
}
