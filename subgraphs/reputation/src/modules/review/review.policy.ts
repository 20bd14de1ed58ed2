import type { Viewer } from '@propmubi/runtime';
import { type Review, ReviewStatus } from './review.entity.js';

/** A published review is public; the others for their author and for moderators. */
export function maySeeReview(viewer: Viewer, review: Pick<Review, 'status' | 'authorId'>): boolean {
  return (
    review.status === ReviewStatus.PUBLISHED ||
    (viewer.userId !== null && viewer.userId === review.authorId) ||
    viewer.scopes.includes('reviews:moderate')
  );
}

/** Who an agent is, as far as reviews need to know. */
export interface ReviewableAgent {
  agentId: string;
  userId: string | null;
  organizationId: string;
}

/** Refuses reviews of oneself and of one's own brokerage. */
export function isSelfReview(viewer: Viewer, agent: ReviewableAgent): boolean {
  return (
    viewer.agentId === agent.agentId ||
    (agent.userId !== null && viewer.userId === agent.userId) ||
    viewer.organizationId === agent.organizationId
  );
}
