import type { LimitService, RequestContext, TenantScope } from '@propmubi/runtime';
import { builderById, revokedRegistrationsByBuilder } from './modules/builder/builder.loaders.js';
import { localityById } from './modules/locality/locality.loaders.js';
import { priceLevelByLocality } from './modules/locality/price-level.js';
import { projectById, projectByReraNumber } from './modules/project/project.loaders.js';
import type { SearchEngine } from './modules/search/search-engine.js';
import { listingById, pricesByListing } from './modules/listing/listing.loaders.js';
import type { PhotoStore } from './modules/photo/photo-store.js';

/** What a resolver of this subgraph finds: batched lookups that live as long as one request. */
export interface PropertyContext extends RequestContext {
  loaders: PropertyLoaders;
  /** Shared by all requests. */
  limits: LimitService;
  search: SearchEngine;
  /** Null where the deployment keeps no photos. */
  photos: PhotoStore | null;
  /** The database as an organization, for what a moderator does to its things. */
  asOrganization: (organizationId: string) => TenantScope;
}

/** What all requests share. */
export type SharedContext = Pick<PropertyContext, 'limits' | 'search' | 'photos' | 'asOrganization'>;

export type PropertyLoaders = ReturnType<typeof createLoaders>;

export function createPropertyContext(base: RequestContext, shared: SharedContext): PropertyContext {
  return { ...base, ...shared, loaders: createLoaders(base) };
}

function createLoaders({ db }: RequestContext) {
  return {
    builderById: builderById(db),
    revokedRegistrationsByBuilder: revokedRegistrationsByBuilder(db),
    localityById: localityById(db),
    priceLevelByLocality: priceLevelByLocality(db),
    projectById: projectById(db),
    projectByReraNumber: projectByReraNumber(db),
    listingById: listingById(db),
    pricesByListing: pricesByListing(db),
  };
}
