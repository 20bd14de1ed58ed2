import { createHash } from 'node:crypto';
import { type EntityManager, newId, query, recordEvents, sql } from '@propmubi/runtime';
import { assessmentEvents, scoreEvents } from './builder-reputation.events.js';
import {
  appendMarket,
  appendSnapshots,
  findBuilderReviews,
  findCurrentSnapshots,
  findMarket,
  findMarketDay,
  findProjects,
  findRevocations,
  type CurrentSnapshot,
  type KnownMarket,
  type NewSnapshot,
} from './builder-reputation.repository.js';
import {
  assessProject,
  deliveryEvidence,
  marketOf,
  rateBuilder,
  type DeliveryAssessment,
  type RatedBuilder,
} from './model/market.js';
import type { Band, HeldBand } from './model/bands.js';
import { MODEL_VERSION } from './model/parameters.js';
import { reasonsOf } from './model/reasons.js';
import { type BuilderFacts } from './model/builder-score.js';
import { saveAssessments } from './project-delivery.repository.js';

/**
 * After a register sync: the market over all projects, then every builder whose inputs changed, and every project. One
 * SELECT of everything and bulk inserts: some seconds for the whole register. A replacement may lead back to an earlier
 * day.
 */
export async function recomputeMarket(
  em: EntityManager,
  asOf: string,
  { replaces = false, anew = false } = {},
): Promise<void> {
  await takeTurn(em);
  const known = await findMarketDay(em);
  // A replayed older sync adds nothing: its projects did not overwrite newer ones either.
  const day = !replaces && known && known > asOf ? known : asOf;
  const builders = await findBuilders(em);
  const market = marketOf(builders, day);
  const hash = hashOf([MODEL_VERSION, market]);
  if (hash !== (await findMarket(em))?.hash) {
    const projects = [...builders.values()].reduce((sum, facts) => sum + facts.projects.length, 0);
    await appendMarket(em, { id: newId(), market, hash, projects });
  }
  await score(em, { market, hash }, builders, anew ? 'NOTHING' : 'RENEWED');
}

/**
 * The market and every builder anew, of whichever model; snapshots only where something differs. No builder holds the band
 * it had, so that the result depends on the facts alone. False without a register.
 */
export async function recomputeAll(em: EntityManager): Promise<boolean> {
  const day = await findMarketDay(em);
  if (day === undefined) return false;
  await recomputeMarket(em, day, { replaces: true, anew: true });
  return true;
}

/** After a change to some builders: their scores against the market as it was last computed. */
export async function recomputeBuilders(em: EntityManager, builderIds: readonly string[]): Promise<void> {
  await takeTurn(em);
  const known = await findMarket(em);
  if (known) return score(em, known, await findBuilders(em, builderIds));
  const day = await findMarketDay(em);
  // Computed by an earlier model; before the first sync there is no market, and that sync scores every builder.
  if (day) await recomputeMarket(em, day);
}

/** Two recomputations at once would both append what only one of them should. */
async function takeTurn(em: EntityManager): Promise<void> {
  await query(em, sql`select pg_advisory_xact_lock(hashtextextended('reputation:recompute', 0))`);
}

async function findBuilders(
  em: EntityManager,
  builderIds?: readonly string[],
): Promise<Map<string, BuilderFacts>> {
  const projects = Map.groupBy(await findProjects(em, builderIds), ({ builderId }) => builderId);
  const reviews = Map.groupBy(await findBuilderReviews(em, builderIds), ({ builderId }) => builderId);
  const revocations = Map.groupBy(await findRevocations(em, builderIds), ({ builderId }) => builderId);
  return new Map(
    [...projects].map(([id, own]) => [
      id,
      { projects: own, reviews: reviews.get(id) ?? [], revocations: revocations.get(id) ?? [] },
    ]),
  );
}

async function score(
  em: EntityManager,
  { market, hash }: KnownMarket,
  builders: ReadonlyMap<string, BuilderFacts>,
  holds: Holds = 'BANDS',
): Promise<void> {
  const current = new Map(
    (await findCurrentSnapshots(em, [...builders.keys()])).map((snapshot) => [snapshot.builder_id, snapshot]),
  );
  const snapshots: NewSnapshot[] = [];
  const assessments = [];
  for (const [builderId, facts] of builders) {
    const inputsHash = hashOf([hash, facts]);
    const before = current.get(builderId);
    const isKnown = before?.inputs_hash === inputsHash;
    if (isKnown && holds !== 'NOTHING') continue;
    const rated = rateBuilder(facts, market, heldBy(before, holds));
    if (isKnown && before.band === rated.band) continue;
    snapshots.push(snapshotOf(builderId, facts, { rated, market, inputsHash }));
    const evidence = deliveryEvidence(facts.projects, market.asOf);
    for (const project of facts.projects)
      assessments.push({
        projectId: project.projectId,
        builderId,
        ...rounded(assessProject(project, evidence, market)),
      });
  }
  await appendSnapshots(em, snapshots);
  const changed = await saveAssessments(em, assessments);
  await recordEvents(em, [...scoreEvents(snapshots, current), ...assessmentEvents(changed, market.asOf)]);
}

/** What holds: the bands there are, those in a market that is new, or nothing. */
type Holds = 'BANDS' | 'RENEWED' | 'NOTHING';

/** The band a builder has by its own; under a cap it is the cap's. */
function heldBy(before: CurrentSnapshot | undefined, holds: Holds): HeldBand | undefined {
  if (holds === 'NOTHING' || !before?.band || before.caps.length > 0) return undefined;
  return { band: before.band as Band, isRenewed: holds === 'RENEWED' };
}

function snapshotOf(
  builderId: string,
  facts: BuilderFacts,
  { rated, market, inputsHash }: { rated: RatedBuilder; market: KnownMarket['market']; inputsHash: string },
): NewSnapshot {
  return {
    id: newId(),
    builder_id: builderId,
    score: round(rated.score),
    lower_bound: round(rated.lowerBound),
    interval_low: round(rated.interval[0]),
    interval_high: round(rated.interval[1]),
    factors: rated.factors.map(({ variance: _, ...factor }) => ({
      ...factor,
      weight: round(factor.weight, 4),
      value: round(factor.value, 4),
      baseRate: round(factor.baseRate, 4),
      evidenceWeight: round(factor.evidenceWeight, 4),
    })),
    reasons: reasonsOf(rated, facts).map((reason) => ({ ...reason, loss: round(reason.loss) })),
    caps: rated.caps.map(({ code }) => code),
    projects: facts.projects.length,
    reviews: facts.reviews.length,
    coverage: round(rated.coverage, 4),
    percentile: rated.percentile === null ? null : round(rated.percentile),
    band: rated.band,
    delivery: rounded(rated.delivery),
    model_version: MODEL_VERSION,
    as_of: market.asOf,
    inputs_hash: inputsHash,
  };
}

function rounded(assessment: DeliveryAssessment): DeliveryAssessment {
  return {
    ...assessment,
    lateProbability: round(assessment.lateProbability, 4),
    percentile: round(assessment.percentile, 1),
    evidence: { ...assessment.evidence, weight: round(assessment.evidence.weight, 4) },
  };
}

function round(value: number, digits = 2): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

function hashOf(inputs: unknown): string {
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
}
