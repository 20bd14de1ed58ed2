import { createUserErrors } from '@propmubi/runtime';

/** The expected failures of this subgraph’s mutations: what each code means, and which field of the input it is about. */
export const UserErrors = createUserErrors({
  MAKER_IS_CHECKER: { means: 'The viewer wrote it.', field: ['reviewId', 'replyId'] },
  NOT_FOUND: { means: 'There is no such review or reply.', field: ['reviewId', 'replyId'] },
  NOT_THE_SUBJECT: { means: 'The viewer is not the reviewed agent or builder.', field: 'reviewId' },
  REASON_REQUIRED: { means: 'A decision needs a reason, as an upper-case code.', field: 'reason' },
  REPLY_EXISTS: { means: 'The review has a reply already.', field: ['reviewId', 'replyId'] },
  REVIEW_NOT_ENTITLED: {
    means: 'A review needs a verified visit, booking or payment with its subject.',
    field: 'subjectId',
  },
  REVIEW_TOO_SOON: {
    means: 'Another review of the same author about the subject counts within 90 days.',
    field: ['subjectId', 'reviewId'],
  },
  SELF_REVIEW: {
    means:
      'The subject is the viewer, or belongs to a brokerage they work or worked for; or the review is the viewer’s own.',
    field: ['subjectId', 'reviewId'],
  },
  VOTE_NOT_ENTITLED: {
    means: 'A vote needs a verified visit, booking or payment with the reviewed.',
    field: 'reviewId',
  },
});
