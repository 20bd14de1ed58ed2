export { Dispute } from './dispute.entity.js';
export { disputeById } from './dispute.loaders.js';
export { DisputeResolver } from './dispute.resolver.js';
