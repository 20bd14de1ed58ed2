import { ConflictError, ForbiddenError, InvalidInputError } from '@propmubi/runtime';

export const selfReview = () =>
  new ForbiddenError('You cannot review yourself or your own brokerage.', { code: 'SELF_REVIEW' });

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
