import { pgArray, query, sql } from '@propmubi/runtime';
import type { EntityManager } from '@propmubi/runtime';
import type { EventData } from '@propmubi/events';
import type { ProjectFacts, RevocationFacts } from './model/project-facts.js';
import type { ReviewFacts } from './model/review-weights.js';
import { MODEL_VERSION } from './model/parameters.js';
import { type Market } from './model/market.js';

export type RegisterProject = EventData<'RegistrySynced'>['projects'][number];
export type RegisterRevocation = EventData<'RegistrySynced'>['revocations'][number];

/** A computed score before it is stored. */
export interface NewSnapshot {
  id: string;
  builder_id: string;
  score: number;
  lower_bound: number;
  interval_low: number;
  interval_high: number;
  factors: unknown;
  reasons: unknown;
  caps: string[];
  projects: number;
  reviews: number;
  coverage: number;
  percentile: number | null;
  band: string;
  delivery: unknown;
  model_version: string;
  as_of: string;
  inputs_hash: string;
}

export interface CurrentSnapshot {
  builder_id: string;
  score: number;
  band: string | null;
  caps: string[];
  inputs_hash: string;
}

/** The market as it was last computed, and a hash of it: a score rests on it and on the builder's own facts. */
export interface KnownMarket {
  market: Market;
  hash: string;
}

/** Snapshots per statement: some megabytes of JSON. */
const CHUNK = 2_000;

/** A register as it was told: the day it speaks about, and the moment it was sent. */
export interface RegisterSync {
  asOf: string;
  /** ISO 8601 instant of the event. */
  sentAt: string;
  /** Whether it takes the place of a wrong one, also of one of a later day that was sent before it. */
  replaces?: boolean;
}

/**
 * Takes over what the register says. A sync read on an earlier day does not overwrite a later one, unless it was sent
 * after it to take its place.
 */
export async function saveProjects(
  em: EntityManager,
  projects: readonly RegisterProject[],
  { asOf, sentAt, replaces = false }: RegisterSync,
): Promise<void> {
  const rows = projects.map((project) => ({
    project_id: project.projectId,
    builder_id: project.builderId,
    rera_number: project.reraNumber,
    status: project.status,
    district: project.district,
    pin_code: project.pinCode,
    plots: project.plots,
    completed_on: project.completedOn,
    lapsed_on: project.lapsedOn,
    apartments: project.apartments,
    cases: project.cases,
    complaints: project.complaints,
    proposed_completion: project.proposedCompletion,
    revised_completion: project.revisedCompletion,
    extended_completion: project.extendedCompletion,
    last_modified: project.lastModified,
    occupancy_certificate: project.occupancyCertificate,
    revoked_on: project.revokedOn,
    as_of: asOf,
    synced_at: sentAt,
  }));
  await query(
    em,
    sql`insert into reputation.project as known
     select * from json_populate_recordset(null::reputation.project, ${JSON.stringify(rows)}::json)
     on conflict (project_id) do update set
       builder_id = excluded.builder_id, rera_number = excluded.rera_number, status = excluded.status,
       district = excluded.district, pin_code = excluded.pin_code, plots = excluded.plots,
       completed_on = excluded.completed_on, lapsed_on = excluded.lapsed_on, apartments = excluded.apartments, cases = excluded.cases, complaints = excluded.complaints,
       proposed_completion = excluded.proposed_completion, revised_completion = excluded.revised_completion,
       extended_completion = excluded.extended_completion, last_modified = excluded.last_modified,
       occupancy_certificate = excluded.occupancy_certificate,
       revoked_on = case when excluded.status = 'REVOKED' then coalesce(excluded.revoked_on, known.revoked_on) end,
       as_of = excluded.as_of, synced_at = greatest(known.synced_at, excluded.synced_at)
     where known.as_of <= excluded.as_of or (${replaces} and known.synced_at <= excluded.synced_at)`,
  );
}

/** Projects that the register does not name any more are no evidence, unless one that was sent later names them again. */
export async function forgetProjects(
  em: EntityManager,
  projectIds: readonly string[],
  { sentAt }: RegisterSync,
): Promise<void> {
  if (projectIds.length === 0) return;
  await query(
    em,
    sql`delete from reputation.project
         where project_id = any(${pgArray(projectIds)}::uuid[]) and synced_at <= ${sentAt}::timestamptz`,
  );
}

/** Takes over the list of revocations, which comes whole with each sync: `last` drops what it does not name. */
export async function saveRevocations(
  em: EntityManager,
  {
    syncId,
    last,
    revocations,
  }: { syncId: string; last: boolean; revocations: readonly RegisterRevocation[] },
): Promise<void> {
  const rows = revocations.map((revocation) => ({
    rera_number: revocation.reraNumber,
    builder_id: revocation.builderId,
    matched_by: revocation.matchedBy,
    revoked_on: revocation.firstSeenOn,
    sync_id: syncId,
  }));
  await query(
    em,
    sql`insert into reputation.revocation
     select * from json_populate_recordset(null::reputation.revocation, ${JSON.stringify(rows)}::json)
     on conflict (rera_number) do update set builder_id = excluded.builder_id, matched_by = excluded.matched_by,
       revoked_on = excluded.revoked_on, sync_id = excluded.sync_id`,
  );
  if (last) await query(em, sql`delete from reputation.revocation where sync_id <> ${syncId}`);
}

