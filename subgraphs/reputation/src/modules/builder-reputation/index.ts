export { BuilderReputation } from './builder-reputation.entity.js';
export { BuilderReputationResolver } from './builder-reputation.resolver.js';
export { deliveryByProjectId, reputationByBuilderId, reputationById } from './builder-reputation.loaders.js';
export { recomputeBuilders, recomputeMarket } from './builder-reputation.service.js';
