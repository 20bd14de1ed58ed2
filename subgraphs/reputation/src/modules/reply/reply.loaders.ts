import { loadMany, type TenantScope } from '@propmubi/runtime';
import { maySeeReview } from '../review/review.policy.js';
import { ReviewReply } from './reply.entity.js';

/** The replies to a review that the viewer may see: published ones, and others for their author and moderators. */
export function repliesByReviewId(db: TenantScope) {
  return loadMany(
    async (reviewIds: readonly string[]) => {
      const found = await db.read((em) =>
        em.find(ReviewReply, { reviewId: { $in: [...reviewIds] } }, { orderBy: { id: 'desc' } }),
      );
      return found.filter((reply) => maySeeReview(db.viewer, reply));
    },
    ({ reviewId }) => reviewId,
  );
}
