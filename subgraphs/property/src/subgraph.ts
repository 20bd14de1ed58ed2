import { erasureConsumer, exportPartConsumer } from '@propmubi/privacy';
import {
  createLimitService,
  createLogger,
  defineSubgraph,
  runPeriodically,
  systemViewer,
  type Subgraph,
  type SubgraphOverrides,
} from '@propmubi/runtime';
import { openStore } from '@propmubi/storage';
import type { PropertyConfig } from './config.js';
import { onAgentProfilePublished } from './consumers/on-agent-profile.js';
import { onAgentRegistered } from './consumers/on-agent-registered.js';
import { onListingChanged } from './consumers/on-listing-changed.js';
import { onLeadStageChanged } from './consumers/on-lead-stage-changed.js';
import { onOrganizationClosed } from './consumers/on-organization-closed.js';
import { onTrustRanksChanged } from './consumers/on-trust-ranks.js';
import { eraseInterests } from './consumers/on-user-erased.js';
import { createPropertyContext, type SharedContext } from './context.js';
import { stubReference } from './extends/reference-stub.js';
import { propertySource } from './personal-data-source.js';
import { propertyMigrations } from './migrations/index.js';
import { Builder } from './modules/builder/builder.entity.js';
import { builderReference } from './modules/builder/builder.reference.js';
import { BuilderResolver } from './modules/builder/builder.resolver.js';
import { RevokedRegistration } from './modules/builder/revoked-registration.entity.js';
import { FeedResolver } from './modules/feed/feed.resolver.js';
import { expireListings } from './modules/listing/expire-listings.job.js';
import { Listing } from './modules/listing/listing.entity.js';
import { listingReference } from './modules/listing/listing.reference.js';
import { ListingPrice } from './modules/listing/listing-price.entity.js';
import { ListingWritingResolver } from './modules/listing/listing-writing.resolver.js';
import { ListingResolver } from './modules/listing/listing.resolver.js';
import { Locality } from './modules/locality/locality.entity.js';
import { localityReference } from './modules/locality/locality.reference.js';
import { LocalityResolver } from './modules/locality/locality.resolver.js';
import { foldMapChanges } from './modules/map/fold-map-changes.job.js';
import { MapResolver } from './modules/map/map.resolver.js';
import { OwnListingResolver } from './modules/own-listing/own-listing.resolver.js';
import { collectPhotos } from './modules/photo/collect-photos.job.js';
import { PhotoResolver } from './modules/photo/photo.resolver.js';
import { Project } from './modules/project/project.entity.js';
import { projectReference } from './modules/project/project.reference.js';
import { ProjectWritingResolver } from './modules/project/project-writing.resolver.js';
import { ProjectResolver } from './modules/project/project.resolver.js';
import { alertSavedSearches } from './modules/saved-search/alert-saved-searches.job.js';
import { SavedSearchResolver } from './modules/saved-search/saved-search.resolver.js';
import { pruneSearchWords } from './modules/search/prune-words.job.js';
import { createSearchService } from './modules/search/search-service.js';
import { SearchHitResolver, SearchResolver } from './modules/search/search.resolver.js';
import { ShortlistResolver } from './modules/shortlist/shortlist.resolver.js';
import { type PropertyMonth, seedPropertyMonth } from './seed-month.js';
import { seedProperty, type SeedWorld, syntheticHomes } from './seed.js';

export interface PropertySubgraph extends Subgraph {
  /** Loads the small synthetic world unless there are projects already; says whether it did. */
  seed(world: SeedWorld): Promise<boolean>;
  /** Adds prices that moved and what buyers keep; false when that is there. */
  seedMonth(month: PropertyMonth): Promise<boolean>;
  /** The homes of that world on the market. */
  syntheticHomes(): ReturnType<typeof syntheticHomes>;
  /** Takes listings off the market whose agreement ran out; a timer does it otherwise. Returns how many. */
  expireListings(now?: Date): Promise<number>;
  /** Removes photos that no listing shows any more; a timer does it otherwise. Returns how many. */
  collectPhotos(now?: Date): Promise<number>;
  /** Records alerts of saved searches that are due; a timer does it otherwise. Returns how many. */
  alertSavedSearches(now?: Date): Promise<number>;
  /** Sends what changed to OpenSearch; a timer does it otherwise. Returns how many documents that were. */
  indexSearch(): Promise<number>;
}

