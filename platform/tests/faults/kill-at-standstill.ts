import { until } from '@propmubi/testkit';
import pg from 'pg';
import type { Deployment } from './deployment.js';

/** Rows that the worker of deadlines needs in the middle of its job: who holds them makes it stand still there. */
export interface Standstill {
  name: string;
  sql: string;
}

export const STANDSTILLS: readonly Standstill[] = [
  {
    name: 'before its first change',
    sql: 'select from crm.lead where organization_id = any ($1) for update',
  },
  {
    name: 'before the agent is freed',
    sql: 'select from crm.agent where organization_id = any ($1) for update',
  },
  {
    name: 'before the next agent is chosen',
    sql: 'select from crm.organization_settings where organization_id = any ($1) for update',
  },
];

/** Waits until the worker stands still inside its transaction, and kills its process there with -9. */
export async function killAtStandstill(
  { database, subgraph }: Pick<Deployment, 'database' | 'subgraph'>,
  { sql }: Standstill,
  organizationIds: readonly string[],
): Promise<void> {
  const holder = new pg.Client({ connectionString: database.adminUrl });
  await holder.connect();
  try {
    await holder.query('begin');
    await holder.query(sql, [organizationIds]);
    await until(
      async () => {
        const { rowCount } = await holder.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return rowCount !== 0;
      },
      { timeoutMs: 30_000, what: 'the worker standing still' },
    );
    await subgraph('crm').kill();
  } finally {
    // Ends the transaction with it.
    await holder.end();
  }
}
