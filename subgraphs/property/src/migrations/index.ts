import type { MigrationObject } from '@mikro-orm/core';
import { inboxMigration, outboxMigration } from '@propmubi/runtime';
import { CreatePriceHistory } from './create-price-history.js';
import { CreateProperty } from './create-property.js';

export const propertyMigrations: MigrationObject[] = [
  { name: '2026-11-01-create-property', class: CreateProperty },
  { name: '2026-11-02-create-price-history', class: CreatePriceHistory },
  outboxMigration('property'),
  inboxMigration('property'),
];
