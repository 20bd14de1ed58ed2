import { type AnyNewEvent, newId } from '@propmubi/runtime';
import type { CurrentSnapshot, NewSnapshot } from './builder-reputation.repository.js';
import { MODEL_VERSION } from './model/parameters.js';
import { type Band } from './model/bands.js';
import { type DeliveryAssessment } from './model/market.js';
import type { ProjectAssessment } from './project-delivery.repository.js';

/** Less than a point is noise to readers of scores. */
const WORTH_TELLING_POINTS = 1;
/** As many as one event may carry (packages/events). */
const PER_EVENT = 500;

/**
 * First scores in chunks, then those that moved by a point or changed their band: each on its own, or in chunks too
 * where a new register or a new model moved hundreds.
 */
export function scoreEvents(
  snapshots: readonly NewSnapshot[],
  before: ReadonlyMap<string, CurrentSnapshot>,
): AnyNewEvent[] {
  const first = snapshots.filter(({ builder_id }) => !before.has(builder_id));
  const moved = snapshots.filter((snapshot) => hasMoved(snapshot, before.get(snapshot.builder_id)));
  const together = moved.length > PER_EVENT ? [...first, ...moved] : first;
  const single = moved.length > PER_EVENT ? [] : moved;
  return [
    ...chunksOf(together).map(scored),
    ...single.map((snapshot) => updated(snapshot, before.get(snapshot.builder_id) as CurrentSnapshot)),
  ];
}

/** Assessments in chunks of one computation, `last` last. */
export function assessmentEvents(assessments: readonly ProjectAssessment[], asOf: string): AnyNewEvent[] {
  const assessmentId = newId();
  const chunks = chunksOf(assessments);
  return chunks.map((projects, place) => ({
    type: 'ProjectDeliveryAssessed',
    organizationId: null,
    data: {
      assessmentId,
      modelVersion: MODEL_VERSION,
      asOf,
      last: place === chunks.length - 1,
      projects,
    },
  }));
}

function hasMoved(snapshot: NewSnapshot, previous: CurrentSnapshot | undefined): boolean {
  if (!previous) return false;
  return Math.abs(previous.score - snapshot.score) >= WORTH_TELLING_POINTS || previous.band !== snapshot.band;
}

function scored(snapshots: NewSnapshot[]): AnyNewEvent {
  return {
    type: 'BuilderReputationsScored',
    organizationId: null,
    data: {
      batchId: newId(),
      modelVersion: MODEL_VERSION,
      asOf: snapshots[0]?.as_of as string,
      builders: snapshots.map((snapshot) => ({
        builderId: snapshot.builder_id,
        score: snapshot.score,
        lowerBound: snapshot.lower_bound,
        band: snapshot.band as Band,
        percentile: snapshot.percentile,
        coverage: snapshot.coverage,
        caps: snapshot.caps,
      })),
    },
  };
}

function updated(snapshot: NewSnapshot, previous: CurrentSnapshot): AnyNewEvent {
  return {
    type: 'BuilderReputationUpdated',
    organizationId: null,
    data: {
      builderId: snapshot.builder_id,
      score: snapshot.score,
      lowerBound: snapshot.lower_bound,
      interval: [snapshot.interval_low, snapshot.interval_high],
      previous: { score: previous.score },
      projects: snapshot.projects,
      caps: snapshot.caps,
      band: snapshot.band as Band,
      percentile: snapshot.percentile,
      coverage: snapshot.coverage,
      delivery: snapshot.delivery as DeliveryAssessment,
      modelVersion: snapshot.model_version,
      asOf: snapshot.as_of,
    },
  };
}

function chunksOf<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / PER_EVENT) }, (_, at) =>
    all.slice(at * PER_EVENT, (at + 1) * PER_EVENT),
  );
}