/** Revocations of these builders, or of all; ordered, so that hashes over them are stable. */
export function findRevocations(
  em: EntityManager,
  builderIds?: readonly string[],
): Promise<RevocationFacts[]> {
  const ofBuilders = builderIds ? sql`where builder_id = any(${pgArray(builderIds)}::uuid[])` : sql``;
  return query<RevocationFacts>(
    em,
    sql`select builder_id as "builderId", rera_number as "reraNumber", matched_by as "matchedBy",
            revoked_on::text as "revokedOn"
       from reputation.revocation ${ofBuilders} order by builder_id, rera_number`,
  );
}

/** The projects of these builders, or of all; ordered, so that hashes over them are stable. */
export function findProjects(em: EntityManager, builderIds?: readonly string[]): Promise<ProjectFacts[]> {
  const ofBuilders = builderIds ? sql`where builder_id = any(${pgArray(builderIds)}::uuid[])` : sql``;
  return query<ProjectFacts>(
    em,
    sql`select project_id as "projectId", builder_id as "builderId", status, district, pin_code as "pinCode", apartments, plots,
            cases, complaints, completed_on::text as "completedOn", lapsed_on::text as "lapsedOn",
            proposed_completion::text as "proposedCompletion", revised_completion::text as "revisedCompletion",
            extended_completion::text as "extendedCompletion", last_modified::text as "lastModified",
            occupancy_certificate as "occupancyCertificate", revoked_on::text as "revokedOn"
       from reputation.project ${ofBuilders}
      order by builder_id, project_id`,
  );
}

/** Published reviews of builders, oldest first. */
export function findBuilderReviews(
  em: EntityManager,
  builderIds?: readonly string[],
): Promise<(ReviewFacts & { builderId: string })[]> {
  const ofBuilders = builderIds ? sql`and subject_id = any(${pgArray(builderIds)}::uuid[])` : sql``;
  return query(
    em,
    sql`select subject_id as "builderId", stars, basis, basis_organization_id as cluster,
            coalesce(rater.credibility, 1) as credibility, rater.voice,
            to_char(submitted_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "submittedAt"
       from reputation.review left join reputation.rater on rater.user_id = author_id
      where subject_type = 'BUILDER' and status = 'PUBLISHED' ${ofBuilders}
      order by subject_id, id`,
  );
}

export function findCurrentSnapshots(
  em: EntityManager,
  builderIds: readonly string[],
): Promise<CurrentSnapshot[]> {
  return query<CurrentSnapshot>(
    em,
    sql`select distinct on (builder_id) builder_id, score, band, caps, inputs_hash from reputation.builder_reputation
      where builder_id = any(${pgArray(builderIds)}::uuid[]) order by builder_id, id desc`,
  );
}

export async function appendSnapshots(em: EntityManager, snapshots: readonly NewSnapshot[]): Promise<void> {
  const columns = `id, builder_id, score, lower_bound, interval_low, interval_high, factors, reasons, caps, projects,
    reviews, coverage, percentile, band, delivery, model_version, as_of, inputs_hash`;
  for (let from = 0; from < snapshots.length; from += CHUNK) {
    await query(
      em,
      sql`insert into reputation.builder_reputation (${sql.raw(columns)})
       select ${sql.raw(columns)} from json_populate_recordset(null::reputation.builder_reputation, ${JSON.stringify(snapshots.slice(from, from + CHUNK))}::json)`,
    );
  }
}

/** The market of this model; undefined before its first sync. */
export async function findMarket(em: EntityManager): Promise<KnownMarket | undefined> {
  const [known] = await query<KnownMarket>(
    em,
    sql`select base_rates as market, inputs_hash as hash
       from reputation.market where model_version = ${MODEL_VERSION} order by id desc limit 1`,
  );
  return known;
}

/** The day of the last market of any model; undefined before the first sync. */
export async function findMarketDay(em: EntityManager): Promise<string | undefined> {
  const [market] = await query<{ asOf: string }>(
    em,
    sql`select as_of::text as "asOf" from reputation.market order by id desc limit 1`,
  );
  return market?.asOf;
}

export async function appendMarket(
  em: EntityManager,
  { id, market, hash, projects }: KnownMarket & { id: string; projects: number },
): Promise<void> {
  await query(
    em,
    sql`insert into reputation.market (id, as_of, model_version, projects, base_rates, inputs_hash)
     values (${id}, ${market.asOf}, ${MODEL_VERSION}, ${projects}, ${JSON.stringify(market)}, ${hash})`,
  );
}
