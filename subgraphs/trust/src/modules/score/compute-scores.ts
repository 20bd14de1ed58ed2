import { createHash } from 'node:crypto';
import { newId, type EntityManager } from '@propmubi/runtime';
import { calendarDay } from '@propmubi/domain';
import { gatherEvidence } from '../evidence/gather-evidence.js';
import type { ParentScore } from '../evidence/listing.evidence.js';
import { keyOf, type KnownSubject, type Subject, type SubjectKey } from '../evidence/subject.js';
import { improvementsOf } from './model/improvements.js';
import type { HeldBand } from './model/band.js';
import { MODEL_VERSION, type Band } from './model/parameters.js';
import { scoreSubject, type Score } from './model/trust-score.js';
import { findCurrentScores, type CurrentScore, type NewSnapshot } from './score.repository.js';
import { findSegments, type Segments, type StoredSegment } from './segment.repository.js';

/** A score as it would be kept. */
export interface ComputedScore {
  snapshot: NewSnapshot;
  current: Omit<
    CurrentScore,
    'told_score' | 'told_lower_bound' | 'told_band' | 'told_percentile' | 'snapshot_hash'
  >;
}

/** What was said of a subject before; `held` where its band is to hold. */
export interface ScoredBefore {
  held?: HeldBand | undefined;
}

/** The band a current score holds; `isRenewed` where its segment's statistics are new. */
export function heldBy(
  { uncapped_band, percentile }: { uncapped_band: Band | null; percentile: number | null },
  isRenewed: boolean,
): HeldBand | undefined {
  return uncapped_band === null
    ? undefined
    : { band: uncapped_band, isRanked: percentile !== null, isRenewed };
}

/**
 * Scores from the evidence there is now, kept nowhere: for subjects without a snapshot, and before appending one. A
 * subject of which nothing is known has none, unless it had one before: then that nothing is known is what is said.
 */
export async function computeScores(
  em: EntityManager,
  subjects: readonly Subject[],
  now: Date,
  segments?: Segments,
  scoredBefore: ReadonlyMap<SubjectKey, ScoredBefore> = new Map(),
): Promise<Map<SubjectKey, ComputedScore>> {
  const usual = segments ?? (await findSegments(em));
  const parentScores = (inner: EntityManager, parents: readonly Subject[]) =>
    scoresOf(inner, parents, now, usual);
  const known = await gatherEvidence(em, subjects, parentScores, calendarDay(now));
  const computed = new Map<SubjectKey, ComputedScore>();
  for (const subject of subjects) {
    const about = known.get(keyOf(subject));
    const before = scoredBefore.get(keyOf(subject));
    if (about && (about.exists || before))
      computed.set(
        keyOf(subject),
        computeOne(subject, about, now, usual(subject.type, about.segment), before),
      );
  }
  return computed;
}

/** The scores that hold now: current ones, computed where there is none yet. */
async function scoresOf(
  em: EntityManager,
  subjects: readonly Subject[],
  now: Date,
  segments: Segments,
): Promise<Map<SubjectKey, ParentScore>> {
  type Known = Pick<CurrentScore, 'score' | 'interval_low' | 'interval_high'>;
  const scores = new Map<SubjectKey, Known>(
    (await findCurrentScores(em, subjects)).map((one) => [`${one.subject_type}:${one.subject_id}`, one]),
  );
  const missing = subjects.filter((subject) => !scores.has(keyOf(subject)));
  if (missing.length > 0) {
    for (const [key, { current }] of await computeScores(em, missing, now, segments))
      scores.set(key, current);
  }
  return new Map(
    [...scores].map(([key, { score, interval_low, interval_high }]) => [
      key,
      { score, interval: [interval_low, interval_high] },
    ]),
  );
}

function computeOne(
  subject: Subject,
  known: KnownSubject,
  now: Date,
  segment: StoredSegment | undefined,
  before: ScoredBefore | undefined,
): ComputedScore {
  const today = calendarDay(now);
  const result = scoreSubject(subject.type, known, today, segment, before?.held);
  const ages = known.evidence.some(
    ({ halfLifeDays, expiresOn }) => halfLifeDays !== null || expiresOn !== null,
  );
  const hash = hashOf([MODEL_VERSION, subject.type, subject.id, known.evidence, known.caps]);
  const points = {
    subject_type: subject.type,
    subject_id: subject.id,
    score: round(result.score),
    lower_bound: round(result.lowerBound),
    interval_low: round(result.interval[0]),
    interval_high: round(result.interval[1]),
    band: result.band,
    segment: known.segment,
    coverage: round(result.coverage, 4),
  };
  return {
    snapshot: {
      ...points,
      id: newId(),
      factors: result.factors.map((one) => thinFactor(one)),
      reasons: result.reasons.map(({ code, polarity, loss, facts }) => [code, polarity, round(loss), facts]),
      improvements: improvementsOf(subject.type, known, today).map(({ action, points }) => [action, points]),
      caps: result.caps,
      percentile: result.percentile,
      members: segment && result.percentile !== null ? segment.members : null,
      model_version: MODEL_VERSION,
      as_of: now.toISOString(),
      inputs_hash: hashOf([hash, ages ? today : null, segment?.digest ?? null]),
    },
    current: {
      ...points,
      percentile: result.percentile,
      uncapped_band: result.uncappedBand,
      signals: Object.fromEntries(
        Object.entries(result.signals).map(([kind, value]) => [kind, round(value, 4)]),
      ),
      inputs_hash: hash,
      computed_on: today,
      ages,
    },
  };
}

function thinFactor({ factor, weight, value, evidenceWeight, evidenceCount }: Score['factors'][number]) {
  return [factor, round(weight, 4), round(value, 4), round(evidenceWeight, 4), evidenceCount];
}

function hashOf(inputs: unknown): string {
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
}

function round(value: number, digits = 2): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
