import { createHash } from 'node:crypto';
import { calendarDay } from '@propmubi/domain';
import { type EntityManager, newId, query, recordEvents, sql } from '@propmubi/runtime';
import { recomputeBuilders } from '../builder-reputation/builder-reputation.service.js';
import { LEAST_CREDIBILITY } from '../builder-reputation/model/parameters.js';
import { credibilityOf, CREDIBILITY_MODEL, type RaterCredibility } from './credibility.js';
import {
  appendRun,
  credibilityOfRater,
  findBuildersReviewedBy,
  findDealings,
  findLastRun,
  findProven,
  findRaterKeys,
  findRaters,
  saveRaters,
  type CredibilityRun,
} from './rater.repository.js';
import { voicesOf } from './voices.js';

/** As many as one event may carry (packages/events). */
const PER_EVENT = 500;

/**
 * Rates all raters anew where dealings, stars, proofs of identity or what raters share have changed, and then the builders
 * whose reviews weigh differently. Returns how many raters changed. Everything is one transaction: a run that is cut off has changed nothing,
 * and the next one does its work. Runs of several processes follow one another, the later ones find nothing to do.
 */
export async function rateRaters(em: EntityManager, now: Date): Promise<number> {
  await query(em, sql`select pg_advisory_xact_lock(hashtextextended('reputation:raters', 0))`);
  const today = calendarDay(now);
  const dealings = await findDealings(em, today);
  const voices = voicesOf(await findRaterKeys(em));
  const graphHash = createHash('sha256')
    .update(JSON.stringify([CREDIBILITY_MODEL, dealings, [...voices].sort()]))
    .digest('hex');
  const last = await findLastRun(em);
  if (last?.graphHash === graphHash) return 0;
  const rated = credibilityOf(dealings, await findProven(em, today));
  const run = { graphHash, rated: rated?.size ?? 0 };
  await appendRun(em, run, { modelVersion: CREDIBILITY_MODEL, now });
  const known = new Map((await findRaters(em)).map((rater) => [rater.userId, rater]));
  const raters = [...new Set([...known.keys(), ...(rated?.keys() ?? [])])].sort();
  const changed = raters
    .map((userId) => ({
      userId,
      credibility: rated?.get(userId) ?? ofUnknown(run),
      voice: voices.get(userId) ?? null,
    }))
    .filter(({ userId, credibility, voice }) => {
      const before = known.get(userId);
      return before?.credibility !== credibility || (before.voice ?? null) !== voice;
    });
  await saveRaters(em, changed);
  await recordEvents(em, eventsOf(changed));
  const builders = await findBuildersReviewedBy(
    em,
    changed.map(({ userId }) => userId),
  );
  if (builders.length > 0) await recomputeBuilders(em, builders);
  return changed.length;
}

/** How far the author of a new review is believed, from the last run. */
export async function credibilityAtSubmission(em: EntityManager, userId: string): Promise<number> {
  return credibilityOfRater(em, userId, ofUnknown(await findLastRun(em)));
}

/** Where raters can be told apart, one who is not among the proven ones has the least; else all are alike. */
function ofUnknown(run: CredibilityRun | undefined): number {
  return run && run.rated > 0 ? LEAST_CREDIBILITY : 1;
}

function eventsOf(raters: readonly RaterCredibility[]) {
  const runId = newId();
  return Array.from({ length: Math.ceil(raters.length / PER_EVENT) }, (_, chunk) => ({
    type: 'RaterCredibilitiesComputed' as const,
    organizationId: null,
    data: {
      runId,
      modelVersion: CREDIBILITY_MODEL,
      raters: raters.slice(chunk * PER_EVENT, (chunk + 1) * PER_EVENT),
    },
  }));
}