const EXPIRE_EVERY_MS = 10 * 60_000;
/** A slice of words each time: the whole vocabulary of a region in some hours. */
const PRUNE_EVERY_MS = 60_000;
const FOLD_EVERY_MS = 1_000;
const ALERT_EVERY_MS = 5_000;
const COLLECT_EVERY_MS = 10 * 60_000;

/** Builders, RERA projects, listings, localities, feed and map. */
export async function createPropertySubgraph(
  config: PropertyConfig,
  overrides?: SubgraphOverrides,
): Promise<PropertySubgraph> {
  const logger = overrides?.logger ?? createLogger('property', config.logLevel);
  const limits = createLimitService(config.redisUrl, logger);
  const store = config.documentStore ? await openStore(config.documentStore, () => new Date()) : null;
  const search = createSearchService(config.search, () => subgraph.database, logger);
  const shared: SharedContext = {
    limits,
    search: search.engine,
    photos: store && config.photosUrl ? { store, url: config.photosUrl } : null,
    asOrganization: (organizationId) => subgraph.database.scope(systemViewer(organizationId)),
  };
  const subgraph: Subgraph = await defineSubgraph({
    name: 'property',
    config,
    resolvers: [
      BuilderResolver,
      FeedResolver,
      ListingResolver,
      ListingWritingResolver,
      LocalityResolver,
      MapResolver,
      OwnListingResolver,
      PhotoResolver,
      ProjectResolver,
      ProjectWritingResolver,
      SavedSearchResolver,
      SearchResolver,
      SearchHitResolver,
      ShortlistResolver,
    ],
    clearedByNull: ['UpdateListingInput'],
    references: {
      Agent: stubReference,
      Builder: builderReference,
      Listing: listingReference,
      Locality: localityReference,
      Organization: stubReference,
      Project: projectReference,
    },
    entities: [Builder, Listing, ListingPrice, Locality, Project, RevokedRegistration],
    migrations: propertyMigrations,
    createContext: (base) => createPropertyContext(base, shared),
    consumers: () => [
      onAgentProfilePublished,
      ...onAgentRegistered,
      onLeadStageChanged,
      ...onListingChanged,
      onOrganizationClosed,
      onTrustRanksChanged,
      erasureConsumer('property', eraseInterests),
      exportPartConsumer({ schema: 'property', source: propertySource, store: () => store }),
    ],
    overrides: { ...overrides, logger },
    close: async () => {
      await expiry.stop();
      await pruning.stop();
      await folding.stop();
      await alerting.stop();
      await collecting.stop();
      await search.close();
      await limits.close();
      store?.close();
    },
  });
  const expire = (now = new Date()) => expireListings(subgraph.database, now);
  const expiry = runPeriodically(
    'taking expired listings off the market',
    () => expire(),
    EXPIRE_EVERY_MS,
    logger,
  );
  let lastWord = '';
  const pruning = runPeriodically(
    'pruning the words of search',
    async () => (lastWord = await pruneSearchWords(subgraph.database, lastWord)),
    PRUNE_EVERY_MS,
    logger,
  );
  const folding = runPeriodically(
    'adding up the map',
    () => foldMapChanges(subgraph.database),
    FOLD_EVERY_MS,
    logger,
  );
  const alert = (now = new Date()) => alertSavedSearches(subgraph.database, now);
  const alerting = runPeriodically('alerting saved searches', () => alert(), ALERT_EVERY_MS, logger);
  const collect = (now = new Date()) =>
    store ? collectPhotos(subgraph.database, store, now) : Promise.resolve(0);
  const collecting = runPeriodically('removing photos', () => collect(), COLLECT_EVERY_MS, logger);
  return Object.assign(subgraph, {
    collectPhotos: collect,
    alertSavedSearches: alert,
    indexSearch: () => search.index(),
    seedMonth: (month: PropertyMonth) =>
      seedPropertyMonth({ database: subgraph.database, logger, shared }, month),
    syntheticHomes: () => syntheticHomes(subgraph.database),
    seed: (world: SeedWorld) => seedProperty(subgraph.database, world),
    expireListings: expire,
  });
}
