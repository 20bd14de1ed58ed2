import pg from 'pg';

/** What sessions of the platform waited for, or `running`, by how many samples saw it. */
export interface PostgresWaits {
  readonly samples: number;
  /** Name, samples, and in how many samples in a row it was seen at most; the most frequent first. */
  readonly seen: readonly { readonly what: string; readonly times: number; readonly longest: number }[];
}

const EVERY_MS = 10;
const SHOWN = 8;

/**
 * Begins to look at `pg_stat_activity`, a hundred times a second; the result tells what was seen. `adminUrl` is a superuser's, who may
 * see what sessions of others do.
 */
export async function watchPostgres(adminUrl: string): Promise<() => Promise<PostgresWaits>> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'bench' });
  await client.connect();
  const counts = new Map<string, { times: number; inRow: number; longest: number; last: number }>();
  let samples = 0;
  let isEnded = false;
  const look = async (): Promise<void> => {
    const { rows } = await client.query<{ what: string }>(
      `select distinct coalesce(wait_event_type || ' ' || wait_event, 'running') as what
         from pg_stat_activity
        where state = 'active' and backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    samples += 1;
    for (const { what } of rows) {
      const known = counts.get(what) ?? { times: 0, inRow: 0, longest: 0, last: -1 };
      known.times += 1;
      known.inRow = known.last === samples - 1 ? known.inRow + 1 : 1;
      known.longest = Math.max(known.longest, known.inRow);
      known.last = samples;
      counts.set(what, known);
    }
  };
  const running = (async () => {
    while (!isEnded) {
      const next = performance.now() + EVERY_MS;
      await look();
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
    }
  })();
  return async () => {
    isEnded = true;
    await running;
    await client.end();
    const seen = [...counts].map(([what, { times, longest }]) => ({ what, times, longest }));
    return { samples, seen: seen.sort((a, b) => b.times - a.times).slice(0, SHOWN) };
  };
}
