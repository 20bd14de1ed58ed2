import {
  BY_OPERATOR,
  execute,
  PLATFORM_CHAIN,
  query,
  recordActs,
  sql,
  systemViewer,
  type AuditedAct,
  type Database,
} from '@propmubi/runtime';
import type { SubjectType } from './model/parameters.js';

const SLICE = 20_000;
const REQUESTED: AuditedAct = {
  action: 'SCORES_REQUESTED',
  organizationId: null,
  subjectType: 'TRUST_SCORE',
  subjectId: PLATFORM_CHAIN,
};

interface Slice {
  last: string;
  size: number;
}

/** Parents first, as in the queue. */
const TABLES = [
  ['USER', 'trust.person', 'user_id', 0],
  ['AGENT', 'trust.agent', 'agent_id', 1],
  ['PROJECT', 'trust.project', 'project_id', 2],
  ['LISTING', 'trust.listing', 'listing_id', 3],
] as const satisfies readonly (readonly [SubjectType, string, string, number])[];

/**
 * Makes statistics of prices and segments due, whatever they have grown by: with them, the scores of all subjects depend on
 * nothing but the evidence there is, and not on when it came.
 */
async function renewAllStatistics(database: Database): Promise<void> {
  await database.scope(systemViewer(null)).write(async (em) => {
    await execute(em, sql`update trust.price_statistics set peers = 0`);
    await execute(
      em,
      sql`insert into trust.stale_price (locality_id)
          select distinct locality_id from trust.listing where active and locality_id is not null order by 1
          on conflict do nothing`,
    );
    await execute(em, sql`update trust.segment set pending = members + 1, anew = true`);
  });
}

/**
 * Asks for the scores of all subjects, exactly and whatever band they have, and for all statistics they are compared with, a
 * slice at a time. The queue keeps what was asked for, so a run that ends early goes on where it was. `onSlice` gets how many were asked for so far.
 */
export async function requestAllScores(
  database: Database,
  onSlice: (asked: number) => void = () => undefined,
): Promise<number> {
  await database.scope(systemViewer(null)).write((em) => recordActs(em, BY_OPERATOR, [REQUESTED]));
  await renewAllStatistics(database);
  let total = 0;
  for (const [type, table, column, rank] of TABLES) {
    let after: string | null = null;
    for (;;) {
      const from: string | null = after;
      const [slice]: Slice[] = await database.scope(systemViewer(null)).write((em) =>
        query(
          em,
          sql<Slice>`
            with slice as (
              select ${sql.ref(column)} as id from ${sql.table(table)}
               where ${from}::uuid is null or ${sql.ref(column)} > ${from}::uuid
               order by ${sql.ref(column)} limit ${SLICE}
            ), asked as (
              insert into trust.recomputation as known (subject_type, subject_id, rank, exact, anew)
              select ${type}, id, ${rank}::int, true, true from slice
              on conflict (subject_type, subject_id) do update set exact = true, anew = true where not known.anew
            )
            select (array_agg(id order by id desc))[1]::text as last, count(*)::int as size from slice`,
        ),
      );
      total += slice?.size ?? 0;
      onSlice(total);
      if (!slice || slice.size < SLICE) break;
      after = slice.last;
    }
  }
  return total;
}
