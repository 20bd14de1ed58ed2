import { pgArray, query, sql } from '@propmubi/runtime';
import type { EntityManager } from '@propmubi/runtime';
import type { EventData } from '@propmubi/events';
import type { BaseRates, ProjectFacts, ReviewFacts } from './model/index.js';

export type RegisterProject = EventData<'RegistrySynced'>['projects'][number];

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
  model_version: string;
  as_of: string;
  inputs_hash: string;
}

export interface CurrentSnapshot {
  builder_id: string;
  score: number;
  inputs_hash: string;
}

export interface Market {
  asOf: string;
  baseRates: BaseRates;
  inputsHash: string;
}

/** Snapshots per statement: some megabytes of JSON. */
const CHUNK = 2_000;

/** Takes over what the register says. A sync read on an earlier day does not overwrite a later one. */
export async function saveProjects(em: EntityManager, projects: readonly RegisterProject[], asOf: string) {
  const rows = projects.map((project) => ({
    project_id: project.projectId,
    builder_id: project.builderId,
    rera_number: project.reraNumber,
    status: project.status,
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
  }));
  await query(
    em,
    sql`insert into reputation.project as known
     select * from json_populate_recordset(null::reputation.project, ${JSON.stringify(rows)}::json)
     on conflict (project_id) do update set
       builder_id = excluded.builder_id, rera_number = excluded.rera_number, status = excluded.status,
       apartments = excluded.apartments, cases = excluded.cases, complaints = excluded.complaints,
       proposed_completion = excluded.proposed_completion, revised_completion = excluded.revised_completion,
       extended_completion = excluded.extended_completion, last_modified = excluded.last_modified,
       occupancy_certificate = excluded.occupancy_certificate, revoked_on = excluded.revoked_on,
       as_of = excluded.as_of
     where known.as_of <= excluded.as_of`,
  );
}

/** The projects of these builders, or of all; ordered, so that hashes over them are stable. */
export function findProjects(em: EntityManager, builderIds?: readonly string[]): Promise<ProjectFacts[]> {
  const ofBuilders = builderIds ? sql`where builder_id = any(${pgArray(builderIds)}::uuid[])` : sql``;
  return query<ProjectFacts>(
    em,
    sql`select project_id as "projectId", builder_id as "builderId", status, apartments, cases, complaints,
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
    sql`select subject_id as "builderId", stars,
            to_char(submitted_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "submittedAt"
       from reputation.review
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
    sql`select distinct on (builder_id) builder_id, score, inputs_hash from reputation.builder_reputation
      where builder_id = any(${pgArray(builderIds)}::uuid[]) order by builder_id, id desc`,
  );
}

export async function appendSnapshots(em: EntityManager, snapshots: readonly NewSnapshot[]): Promise<void> {
  const columns = `id, builder_id, score, lower_bound, interval_low, interval_high, factors, reasons, caps, projects,
    reviews, model_version, as_of, inputs_hash`;
  for (let from = 0; from < snapshots.length; from += CHUNK) {
    await query(
      em,
      sql`insert into reputation.builder_reputation (${sql.raw(columns)})
       select ${sql.raw(columns)} from json_populate_recordset(null::reputation.builder_reputation, ${JSON.stringify(snapshots.slice(from, from + CHUNK))}::json)`,
    );
  }
}

export async function findMarket(em: EntityManager): Promise<Market | undefined> {
  const [market] = await query<Market>(
    em,
    sql`select as_of::text as "asOf", base_rates as "baseRates", inputs_hash as "inputsHash"
       from reputation.market order by id desc limit 1`,
  );
  return market;
}

export async function appendMarket(
  em: EntityManager,
  market: Market & { id: string; modelVersion: string; projects: number },
): Promise<void> {
  await query(
    em,
    sql`insert into reputation.market (id, as_of, model_version, projects, base_rates, inputs_hash)
     values (${market.id}, ${market.asOf}, ${market.modelVersion}, ${market.projects}, ${JSON.stringify(market.baseRates)}, ${market.inputsHash})`,
  );
}
