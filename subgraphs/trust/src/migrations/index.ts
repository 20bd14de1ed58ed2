import type { MigrationObject } from '@mikro-orm/core';
import { inboxMigration, outboxMigration } from '@propmubi/runtime';
import { AddStanding } from './add-standing.js';
import { CompleteDocuments } from './complete-documents.js';
import { CreateDocuments } from './create-documents.js';
import { CreateScores } from './create-scores.js';

export const trustMigrations: MigrationObject[] = [
  { name: '2026-11-01-create-scores', class: CreateScores },
  { name: '2026-11-02-create-documents', class: CreateDocuments },
  { name: '2026-11-03-complete-documents', class: CompleteDocuments },
  { name: '2026-11-26-add-standing', class: AddStanding },
  outboxMigration('trust'),
  inboxMigration('trust'),
];
