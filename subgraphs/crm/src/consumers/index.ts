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
import { onTrustScoreUpdated } from './on-trust-score-updated.js';

export const consumers: EventConsumer[] = [
  onAgentRegistered,
  onAgentUpdated,
  onAgentAvailabilityChanged,
  onAgentLicenceExpired,
  onListingPublished,
  onListingsImported,
  onListingPriceChanged,
  onListingWithdrawn,
  onTrustScoreUpdated,
];
