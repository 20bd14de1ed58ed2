import { fieldsOf, own, part, same, type Rules } from '../rule.js';

export const reputationRules: Rules = {
  ...fieldsOf('Query', '', {
    builderReputation: same,
    heldReviewReplies: same,
    builderReputationSnapshot: same,
    heldReviews: same,
    moderationQueue: same,
    review: part('Published ones; held ones of one’s own.', 'REVIEWER', 'ADMIN'),
  }),
  ...fieldsOf('Mutation', '', {
    moderateReview: same,
    moderateReviewReply: same,
    replyToReview: own('Reviews of oneself as an agent, or of the builder that one’s organization is.'),
    submitReview: own('About whom one visited, booked with or paid.'),
    voteOnReview: own('Reviews of whom one visited, booked with or paid.'),
  }),
};
