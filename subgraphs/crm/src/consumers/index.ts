import type { EventConsumer } from '@propmubi/runtime';
import {
  onAgentAvailabilityChanged,
  onAgentLicenceExpired,
  onAgentRegistered,
  onAgentUpdated,
} from './on-agent.js';
import {
  onListingPriceChanged,
  onListingPublished,
  onListingsImported,
  onListingWithdrawn,
} from './on-listing.js';
import type { CommandServices } from '../modules/lead/lead-transaction.js';
import { onContactVerified } from './on-contact-verified.js';
import { onTrustScoreUpdated } from './on-trust-score-updated.js';
import { onUserErased } from './on-user-erased.js';

export const createConsumers = (
  services: CommandServices & { contactDigestKey: string },
): EventConsumer[] => [
  onAgentRegistered,
  onAgentUpdated,
  onAgentAvailabilityChanged,
  onAgentLicenceExpired,
  onListingPublished,
  onListingsImported,
  onListingPriceChanged,
  onListingWithdrawn,
  onTrustScoreUpdated,
  onContactVerified(services),
  onUserErased(services),
];
