import { type EventConsumer, onBrokerageMembershipChanged } from '@propmubi/runtime';
import { onAuditHeadsTaken } from './on-audit-heads-taken.js';
import {
  onBuilderReputationsScored,
  onBuilderReputationUpdated,
  onProjectDeliveryAssessed,
} from './on-builder-reputation.js';
import {
  onBookingCancelled,
  onLeadAccepted,
  onLeadFirstContacted,
  onLeadSlaBreached,
  onPaymentReceived,
  onSiteVisitCompleted,
} from './on-lead.js';
import {
  onListingPriceChanged,
  onListingPublished,
  onListingReported,
  onListingsImported,
  onListingWithdrawn,
} from './on-listing.js';
import {
  onAgentLicenceExpired,
  onAgentRegistered,
  onAgentUpdated,
  onIdentityVerified,
  onUserRegistered,
} from './on-person.js';
import { onOrganizationQuotaSet } from './on-organization-quota-set.js';
import { onProjectCreated, onProjectStatusChanged, onRegistrySynced } from './on-registry-synced.js';
import { onRaterCredibilitiesComputed } from './on-raters.js';
import { onReviewModerated, onReviewSubmitted } from './on-review.js';

export const trustConsumers: EventConsumer[] = [
  onRegistrySynced,
  onProjectCreated,
  onProjectStatusChanged,
  onBuilderReputationUpdated,
  onBuilderReputationsScored,
  onProjectDeliveryAssessed,
  onListingPublished,
  onListingsImported,
  onListingPriceChanged,
  onListingWithdrawn,
  onListingReported,
  onAgentRegistered,
  onAgentUpdated,
  onAgentLicenceExpired,
  onAuditHeadsTaken,
  onBrokerageMembershipChanged,
  onUserRegistered,
  onIdentityVerified,
  onLeadAccepted,
  onLeadFirstContacted,
  onLeadSlaBreached,
  onSiteVisitCompleted,
  onPaymentReceived,
  onBookingCancelled,
  onReviewSubmitted,
  onReviewModerated,
  onRaterCredibilitiesComputed,
  onOrganizationQuotaSet,
];
