import type { Database } from '../db/database.js';
import { query, sql } from '../db/query.js';

export interface JobQueueState {
  name: string;
  waiting: number;
  running: number;
  retrying: number;
  failed: number;
  /** In its queue of dead letters. */
  retryable: number;
}

/** The queues of a schema of pg-boss, each with its dead letters; those that completed are not counted. */
export async function readJobQueues(database: Database, schema: string): Promise<JobQueueState[]> {
  const jobs = sql.raw(schema);
  const queues = await query<Omit<JobQueueState, 'retryable'> & { deadLetters: string | null }>(
    database.orm.em.fork(),
    sql`select queue.name, queue.dead_letter as "deadLetters",
          count(*) filter (where job.state = 'created')::int as waiting,
          count(*) filter (where job.state = 'active')::int as running,
          count(*) filter (where job.state = 'retry')::int as retrying,
          count(*) filter (where job.state = 'failed')::int as failed
        from ${jobs}.queue left join ${jobs}.job on job.name = queue.name and job.state <> 'completed'
        group by queue.name, queue.dead_letter order by queue.name`,
  );
  const waitingIn = new Map(queues.map(({ name, waiting }) => [name, waiting]));
  const ofDeadLetters = new Set(queues.map(({ deadLetters }) => deadLetters));
  return queues
    .filter(({ name }) => !ofDeadLetters.has(name) && !name.startsWith('__pgboss'))
    .map(({ deadLetters, ...queue }) => ({
      ...queue,
      retryable: (deadLetters !== null && waitingIn.get(deadLetters)) || 0,
    }));
}
