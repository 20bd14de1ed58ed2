import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '@propmubi/runtime';

export const selfReview = () =>
  new ForbiddenError('You cannot review yourself or a brokerage you work or worked for.', {
    code: 'SELF_REVIEW',
  });

export const notAWitness = () =>
  new ForbiddenError('A review needs a verified visit, booking or payment with them.', {
    code: 'REVIEW_NOT_ENTITLED',
  });

export const reviewTooSoon = (days: number) =>
  new ConflictError(`You reviewed them within the last ${days} days.`, { code: 'REVIEW_TOO_SOON' });

export const reasonMissing = () =>
  new InvalidInputError('Give a reason as an upper-case code, such as OFF_TOPIC.', {
    code: 'REASON_REQUIRED',
  });

export const ownReview = () =>
  new ForbiddenError('You cannot moderate your own review.', { code: 'MAKER_IS_CHECKER' });

export const reviewNotFound = () => new NotFoundError('There is no such review.');

export const replyNotFound = () => new NotFoundError('There is no such reply.');

export const notEntitledToVote = () =>
  new ForbiddenError('A vote needs a verified visit, booking or payment with the reviewed.', {
    code: 'VOTE_NOT_ENTITLED',
  });

export const notTheSubject = () =>
  new ForbiddenError('Only the reviewed agent or builder replies to a review.', { code: 'NOT_THE_SUBJECT' });

export const replyExists = () =>
  new ConflictError('There is a reply to this review already.', { code: 'REPLY_EXISTS' });

export const pairCounts = (days: number) =>
  new ConflictError(`Another review by the same author within ${days} days counts already.`, {
    code: 'REVIEW_TOO_SOON',
  });
