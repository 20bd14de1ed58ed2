import {
  idempotencyMigration,
  inboxMigration,
  outboxMigration,
  settingsOnceMigration,
  type SubgraphMigration,
} from '@propmubi/runtime';
import { CreateProperty } from './0001-create-property.js';
import { CreatePriceHistory } from './0002-create-price-history.js';
import { CreateRegisterImports } from './0003-create-register-imports.js';
import { AddSearchText } from './0004-add-search-text.js';
import { CreateListingContract } from './0005-create-listing-contract.js';
import { CreateSearch } from './0006-create-search.js';
import { SearchFollowsNames } from './0007-search-follows-names.js';
import { AddTrustRanks } from './0008-add-trust-ranks.js';
import { PruneSearchWords } from './0009-prune-search-words.js';
import { AddImportDistricts } from './0010-add-import-districts.js';
import { AddMapCells } from './0011-add-map-cells.js';
import { AddFeedFilters } from './0012-add-feed-filters.js';
import { AddSavedSearches } from './0013-add-saved-searches.js';
import { AddSearchChanges } from './0014-add-search-changes.js';
import { MendSavedSearchAlerts } from './0015-mend-saved-search-alerts.js';
import { AddShortlists } from './0016-add-shortlists.js';
import { AddSearchTiers } from './0017-add-search-tiers.js';
import { IndexListingsOfOrganizations } from './0018-index-listings-of-organizations.js';
import { AddListingPhotos } from './0019-add-listing-photos.js';
import { AddAgentsToSearch } from './0020-add-agents-to-search.js';
import { IndexAgents } from './0021-index-agents.js';
import { DeleteByPlace } from './0022-delete-by-place.js';
import { ReadSavedSearches } from './0023-read-saved-searches.js';

export const propertyMigrations: SubgraphMigration[] = [
  { name: '0001-create-property', class: CreateProperty, formerNames: ['2026-11-01-create-property'] },
  {
    name: '0002-create-price-history',
    class: CreatePriceHistory,
    formerNames: ['2026-11-02-create-price-history'],
  },
  {
    name: '0003-create-register-imports',
    class: CreateRegisterImports,
    formerNames: ['2026-11-26-create-register-imports'],
  },
  { name: '0004-add-search-text', class: AddSearchText, formerNames: ['2026-11-26-search-text'] },
  {
    name: '0005-create-listing-contract',
    class: CreateListingContract,
    formerNames: ['2026-11-26-listing-contract'],
  },
  { name: '0006-create-search', class: CreateSearch },
  { name: '0007-search-follows-names', class: SearchFollowsNames },
  { name: '0008-add-trust-ranks', class: AddTrustRanks },
  { name: '0009-prune-search-words', class: PruneSearchWords },
  { name: '0010-add-import-districts', class: AddImportDistricts },
  { name: '0011-add-map-cells', class: AddMapCells },
  { name: '0012-add-feed-filters', class: AddFeedFilters },
  { name: '0013-add-saved-searches', class: AddSavedSearches },
  { name: '0014-add-search-changes', class: AddSearchChanges },
  { name: '0015-mend-saved-search-alerts', class: MendSavedSearchAlerts },
  { name: '0016-add-shortlists', class: AddShortlists },
  { name: '0017-add-search-tiers', class: AddSearchTiers },
  { name: '0018-index-listings-of-organizations', class: IndexListingsOfOrganizations },
  { name: '0019-add-listing-photos', class: AddListingPhotos },
  { name: '0020-add-agents-to-search', class: AddAgentsToSearch },
  { name: '0021-index-agents', class: IndexAgents },
  { name: '0022-delete-by-place', class: DeleteByPlace },
  { name: '0023-read-saved-searches', class: ReadSavedSearches },
  outboxMigration('property'),
  inboxMigration('property'),
  idempotencyMigration('property', [
    `alter table property.listing drop constraint listing_organization_id_idempotency_key_key`,
  ]),
  settingsOnceMigration('property'),
];
