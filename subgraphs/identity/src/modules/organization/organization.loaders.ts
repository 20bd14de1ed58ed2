import type { TenantScope } from '@propmubi/runtime';
import DataLoader from 'dataloader';
import { findBrands } from './organization-brand.repository.js';
import type { OrganizationBrand } from './organization-brand.types.js';
import { Organization, OrganizationRegistration } from './organization.entity.js';

export function createOrganizationLoaders(db: TenantScope) {
  return {
    organizationById: new DataLoader<string, Organization | null>(async (ids) => {
      const found = await db.read((em) => em.find(Organization, { id: { $in: [...ids] } }));
      const byId = new Map(found.map((organization) => [organization.id, organization]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
    brandByOrganizationId: new DataLoader<string, OrganizationBrand | null>(async (ids) => {
      const found = await db.read((em) => findBrands(em, ids));
      const byId = new Map(found.map((brand) => [brand.organizationId, brand]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
    registrationByOrganizationId: new DataLoader<string, OrganizationRegistration | null>(async (ids) => {
      const found = await db.read((em) =>
        em.find(OrganizationRegistration, { organizationId: { $in: [...ids] } }),
      );
      const byId = new Map(found.map((registration) => [registration.organizationId, registration]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
  };
}
