import { entityColumns, pgArray, query, selectByKey, sql } from '@propmubi/runtime';
import DataLoader from 'dataloader';
import type { TenantScope } from '@propmubi/runtime';
import type { DeliveryAssessment } from './delivery-assessment.type.js';
import { BuilderReputation } from './builder-reputation.entity.js';

/** The current snapshot per builder; null for a builder without a project in the register. */
export function reputationByBuilderId(db: TenantScope): DataLoader<string, BuilderReputation | null> {
  return new DataLoader(async (builderIds) => {
    const found = await db.read(async (em) => {
      const { list, read } = entityColumns(em, BuilderReputation, 'r');
      const rows = await query<Record<string, unknown>>(
        em,
        sql`select distinct on (r.builder_id) ${sql.raw(list)} from reputation.builder_reputation r
            where r.builder_id = any(${pgArray(builderIds)}::uuid[]) order by r.builder_id, r.id desc`,
      );
      return rows.map(read);
    });
    const byBuilder = new Map(found.map((one) => [one.builderId, one]));
    return builderIds.map((id) => byBuilder.get(id) ?? null);
  });
}

export function reputationById(db: TenantScope): DataLoader<string, BuilderReputation | null> {
  return new DataLoader(async (ids) => {
    const found = await db.read((em) => selectByKey(em, BuilderReputation, 'id', ids));
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
