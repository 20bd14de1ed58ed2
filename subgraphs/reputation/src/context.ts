import type { LimitService, RequestContext, TenantScope } from '@propmubi/runtime';
import {
  deliveryByProjectId,
  reputationByBuilderId,
  reputationById,
} from './modules/builder-reputation/builder-reputation.loaders.js';
import { repliesByReviewId } from './modules/reply/reply.loaders.js';
import { reviewById, reviewPages } from './modules/review/review.loaders.js';

/** What a resolver of this subgraph finds. Loaders live as long as one request. */
export interface ReputationContext extends RequestContext {
  loaders: ReputationLoaders;
  now: () => Date;
  limits: LimitService;
}

export type ReputationLoaders = ReturnType<typeof createLoaders>;

export function createLoaders(db: TenantScope) {
  return {
    deliveryByProjectId: deliveryByProjectId(db),
    reputationByBuilderId: reputationByBuilderId(db),
    reputationById: reputationById(db),
    reviewById: reviewById(db),
    reviewPages: reviewPages(db),
    repliesByReviewId: repliesByReviewId(db),
  };
}
