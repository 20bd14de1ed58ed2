import type { LimitService, RequestContext } from '@propmubi/runtime';
import { builderById, revokedRegistrationsByBuilder } from './modules/builder/builder.loaders.js';
import { localityById } from './modules/locality/locality.loaders.js';
import { priceLevelByLocality } from './modules/locality/price-level.js';
import { projectById, projectByReraNumber } from './modules/project/project.loaders.js';
import type { SearchEngine } from './modules/search/search-engine.js';
import { listingById, pricesByListing } from './modules/listing/listing.loaders.js';

/** What a resolver of this subgraph finds: batched lookups that live as long as one request. */
export interface PropertyContext extends RequestContext {
  loaders: PropertyLoaders;
  /** Shared by all requests. */
  limits: LimitService;
  search: SearchEngine;
}

export type PropertyLoaders = ReturnType<typeof createLoaders>;

export function createPropertyContext(
  base: RequestContext,
  shared: Pick<PropertyContext, 'limits' | 'search'>,
): PropertyContext {
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
