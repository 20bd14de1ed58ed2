import type { LimitService, RequestContext } from '@propmubi/runtime';
import { builderById, revokedRegistrationsByBuilder } from './modules/builder/builder.loaders.js';
import { localityById } from './modules/locality/locality.loaders.js';
import { projectById, projectByReraNumber } from './modules/project/project.loaders.js';
import { listingById, pricesByListing } from './modules/listing/listing.loaders.js';

/** What a resolver of this subgraph finds: batched lookups that live as long as one request. */
export interface PropertyContext extends RequestContext {
  loaders: PropertyLoaders;
  /** Shared by all requests. */
  limits: LimitService;
}

export type PropertyLoaders = ReturnType<typeof createLoaders>;

export function createPropertyContext(base: RequestContext, limits: LimitService): PropertyContext {
  return { ...base, limits, loaders: createLoaders(base) };
}

function createLoaders({ db }: RequestContext) {
  return {
    builderById: builderById(db),
    revokedRegistrationsByBuilder: revokedRegistrationsByBuilder(db),
    localityById: localityById(db),
    projectById: projectById(db),
    projectByReraNumber: projectByReraNumber(db),
    listingById: listingById(db),
    pricesByListing: pricesByListing(db),
  };
}
