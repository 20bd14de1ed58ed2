import { newId, recordEvents, type AnyNewEvent, type EntityManager } from '@propmubi/runtime';
import { keyOf, type Subject, type SubjectKey } from '../evidence/subject.js';
import { computeScores, heldBy, type ComputedScore } from './compute-scores.js';
import { MODEL_VERSION } from './model/parameters.js';
import { rememberParentMoves } from './parent-moves.js';
import { takeRequested } from './recomputation.queue.js';
import {
  appendSnapshots,
  findCurrentScores,
  findOrganizations,
  saveCurrentScores,
  type CurrentScore,
} from './score.repository.js';
import { countNewMembers, findSegments } from './segment.repository.js';

/** Less than a point is noise to those who follow scores. */
const WORTH_TELLING_POINTS = 1;
/** Two places of a hundred. */
const WORTH_RANKING = 2;
/** A score that only aged is kept anew when it moved by this. */
const WORTH_KEEPING_POINTS = 0.5;
const BATCH = 2_000;
/** As many as one event may carry (packages/events). */
const RANKS_PER_EVENT = 500;

export interface RecomputeOptions {
  /** Moves of an agent or a project within this time reach their listings together; a new band at once. */
  parentMovesAfterMs: number;
}

interface Move {
  /** Whether a snapshot is kept whatever little has changed. */
  exact: boolean;
  computed: ComputedScore;
  previous: CurrentScore | undefined;
}

/**
 * Takes a batch of requested recomputations: appends a snapshot where the score changed, tells of scores that moved by a
 * point since they were last told or changed their band, and remembers the parents among them. Returns how many it took.
 */
export async function recomputeBatch(
  em: EntityManager,
  now: Date,
  options: RecomputeOptions,
): Promise<number> {
  const subjects = await takeRequested(em, BATCH);
  if (subjects.length === 0) return 0;
  const exact = new Set(subjects.filter((one) => one.exact).map(keyOf));
  const segments = await findSegments(em);
  const before = new Map<SubjectKey, CurrentScore>(
    (await findCurrentScores(em, subjects)).map((one) => [`${one.subject_type}:${one.subject_id}`, one]),
  );
  const anew = new Set(subjects.filter((one) => one.anew).map(keyOf));
  const holding = new Map(
    [...before].map(
      ([key, one]) => [key, { held: anew.has(key) ? undefined : heldBy(one, exact.has(key)) }] as const,
    ),
  );
  const moves: Move[] = [];
  const ranked: Move[] = [];
  // Parents before the listings that read them.
  for (const wave of [
    subjects.filter(({ type }) => type !== 'LISTING'),
    subjects.filter(({ type }) => type === 'LISTING'),
  ]) {
    if (wave.length === 0) continue;
    const computed = [...(await computeScores(em, wave, now, segments, holding))].map(([key, one]): Move => ({
      exact: exact.has(key),
      computed: one,
      previous: before.get(key),
    }));
    const changed = computed.filter(hasChanged);
    await appendSnapshots(
      em,
      changed.map((one) => one.computed.snapshot),
    );
    // Of what did not change the day is kept, or it would age again today.
    await saveCurrentScores(
      em,
      computed
        .filter((one) => hasChanged(one) || one.previous?.computed_on !== one.computed.current.computed_on)
        .map(toCurrent),
    );
    moves.push(...changed.filter(hasMoved));
    ranked.push(...changed.filter(hasNewRank));
  }
  await publishScoreChanges(em, moves);
  await publishRanks(em, ranked, now);
  await countNewMembers(
    em,
    moves.flatMap(({ computed: { current }, previous }) =>
      previous || current.segment === null ? [] : [{ type: current.subject_type, segment: current.segment }],
    ),
  );
  await rememberMoves(em, moves, now, options);
  return subjects.length;
}

function hasChanged({ computed: { current, snapshot }, previous, exact }: Move): boolean {
  return (
    !previous ||
    previous.inputs_hash !== current.inputs_hash ||
    previous.band !== current.band ||
    (exact && previous.snapshot_hash !== snapshot.inputs_hash) ||
    Math.abs(previous.score - current.score) >= WORTH_KEEPING_POINTS
  );
}

/**
 * Compared with what was last told, not with yesterday: small steps add up. Of people the lower bound is followed, too: leads
 * are routed by it, and more evidence of the same kind moves it alone.
 */
function hasMoved({ computed: { current }, previous }: Move): boolean {
  if (!previous || previous.told_band !== current.band) return true;
  if (Math.abs(previous.told_score - current.score) >= WORTH_TELLING_POINTS) return true;
  const { told_lower_bound: told } = previous;
  const moved = told === null || Math.abs(told - current.lower_bound) >= WORTH_TELLING_POINTS;
  return isPerson(current.subject_type) && moved;
}

