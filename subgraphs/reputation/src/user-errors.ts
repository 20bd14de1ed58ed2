import { createUserErrors } from '@propmubi/runtime';

/** The expected failures of this subgraph’s mutations: what each code means, and which field of the input it is about. */
export const UserErrors = createUserErrors({
  MAKER_IS_CHECKER: { means: 'The viewer wrote the review.', field: 'reviewId' },
  NOT_FOUND: { means: 'There is no such review.', field: 'reviewId' },
  REASON_REQUIRED: { means: 'A decision needs a reason, as an upper-case code.', field: 'reason' },
  REVIEW_NOT_ENTITLED: {
    means: 'A review needs a verified visit, booking or payment with its subject.',
    field: 'subjectId',
  },
  REVIEW_TOO_SOON: { means: 'The viewer reviewed the subject lately.', field: 'subjectId' },
  SELF_REVIEW: { means: 'The subject is the viewer or belongs to their brokerage.', field: 'subjectId' },
});
