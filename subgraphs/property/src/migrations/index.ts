import type { MigrationObject } from '@mikro-orm/core';
import { idempotencyMigration, inboxMigration, outboxMigration } from '@propmubi/runtime';
import { AddSearchText } from './add-search-text.js';
import { CreateListingContract } from './create-listing-contract.js';
import { CreatePriceHistory } from './create-price-history.js';
import { CreateRegisterImports } from './create-register-imports.js';
import { CreateProperty } from './create-property.js';

export const propertyMigrations: MigrationObject[] = [
  { name: '2026-11-01-create-property', class: CreateProperty },
  { name: '2026-11-02-create-price-history', class: CreatePriceHistory },
  { name: '2026-11-26-create-register-imports', class: CreateRegisterImports },
  { name: '2026-11-26-search-text', class: AddSearchText },
  { name: '2026-11-26-listing-contract', class: CreateListingContract },
  outboxMigration('property'),
  inboxMigration('property'),
  idempotencyMigration('property', [
    `alter table property.listing drop constraint listing_organization_id_idempotency_key_key`,
  ]),
];
