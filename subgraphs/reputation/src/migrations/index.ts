import type { MigrationObject } from '@mikro-orm/core';
import { inboxMigration, outboxMigration } from '@propmubi/runtime';
import { AddDeliveryAssessments } from './add-delivery-assessments.js';
import { AddReviewClusters } from './0003-add-review-clusters.js';
import { CreateReputation } from './create-reputation.js';

export const reputationMigrations: MigrationObject[] = [
  { name: '2026-11-01-create-reputation', class: CreateReputation },
  { name: '2026-11-26-add-delivery-assessments', class: AddDeliveryAssessments },
  { name: '0003-add-review-clusters', class: AddReviewClusters },
  outboxMigration('reputation'),
  inboxMigration('reputation'),
];
