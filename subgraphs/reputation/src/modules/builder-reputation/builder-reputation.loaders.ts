import { pgArray } from '@propmubi/runtime';
import DataLoader from 'dataloader';
import type { TenantScope } from '@propmubi/runtime';
import { BuilderReputation } from './builder-reputation.entity.js';

/** The current snapshot per builder; null for a builder without a project in the register. */
export function reputationByBuilderId(db: TenantScope): DataLoader<string, BuilderReputation | null> {
  return new DataLoader(async (builderIds) => {
    const rows = await db.read((em) =>
      em.execute<{ builder_id: string }[]>(
        `select distinct on (builder_id) *, as_of::text as as_of from reputation.builder_reputation
          where builder_id = any(?::uuid[]) order by builder_id, id desc`,
        [pgArray(builderIds)],
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
