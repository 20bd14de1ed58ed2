import { type EntityManager, execute, newId, pgArray, query, sql } from '@propmubi/runtime';
import type { Dealing, RaterCredibility } from './credibility.js';
import type { RaterKey } from './voices.js';

/** Bookings and payments of people whose identity is proven on a day, with both the agent and the builder of each. */
export function findDealings(em: EntityManager, today: string): Promise<Dealing[]> {
  return query(
    em,
    sql<Dealing>`
      with dealt as (
        select buyer_id, agent_id, builder_id, weight from reputation.dealings(${today}::date)
      ), sides as (
        select buyer_id, agent_id as subject_id, coalesce(agent.user_id, agent_id) as counterparty_id, weight
          from dealt left join reputation.reviewable_agent agent using (agent_id) where agent_id is not null
        union all
        select buyer_id, builder_id, builder_id, weight from dealt where builder_id is not null
      ), said as (
        select distinct on (author_id, subject_id) author_id as buyer_id, subject_id, stars from reputation.review
         where status = 'PUBLISHED' order by author_id, subject_id, id desc
      )
      select buyer_id as "buyerId", counterparty_id as "counterpartyId", sum(weight)::float8 as weight,
             min(stars) as stars
        from sides left join said using (buyer_id, subject_id)
       group by buyer_id, counterparty_id order by buyer_id, counterparty_id`,
  );
}

export async function findProven(em: EntityManager, today: string): Promise<Set<string>> {
  const rows = await query(
    em,
    sql<{ id: string }>`
      select distinct user_id as id from reputation.proven_person
       where valid and (expires_on is null or expires_on >= ${today}::date)`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** All who have written a review, or are known as raters already. */
export function findRaters(
  em: EntityManager,
): Promise<(Omit<RaterCredibility, 'credibility'> & { credibility: number | null })[]> {
  return query(
    em,
    sql`select user_id as "userId", credibility, voice from
          (select author_id as user_id from reputation.review union select user_id from reputation.rater) raters
          left join reputation.rater using (user_id) order by user_id`,
  );
}

export interface CredibilityRun {
  graphHash: string;
  /** Raters it could tell apart; 0: too few are proven, and all are believed alike. */
  rated: number;
}

export async function findLastRun(em: EntityManager): Promise<CredibilityRun | undefined> {
  const [run] = await query(
    em,
    sql<CredibilityRun>`
      select graph_hash as "graphHash", rated from reputation.credibility_run order by id desc limit 1`,
  );
  return run;
}

export async function appendRun(
  em: EntityManager,
  { graphHash, rated }: CredibilityRun,
  { modelVersion, now }: { modelVersion: string; now: Date },
): Promise<void> {
  await execute(
    em,
    sql`insert into reputation.credibility_run (id, model_version, graph_hash, rated, computed_at)
        values (${newId()}::uuid, ${modelVersion}, ${graphHash}, ${rated}::int, ${now}::timestamptz)`,
  );
}

export async function saveRaters(em: EntityManager, raters: readonly RaterCredibility[]): Promise<void> {
  const rows = raters.map(({ userId, credibility, voice }) => ({ user_id: userId, credibility, voice }));
  await execute(
    em,
    sql`insert into reputation.rater (user_id, credibility, voice)
        select user_id, credibility, voice from json_to_recordset(${JSON.stringify(rows)}::json)
            as given (user_id uuid, credibility float8, voice uuid) order by 1
        on conflict (user_id) do update set credibility = excluded.credibility, voice = excluded.voice`,
  );
}

/**
 * What people who have written a review share with one another: devices, and the voice they were already. Voices only grow
 * together: who is erased, or forgets a device, does not become many.
 */
export function findRaterKeys(em: EntityManager): Promise<RaterKey[]> {
  return query(
    em,
    sql<RaterKey>`
      select user_id as "userId", kind || ':' || digest as key from reputation.rater_key
       where exists (select from reputation.review where author_id = user_id)
      union all
      select user_id, 'VOICE:' || voice from reputation.rater where voice is not null
       order by 1, 2`,
  );
}

/** The credibility of one rater; who is new gets what the last run gives to those it does not know. */
export async function credibilityOfRater(
  em: EntityManager,
  userId: string,
  ofUnknown: number,
): Promise<number> {
  await execute(
    em,
    sql`insert into reputation.rater (user_id, credibility) values (${userId}::uuid, ${ofUnknown}::float8)
        on conflict do nothing`,
  );
  const [rater] = await query(
    em,
    sql<{ credibility: number }>`select credibility from reputation.rater where user_id = ${userId}::uuid`,
  );
  return rater?.credibility ?? ofUnknown;
}

/** Builders with a published review of one of these people. */
export async function findBuildersReviewedBy(
  em: EntityManager,
  userIds: readonly string[],
): Promise<string[]> {
  const rows = await query(
    em,
    sql<{ id: string }>`
      select distinct subject_id as id from reputation.review
       where author_id = any(${pgArray(userIds)}::uuid[]) and subject_type = 'BUILDER' and status = 'PUBLISHED'
       order by 1`,
  );
  return rows.map(({ id }) => id);
}
