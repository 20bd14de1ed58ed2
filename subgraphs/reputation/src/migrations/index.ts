import {
  brokerageMembersMigration,
  idempotencyMigration,
  inboxMigration,
  outboxMigration,
  settingsOnceMigration,
  type SubgraphMigration,
} from '@propmubi/runtime';
import { CreateReputation } from './0001-create-reputation.js';
import { AddDeliveryAssessments } from './0002-add-delivery-assessments.js';
import { AddReviewClusters } from './0003-add-review-clusters.js';
import { DateRegisterSyncs } from './0004-date-register-syncs.js';
import { ShareIdempotency } from './0005-share-idempotency.js';
import { AddRaters } from './0006-add-raters.js';
import { AddRepliesAndVotes } from './0007-add-replies-and-votes.js';
import { AddRetention } from './0008-retention.js';
import { AddRaterVoices } from './0009-add-rater-voices.js';

export const reputationMigrations: SubgraphMigration[] = [
  {
    name: '0001-create-reputation',
    class: CreateReputation,
    formerNames: ['2026-11-01-create-reputation'],
  },
  {
    name: '0002-add-delivery-assessments',
    class: AddDeliveryAssessments,
    formerNames: ['2026-11-26-add-delivery-assessments'],
  },
  { name: '0003-add-review-clusters', class: AddReviewClusters },
  { name: '0004-date-register-syncs', class: DateRegisterSyncs },
  { name: '0005-share-idempotency', class: ShareIdempotency },
  { name: '0006-add-raters', class: AddRaters },
  { name: '0007-add-replies-and-votes', class: AddRepliesAndVotes },
  { name: '0008-retention', class: AddRetention },
  brokerageMembersMigration('reputation'),
  { name: '0009-add-rater-voices', class: AddRaterVoices },
  outboxMigration('reputation'),
  inboxMigration('reputation'),
  idempotencyMigration('reputation'),
  settingsOnceMigration('reputation'),
];
