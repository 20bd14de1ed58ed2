import { until } from '@propmubi/testkit';
import pg from 'pg';
import type { Deployment } from './deployment.js';

/** Where the worker of deadlines stands still in the middle of its job when another transaction holds the table. */
export interface Standstill {
  name: string;
  table: string;
}

export const STANDSTILLS: readonly Standstill[] = [
  { name: 'before the next agent is chosen', table: 'crm.organization_settings' },
  { name: 'before the agent is freed', table: 'crm.agent' },
  { name: 'before the next timer is set', table: 'crm_jobs.job' },
  { name: 'before it is told', table: 'crm.outbox' },
];

/**
 * Waits until the worker stands still in a transaction that has written already (readers and pollers have no xid), and
 * kills its process there with -9.
 */
export async function killAtStandstill(
  { database, rows, subgraph }: Pick<Deployment, 'database' | 'rows' | 'subgraph'>,
  { table }: Standstill,
): Promise<void> {
  const holder = new pg.Client({ connectionString: database.adminUrl });
  await holder.connect();
  try {
    await holder.query('begin');
    await holder.query(`lock table ${table} in exclusive mode`);
    await until(
      async () => {
        // On another connection: within one transaction the view stays as it was first seen.
        const waiting = await rows(
          `select from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock' and backend_xid is not null`,
        );
        return waiting.length > 0;
      },
      { timeoutMs: 30_000, what: 'the worker standing still' },
    );
    await subgraph('crm').kill();
  } finally {
    // Ends the transaction with it.
    await holder.end();
  }
}
