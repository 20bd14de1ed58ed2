import DataLoader from 'dataloader';
import type { TenantScope } from '@propmubi/runtime';
import { entityLoader } from '../../entity-loader.js';
import { Builder } from './builder.entity.js';
import { RevokedRegistration } from './revoked-registration.entity.js';

export const builderById = (db: TenantScope) => entityLoader(db, Builder, 'id');

export function revokedRegistrationsByBuilder(db: TenantScope): DataLoader<string, RevokedRegistration[]> {
  return new DataLoader(async (ids) => {
    const found = await db.read((em) =>
      em.find(RevokedRegistration, { builderId: { $in: [...ids] } }, { orderBy: { reraNumber: 'asc' } }),
    );
    const byBuilder = Map.groupBy(found, ({ builderId }) => builderId);
    return ids.map((id) => byBuilder.get(id) ?? []);
  });
}
