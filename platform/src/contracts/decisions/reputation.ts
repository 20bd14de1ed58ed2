import { fieldsOf, type ContractDecisions } from '../decision.js';

/** What is published about builders and agents; moderation is our own. */
export const reputation: ContractDecisions = {
  ...fieldsOf('Query', {
    public: 'builderReputation builderReputationSnapshot review',
    internal: 'heldReviewReplies heldReviews moderationQueue',
  }),
  ...fieldsOf('Mutation', {
    partner: 'submitReview',
    internal: 'moderateReview moderateReviewReply replyToReview voteOnReview',
  }),
  ...fieldsOf('BuilderReputation', {
    public: `asOf band caps confidenceInterval coverage delivery factors id inputsHash interval lowerBound modelVersion
      percentile projectsCount reasons reviewsCount score`,
  }),
  ...fieldsOf('ReputationFactor', { public: 'baseRate evidenceCount evidenceWeight factor value weight' }),
  ...fieldsOf('ReputationReason', { public: 'code delays loss polarity reviews text' }),
  ...fieldsOf('ReputationDelayFigures', { public: 'comparableLateShare late projects silent' }),
  ...fieldsOf('ReputationReviewFigures', { public: 'meanStars people' }),
  ...fieldsOf('Review', {
    public: `author basis helpfulCount id reply stars status subjectType submittedAt text unhelpfulCount`,
    internal: 'holdReason personalData',
  }),
  ...fieldsOf('ReviewReply', { public: 'id status submittedAt text', internal: 'personalData' }),
};
