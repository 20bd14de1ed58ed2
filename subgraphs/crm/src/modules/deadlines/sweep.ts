import { systemViewer, type Database, type Logger, query, sql } from '@propmubi/runtime';
import type { CrmServices } from '../../context.js';
import { enforceDeadlines } from './enforce-deadlines.js';

const BATCH = 500;
/** Bounds one sweep; what is left is the next one's. */
const MOST_BATCHES = 40;
/** Brokerages that are worked on at once: their routing locks are apart, so they do not wait for each other. */
const LANES = 4;

export interface DeadlineDeps {
  database: Database;
  services: CrmServices;
  logger: Logger;
}

interface DueLead {
  organization_id: string;
  lead_id: string;
}

/** Does everything that is due, of every brokerage, the oldest first; returns how many leads were looked at. */
export async function sweepDeadlines(deps: DeadlineDeps): Promise<number> {
  const failed = new Set<string>();
  let looked = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const due = await dueLeads(deps);
    const fresh = due.filter(({ lead_id }) => !failed.has(lead_id));
    await enforceAll(deps, fresh, failed);
    looked += fresh.length;
    if (due.length < BATCH || fresh.length === 0) break;
  }
  return looked;
}

async function dueLeads({ database, services }: DeadlineDeps): Promise<DueLead[]> {
  const scope = database.scope(systemViewer(null));
  return scope
    .read((em) =>
      query(
        em,
        sql<DueLead>`
          select organization_id, lead_id from crm.due_leads(${services.clock()}::timestamptz, ${BATCH}::integer)`,
      ),
    )
    .finally(() => scope.close());
}

async function enforceAll(deps: DeadlineDeps, due: readonly DueLead[], failed: Set<string>): Promise<void> {
  const brokerages = [...Map.groupBy(due, ({ organization_id }) => organization_id).values()];
  const lane = async () => {
    for (let leads = brokerages.shift(); leads; leads = brokerages.shift()) {
      for (const { organization_id, lead_id } of leads) {
        // One lead that fails must not keep the others waiting.
        await enforceDeadlines(deps, organization_id, lead_id).catch((error: unknown) => {
          failed.add(lead_id);
          deps.logger.error({ err: error, leadId: lead_id }, 'deadline not enforced');
        });
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
