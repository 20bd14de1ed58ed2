import { fieldsOf, own, part, same, type Rules } from '../rule.js';

export const reputationRules: Rules = {
  ...fieldsOf('Query', '', {
    builderReputation: same,
    heldReviews: same,
    review: part('Published ones; held ones of one’s own.', 'REVIEWER', 'ADMIN'),
  }),
  ...fieldsOf('Mutation', '', {
    moderateReview: same,
    submitReview: own('About whom one visited, booked with or paid.'),
  }),
};
