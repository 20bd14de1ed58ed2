import { createHash } from 'node:crypto';
import { type AnyNewEvent, type EntityManager, newId, query, recordEvents, sql } from '@propmubi/runtime';
import {
  appendMarket,
  appendSnapshots,
  findBuilderReviews,
  findCurrentSnapshots,
  findMarket,
  findProjects,
  type CurrentSnapshot,
  type Market,
  type NewSnapshot,
} from './builder-reputation.repository.js';
import {
  baseRatesOf,
  MODEL_VERSION,
  scoreBuilder,
  valuesOfProject,
  type ProjectFacts,
  type ReviewFacts,
} from './model/index.js';

/** Less than a point is noise to whoever follows scores. */
const WORTH_TELLING_POINTS = 1;
const FIRST_SCORES_PER_EVENT = 500;

/**
 * After a register sync: the market's base rates over all projects, then every builder whose inputs changed. One
 * SELECT of everything and bulk inserts: some seconds for the whole register.
 */
export async function recomputeMarket(em: EntityManager, asOf: string): Promise<void> {
  await takeTurn(em);
  const known = await findMarket(em);
  // A replayed older sync adds nothing: its projects did not overwrite newer ones either.
  const day = known && known.asOf > asOf ? known.asOf : asOf;
  const projects = await findProjects(em);
  const baseRates = baseRatesOf(projects.map((project) => valuesOfProject(project, day)));
  const market: Market = { asOf: day, baseRates, inputsHash: hashOf([MODEL_VERSION, day, projects]) };
  if (market.inputsHash !== known?.inputsHash) {
    await appendMarket(em, {
      ...market,
      id: newId(),
      modelVersion: MODEL_VERSION,
      projects: projects.length,
    });
  }
  await score(em, market, projects, await findBuilderReviews(em));
}

/** After a change to some builders: their scores against the market as it was last computed. */
export async function recomputeBuilders(em: EntityManager, builderIds: readonly string[]): Promise<void> {
  await takeTurn(em);
  const market = await findMarket(em);
  // Before the first sync there is no market to compare with; that sync scores everybody.
  if (!market) return;
  const projects = await findProjects(em, builderIds);
  await score(em, market, projects, await findBuilderReviews(em, builderIds));
}

/** Two recomputations at once would both append what only one of them should. */
async function takeTurn(em: EntityManager): Promise<void> {
  await query(em, sql`select pg_advisory_xact_lock(hashtextextended('reputation:recompute', 0))`);
}

async function score(
  em: EntityManager,
  market: Market,
  projects: readonly ProjectFacts[],
  reviews: readonly (ReviewFacts & { builderId: string })[],
): Promise<void> {
  const projectsOf = Map.groupBy(projects, ({ builderId }) => builderId);
  const reviewsOf = Map.groupBy(reviews, ({ builderId }) => builderId);
  const builderIds = [...projectsOf.keys()];
  const current = new Map(
    (await findCurrentSnapshots(em, builderIds)).map((snapshot) => [snapshot.builder_id, snapshot]),
  );
  const snapshots: NewSnapshot[] = [];
  for (const [builderId, own] of projectsOf) {
    const heard = reviewsOf.get(builderId) ?? [];
    const inputsHash = hashOf([MODEL_VERSION, market.asOf, market.baseRates, own, heard]);
    if (current.get(builderId)?.inputs_hash === inputsHash) continue;
    snapshots.push(snapshotOf(builderId, own, heard, market, inputsHash));
  }
  await appendSnapshots(em, snapshots);
  await recordEvents(em, movements(snapshots, current));
}

function snapshotOf(
  builderId: string,
  projects: readonly ProjectFacts[],
  reviews: readonly ReviewFacts[],
  { asOf, baseRates }: Market,
  inputsHash: string,
): NewSnapshot {
  const result = scoreBuilder(projects, reviews, baseRates, asOf);
  return {
    id: newId(),
    builder_id: builderId,
    score: round(result.score),
    lower_bound: round(result.lowerBound),
    interval_low: round(result.interval[0]),
    interval_high: round(result.interval[1]),
    factors: result.factors.map(({ variance: _, ...factor }) => ({
      ...factor,
      value: round(factor.value, 4),
      baseRate: round(factor.baseRate, 4),
      evidenceWeight: round(factor.evidenceWeight, 4),
    })),
    reasons: result.reasons.map((reason) => ({ ...reason, loss: round(reason.loss) })),
    caps: result.caps,
    projects: projects.length,
    reviews: reviews.length,
    model_version: MODEL_VERSION,
    as_of: asOf,
    inputs_hash: inputsHash,
  };
}

/** First scores in chunks, then those that moved by a point, each on its own. */
function movements(
  snapshots: readonly NewSnapshot[],
  before: ReadonlyMap<string, CurrentSnapshot>,
): AnyNewEvent[] {
  const first = snapshots.filter(({ builder_id }) => !before.has(builder_id));
  const events: AnyNewEvent[] = [];
  for (let from = 0; from < first.length; from += FIRST_SCORES_PER_EVENT) {
    events.push(firstScores(first.slice(from, from + FIRST_SCORES_PER_EVENT)));
  }
  for (const snapshot of snapshots) {
    const previous = before.get(snapshot.builder_id);
    if (previous && Math.abs(previous.score - snapshot.score) >= WORTH_TELLING_POINTS) {
      events.push(movedScore(snapshot, previous));
    }
  }
  return events;
}

function firstScores(snapshots: readonly NewSnapshot[]): AnyNewEvent {
  const asOf = snapshots[0]?.as_of as string;
  return {
    type: 'BuilderReputationsScored',
    organizationId: null,
    data: {
      batchId: newId(),
      modelVersion: MODEL_VERSION,
      asOf,
      builders: snapshots.map(({ builder_id: builderId, score, lower_bound: lowerBound }) => ({
        builderId,
        score,
        lowerBound,
      })),
    },
  };
}

function movedScore(snapshot: NewSnapshot, previous: CurrentSnapshot): AnyNewEvent {
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
      modelVersion: snapshot.model_version,
      asOf: snapshot.as_of,
    },
  };
}

function round(value: number, digits = 2): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

function hashOf(inputs: unknown): string {
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
}
