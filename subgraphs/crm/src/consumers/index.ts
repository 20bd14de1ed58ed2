import type { ContactDigests } from '@propmubi/domain';
import { type EventConsumer, onBrokerageMembershipChanged } from '@propmubi/runtime';
import { agentConsumers } from './on-agent.js';
import {
  onListingPriceChanged,
  onListingPublished,
  onListingsImported,
  onListingWithdrawn,
} from './on-listing.js';
import type { CommandServices } from '../modules/lead/lead-transaction.js';
import { onBrokerageAppointed } from './on-brokerage-appointed.js';
import { onContactVerified } from './on-contact-verified.js';
import { listingDocumentConsumers } from './on-listing-document.js';
import { onOrganizationClosed } from './on-organization-closed.js';
import { onProfileCorrected } from './on-profile-corrected.js';
import { onTrustScoreUpdated } from './on-trust-score-updated.js';
import { onUserErased } from './on-user-erased.js';

export const createConsumers = (
  services: CommandServices & { contactDigests: ContactDigests },
): EventConsumer[] => [
  ...agentConsumers(services),
  onListingPublished,
  onListingsImported,
  onListingPriceChanged,
  onListingWithdrawn,
  onTrustScoreUpdated,
  ...listingDocumentConsumers,
  onBrokerageAppointed,
  onBrokerageMembershipChanged,
  onContactVerified(services),
  onOrganizationClosed(services),
  onProfileCorrected,
  onUserErased(services),
];
