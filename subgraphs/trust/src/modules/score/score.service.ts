import { createHash } from 'node:crypto';
import { newId, recordEvents, type AnyNewEvent, type EntityManager } from '@propmubi/runtime';
import { gatherEvidence } from '../evidence/gather-evidence.js';
import type { ParentScore } from '../evidence/listing.evidence.js';
import { keyOf, type Subject, type SubjectKey } from '../evidence/subject.js';
import { refreshLocalityPrices } from './locality-prices.js';
import { MODEL_VERSION, scoreSubject, type SubjectEvidence } from './model/index.js';
import { requestRecomputation, takeRequested } from './recomputation.queue.js';
import {
  appendSnapshots,
  findChildren,
  findCurrentSnapshots,
  findOrganizations,
  type CurrentSnapshot,
  type NewSnapshot,
} from './score.repository.js';

/** Less than a point is noise to whoever follows scores. */
const WORTH_TELLING_POINTS = 1;
const BATCH = 2_000;

/** Scores from the evidence there is now, kept nowhere: for subjects without a snapshot, and before appending one. */
export async function computeScores(
  em: EntityManager,
  subjects: readonly Subject[],
  now: Date,
): Promise<Map<SubjectKey, NewSnapshot>> {
  const known = await gatherEvidence(em, subjects, (inner, parents) => scoresOf(inner, parents, now), now);
  return new Map(
    subjects.map((subject) => [
      keyOf(subject),
      snapshotOf(subject, known.get(keyOf(subject)) as SubjectEvidence, now),
    ]),
  );
}

/** The scores that hold now: snapshots, computed where there is none yet. */
async function scoresOf(
  em: EntityManager,
  subjects: readonly Subject[],
  now: Date,
): Promise<Map<SubjectKey, ParentScore>> {
  const snapshots: CurrentSnapshot[] = await findCurrentSnapshots(em, subjects);
  const scores = new Map<SubjectKey, CurrentSnapshot>(
    snapshots.map((snapshot) => [`${snapshot.subject_type}:${snapshot.subject_id}`, snapshot]),
  );
  const missing = subjects.filter((subject) => !scores.has(keyOf(subject)));
  if (missing.length > 0) {
    for (const [key, snapshot] of await computeScores(em, missing, now)) scores.set(key, snapshot);
  }
  return new Map(
    [...scores].map(([key, { score, interval_low, interval_high }]) => [
      key,
      { score, interval: [interval_low, interval_high] },
    ]),
  );
}

/**
 * Takes a batch of requested recomputations: appends a snapshot where inputs changed, tells of scores that moved by a
 * point or changed their band, and asks for the scores that depend on those. Returns how many it took.
 */
export async function recomputeBatch(em: EntityManager, now: Date): Promise<number> {
  const subjects = await takeRequested(em, BATCH);
  if (subjects.length === 0) return 0;
  const listingIds = subjects.filter(({ type }) => type === 'LISTING').map(({ id }) => id);
  const affected = await refreshLocalityPrices(em, listingIds);
  const inHand = new Set(subjects.map(keyOf));
  await requestRecomputation(
    em,
    affected.filter((subject) => !inHand.has(keyOf(subject))),
  );
  await recompute(em, subjects, now);
  return subjects.length;
}

async function recompute(em: EntityManager, subjects: readonly Subject[], now: Date): Promise<void> {
  const existing: CurrentSnapshot[] = await findCurrentSnapshots(em, subjects);
  const before = new Map<string, CurrentSnapshot>(
    existing.map((snapshot) => [`${snapshot.subject_type}:${snapshot.subject_id}`, snapshot]),
  );
  const changed: NewSnapshot[] = [];
  // Parents before the listings that read them.
  const waves = [
    subjects.filter(({ type }) => type !== 'LISTING'),
    subjects.filter(({ type }) => type === 'LISTING'),
  ];
  for (const wave of waves) {
    if (wave.length === 0) continue;
    const computed = await computeScores(em, wave, now);
    const news = [...computed].filter(
      ([key, { inputs_hash }]) => before.get(key)?.inputs_hash !== inputs_hash,
    );
    const snapshots = news.map(([, snapshot]) => snapshot);
    await appendSnapshots(em, snapshots);
    changed.push(...snapshots);
  }
  const moved = changed.filter((snapshot) =>
    hasMoved(snapshot, before.get(`${snapshot.subject_type}:${snapshot.subject_id}`)),
  );
  await tell(em, moved, before);
  const inHand = new Set(subjects.map(keyOf));
  const children = await findChildren(
    em,
    moved.map(({ subject_type, subject_id }) => ({ type: subject_type, id: subject_id })),
  );
  await requestRecomputation(
    em,
    children.filter((child) => !inHand.has(keyOf(child))),
  );
}

function hasMoved(snapshot: NewSnapshot, previous: CurrentSnapshot | undefined): boolean {
  return (
    !previous ||
    previous.band !== snapshot.band ||
    Math.abs(previous.score - snapshot.score) >= WORTH_TELLING_POINTS
  );
}

/**
 * Events for scores that moved, and for first scores of people, which routing waits for. The first score of a listing
 * or a project replaces one that was computed on the fly from the same evidence: there is nothing to tell.
 */
async function tell(
  em: EntityManager,
  moved: readonly NewSnapshot[],
  before: ReadonlyMap<string, CurrentSnapshot>,
): Promise<void> {
  const told = moved.filter(
    ({ subject_type, subject_id }) =>
      subject_type === 'AGENT' || subject_type === 'USER' || before.has(`${subject_type}:${subject_id}`),
  );
  if (told.length === 0) return;
  const organizations = await findOrganizations(
    em,
    told.map(({ subject_type, subject_id }) => ({ type: subject_type, id: subject_id })),
  );
  const events = told.map((snapshot): AnyNewEvent => {
    const previous = before.get(`${snapshot.subject_type}:${snapshot.subject_id}`);
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
        previous: previous ? { score: previous.score, band: previous.band } : null,
        caps: snapshot.caps,
        modelVersion: snapshot.model_version,
        asOf: snapshot.as_of,
      },
    };
  });
  await recordEvents(em, events);
}

function snapshotOf(subject: Subject, known: SubjectEvidence, now: Date): NewSnapshot {
  const result = scoreSubject(subject.type, known, now);
  return {
    id: newId(),
    subject_type: subject.type,
    subject_id: subject.id,
    score: round(result.score),
    lower_bound: round(result.lowerBound),
    interval_low: round(result.interval[0]),
    interval_high: round(result.interval[1]),
    band: result.band,
    factors: result.factors.map((factor) => ({
      ...factor,
      value: round(factor.value, 4),
      evidenceWeight: round(factor.evidenceWeight, 4),
    })),
    reasons: result.reasons.map((reason) => ({ ...reason, loss: round(reason.loss) })),
    caps: result.caps,
    model_version: MODEL_VERSION,
    as_of: now.toISOString(),
    inputs_hash: hashOf(subject, known, now),
  };
}

/** Evidence that decays makes the day an input; what merely stands does not. */
function hashOf(subject: Subject, { evidence, caps }: SubjectEvidence, now: Date): string {
  const ages = evidence.some(({ halfLifeDays, expiresOn }) => halfLifeDays !== null || expiresOn !== null);
  const inputs = [
    MODEL_VERSION,
    subject.type,
    subject.id,
    ages ? now.toISOString().slice(0, 10) : null,
    evidence,
    caps,
  ];
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
}

function round(value: number, digits = 2): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
