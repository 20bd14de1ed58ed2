import type { MigrationObject } from '@mikro-orm/core';
import { inboxMigration, outboxMigration } from '@propmubi/runtime';
import { CreateReputation } from './create-reputation.js';

export const reputationMigrations: MigrationObject[] = [
  { name: '2026-11-01-create-reputation', class: CreateReputation },
  outboxMigration('reputation'),
  inboxMigration('reputation'),
];
