import { pgArray, query, sql } from '@propmubi/runtime';
import DataLoader from 'dataloader';
import type { TenantScope } from '@propmubi/runtime';
import type { DeliveryAssessment } from './delivery-assessment.type.js';
import { BuilderReputation } from './builder-reputation.entity.js';

/** The current snapshot per builder; null for a builder without a project in the register. */
export function reputationByBuilderId(db: TenantScope): DataLoader<string, BuilderReputation | null> {
  return new DataLoader(async (builderIds) => {
    const rows = await db.read((em) =>
      query<{ builder_id: string }>(
        em,
        sql`select distinct on (builder_id) id, builder_id, score, lower_bound, interval_low, interval_high, factors, reasons,
                 caps, projects, reviews, coverage, percentile, band, delivery, model_version, as_of::text as as_of,
                 inputs_hash from reputation.builder_reputation
          where builder_id = any(${pgArray(builderIds)}::uuid[]) order by builder_id, id desc`,
      ),
    );
    const found = await db.read(async (em) => rows.map((row) => em.map(BuilderReputation, row)));
    const byBuilder = new Map(found.map((one) => [one.builderId, one]));
    return builderIds.map((id) => byBuilder.get(id) ?? null);
  });
}

export function reputationById(db: TenantScope): DataLoader<string, BuilderReputation | null> {
  return new DataLoader(async (ids) => {
    const found = await db.read((em) => em.find(BuilderReputation, { id: { $in: [...ids] } }));
    const byId = new Map(found.map((one) => [one.id, one]));
    return ids.map((id) => byId.get(id) ?? null);
  });
}

/** What was last assessed of a project; null for one that is not in the register. */
export function deliveryByProjectId(db: TenantScope): DataLoader<string, DeliveryAssessment | null> {
  return new DataLoader(async (projectIds) => {
    const rows = await db.read((em) =>
      query<DeliveryAssessment & { projectId: string }>(
        em,
        sql`select project_id as "projectId", late_probability as "lateProbability", percentile, segment, evidence,
                   calibrated_on::text as "calibratedOn"
              from reputation.project_delivery where project_id = any(${pgArray(projectIds)}::uuid[])`,
      ),
    );
    const byProject = new Map(rows.map((row) => [row.projectId, row]));
    return projectIds.map((id) => byProject.get(id) ?? null);
  });
}
