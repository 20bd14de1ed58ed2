import { systemViewer, type Database, type Logger, rowsOf } from '@propmubi/runtime';
import type { CrmServices } from '../../context.js';
import { enforceDeadlines } from './enforce-deadlines.js';

const BATCH = 500;

export interface DeadlineDeps {
  database: Database;
  services: CrmServices;
  logger: Logger;
}

/** Does everything that is due, of every brokerage; returns how many leads were looked at. */
export async function sweepDeadlines(deps: DeadlineDeps): Promise<number> {
  const { database, services, logger } = deps;
  const scope = database.scope(systemViewer(null));
  const due = await scope
    .read((em) =>
      rowsOf<{ organization_id: string; lead_id: string }>(
        em,
        `select organization_id, lead_id from crm.due_leads(?::timestamptz, ?::integer)`,
        [services.clock(), BATCH],
      ),
    )
    .finally(() => scope.close());
  for (const { organization_id, lead_id } of due) {
    // One lead that fails must not keep the others waiting.
    await enforceDeadlines(deps, organization_id, lead_id).catch((error: unknown) =>
      logger.error({ err: error, leadId: lead_id }, 'deadline not enforced'),
    );
  }
  return due.length;
}
