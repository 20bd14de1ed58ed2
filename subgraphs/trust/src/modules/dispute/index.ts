export { Dispute } from './dispute.entity.js';
export { disputeById, disputeHistory } from './dispute.loaders.js';
export { enforceDisputeClock } from './dispute-clock.job.js';
export { DisputeResolver } from './dispute.resolver.js';