function isPerson(type: Subject['type']): boolean {
  return type === 'AGENT' || type === 'USER';
}

/** A rank is published by smaller steps than a score: lists are sorted by it. */
function hasNewRank({ computed: { current }, previous }: Move): boolean {
  if (current.subject_type !== 'LISTING' && current.subject_type !== 'PROJECT') return false;
  if (!previous || previous.told_band !== current.band) return true;
  const [before, now] = [previous.told_percentile, current.percentile];
  return (before === null) !== (now === null) || Math.abs((before ?? 0) - (now ?? 0)) >= WORTH_RANKING;
}

function toCurrent(move: Move): CurrentScore {
  const { computed, previous } = move;
  const told = hasMoved(move) ? computed.current : undefined;
  return {
    ...computed.current,
    told_score: told?.score ?? (previous as CurrentScore).told_score,
    told_lower_bound: told?.lower_bound ?? (previous as CurrentScore).told_lower_bound,
    told_band: told?.band ?? (previous as CurrentScore).told_band,
    told_percentile: hasNewRank(move) ? computed.current.percentile : (previous?.told_percentile ?? null),
    snapshot_hash: hasChanged(move) ? computed.snapshot.inputs_hash : (previous?.snapshot_hash ?? null),
  };
}

async function rememberMoves(
  em: EntityManager,
  moves: readonly Move[],
  now: Date,
  { parentMovesAfterMs }: RecomputeOptions,
): Promise<void> {
  const subjects = (given: readonly Move[]): Subject[] =>
    given.map(({ computed: { current } }) => ({ type: current.subject_type, id: current.subject_id }));
  const isUrgent = ({ computed, previous }: Move) => previous?.told_band !== computed.current.band;
  await rememberParentMoves(em, subjects(moves.filter(isUrgent)), now);
  const later = new Date(now.getTime() + parentMovesAfterMs);
  await rememberParentMoves(em, subjects(moves.filter((move) => !isUrgent(move))), later);
}

/**
 * Events for scores that moved, and for first scores of people, which routing waits for. The first score of a listing
 * or a project replaces one that was computed on the fly from the same evidence: there is nothing to tell.
 */
async function publishScoreChanges(em: EntityManager, moves: readonly Move[]): Promise<void> {
  const told = moves.filter(
    ({ computed: { current }, previous }) => previous || isPerson(current.subject_type),
  );
  if (told.length === 0) return;
  const organizations = await findOrganizations(
    em,
    told.map(({ computed: { current } }) => ({ type: current.subject_type, id: current.subject_id })),
  );
  await recordEvents(
    em,
    told.map(({ computed: { snapshot }, previous }): AnyNewEvent => {
      const organizationId = organizations.get(snapshot.subject_id) ?? null;
      return {
        type: 'TrustScoreUpdated',
        organizationId,
        data: {
          subjectType: snapshot.subject_type,
          subjectId: snapshot.subject_id,
          organizationId,
          score: snapshot.score,
          lowerBound: snapshot.lower_bound,
          interval: [snapshot.interval_low, snapshot.interval_high],
          band: snapshot.band,
          percentile: snapshot.percentile,
          coverage: snapshot.coverage,
          previous: previous ? { score: previous.told_score, band: previous.told_band } : null,
          caps: snapshot.caps,
          modelVersion: snapshot.model_version,
          asOf: snapshot.as_of,
        },
      };
    }),
  );
}

/** Bands and percentiles of listings and projects that are new or have changed, in chunks. */
async function publishRanks(em: EntityManager, ranked: readonly Move[], now: Date): Promise<void> {
  const chunks = Array.from({ length: Math.ceil(ranked.length / RANKS_PER_EVENT) }, (_, chunk) =>
    ranked.slice(chunk * RANKS_PER_EVENT, (chunk + 1) * RANKS_PER_EVENT),
  );
  await recordEvents(
    em,
    chunks.map((chunk): AnyNewEvent => ({
      type: 'TrustRanksChanged',
      organizationId: null,
      data: {
        batchId: newId(),
        modelVersion: MODEL_VERSION,
        computedAt: now.toISOString(),
        ranks: chunk.map(({ computed: { current } }) => ({
          subjectType: current.subject_type as 'LISTING' | 'PROJECT',
          subjectId: current.subject_id,
          score: current.score,
          band: current.band,
          percentile: current.percentile,
        })),
      },
    })),
  );
}
