export { Review } from './review.entity.js';
export { ReviewConnection } from './review.connection.js';
export { ReviewResolver } from './review.resolver.js';
export { reviewById, reviewPages } from './review.loaders.js';
export { VerifiedInteraction } from './verified-interaction.entity.js';
