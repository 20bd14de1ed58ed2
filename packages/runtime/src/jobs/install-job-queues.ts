import { PgBoss, type Queue } from 'pg-boss';
import { serviceRoleGrants } from '../db/service-role.js';

export type JobQueueSettings = Omit<Queue, 'name'>;

/**
 * Brings pg-boss's own schema up with the owner role, and the queues in it, in the order given (a dead-letter queue comes
 * before the queue that names it). The application's role gets to use the schema, not to change it.
 */
export async function installJobQueues(
  ownerUrl: string,
  schema: string,
  { service, queues }: { service: string; queues: Readonly<Record<string, JobQueueSettings>> },
): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema,
    max: 1,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => undefined);
  await boss.start();
  try {
    for (const [name, settings] of Object.entries(queues)) await boss.createQueue(name, settings);
    await boss.getDb().executeSql(`
      grant usage on schema ${schema} to propmubi_app;
      grant select, insert, update, delete on all tables in schema ${schema} to propmubi_app;
      grant usage, select on all sequences in schema ${schema} to propmubi_app;
      grant execute on all functions in schema ${schema} to propmubi_app;
      ${serviceRoleGrants(schema, service)}`);
  } finally {
    await boss.stop({ graceful: false });
  }
}
