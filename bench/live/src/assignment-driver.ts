import { createCrmSubgraph, crmConfigFromEnv } from '@propmubi/crm';
import { createLogger, newId, systemViewer } from '@propmubi/runtime';
// The product's own transaction, below its public surface: this is the part of createLead that an agent hears of.
import { assign } from '../../../subgraphs/crm/src/modules/assignment/assign.js';
import { AssignmentMethod } from '../../../subgraphs/crm/src/modules/lead/assignment.entity.js';
import { settingsOf } from '../../../subgraphs/crm/src/modules/settings/settings.repository.js';
import { inLeadTransaction } from '../../../subgraphs/crm/src/modules/lead/lead-transaction.js';
import { atRate, type Driver, type LoadResult } from './pace.js';
import type { World } from './world.js';

interface WaitingLead {
  id: string;
  organizationId: string;
  agentId: string;
  listingId: string;
  buyerUserId: string;
}

const FIRST_PHONE = 8_000_000_000;

/**
 * Assignments as crm writes them (agent's counters and feed, assignment, lead, timeline, outbox, hint; one transaction
 * each), from this process and for `count` leads that are there already: no HTTP, no person to recognize, no routing.
 */
export async function assignmentDriver(
  env: Record<string, string>,
  world: World,
  count: number,
): Promise<Driver> {
  const logger = createLogger('bench', 'error');
  const config = crmConfigFromEnv({ ...env, CRM_SLA_SWEEP_MS: '0', DATABASE_POOL_MAX: '10' });
  const crm = await createCrmSubgraph(config, { logger });
  const leads = waitingLeads(world, count);
  const byOrganization = Map.groupBy(leads, ({ organizationId }) => organizationId);
  for (const [organizationId, own] of byOrganization) {
    await crm.database.scope(systemViewer(organizationId)).write(async (em) => {
      await settingsOf(em, organizationId);
      await em.execute(
        `with given as (
           select * from jsonb_to_recordset(?::jsonb) as given (id uuid, contact uuid, listing uuid, phone text)
         ), person as (
           insert into crm.contact (id, organization_id, name, phone, created_at)
           select contact, ?, 'Bench Buyer', phone, now() from given
         )
         insert into crm.lead (id, organization_id, contact_id, buyer_user_id, listing_id, first_source, last_source,
                               routing_status, created_at, updated_at)
         select id, ?, contact, ?, listing, 'LISTING_PAGE', 'LISTING_PAGE', 'POND', now(), now() from given`,
        [
          JSON.stringify(
            own.map(({ id, listingId }, index) => ({
              id,
              contact: newId(),
              listing: listingId,
              phone: `+91${FIRST_PHONE + index}`,
            })),
          ),
          organizationId,
          organizationId,
          own[0]?.buyerUserId,
        ],
      );
    });
  }

  const assignOne = async (lead: WaitingLead, { sentAtMs, acknowledgedAtMs, failures }: LoadResult) => {
    const { id, organizationId, agentId, listingId, buyerUserId } = lead;
    const sentAt = performance.now();
    const db = crm.database.scope(systemViewer(organizationId));
    try {
      await inLeadTransaction({ db, services: crm.services }, organizationId, async (transaction) => {
        const settings = await settingsOf(transaction.em, organizationId);
        const key = {
          id,
          buyerUserId,
          listingId,
          projectId: null,
          firstContactedAt: null,
        };
        const method = AssignmentMethod.MANUAL;
        await assign(transaction, { lead: key, agentId, method, match: null, settings });
      });
      sentAtMs.set(id, sentAt);
      acknowledgedAtMs.set(id, performance.now());
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  };

  return {
    name: 'assignments written by crm’s own transaction, from the process of the load',
    hasBuyers: true,
    async run(load, firstIndex) {
      const result: LoadResult = { sentAtMs: new Map(), acknowledgedAtMs: new Map(), failures: [] };
      await atRate(load, (index) => assignOne(leads[firstIndex + index] as WaitingLead, result));
      return result;
    },
    close: () => crm.close(),
  };
}

/** One after the other to agents of different brokerages, each of which has a buyer. */
function waitingLeads({ agents, listings }: World, count: number): WaitingLead[] {
  const ofBrokerage = new Map(listings.map((listing) => [listing.organizationId, listing]));
  return Array.from({ length: count }, (_, index) => {
    const { agentId, organizationId } = agents[index % agents.length] as World['agents'][number];
    const { listingId, buyerUserId } = ofBrokerage.get(organizationId) as World['listings'][number];
    return { id: newId(), agentId, organizationId, listingId, buyerUserId };
  });
}
