import { ConflictError, InvalidInputError, NotFoundError } from '@propmubi/runtime';

export const visitNotFound = () =>
  new NotFoundError('There is no such visit.', { code: 'SITE_VISIT_NOT_FOUND' });

export const visitInThePast = () =>
  new InvalidInputError('A visit lies in the future.', { code: 'VISIT_IN_THE_PAST' });

export const visitTooFarAhead = () =>
  new InvalidInputError('A visit lies within the next year.', { code: 'VISIT_TOO_FAR_AHEAD' });

export const visitNotYet = () =>
  new ConflictError('The outcome of a visit is recorded after it began.', { code: 'VISIT_NOT_YET' });

export const visitNotConfirmed = () =>
  new ConflictError('The agent has not agreed to this visit.', { code: 'VISIT_NOT_CONFIRMED' });

export const visitCompleted = () =>
  new ConflictError('The outcome of this visit is recorded.', { code: 'SITE_VISIT_COMPLETED' });

export const visitCancelled = () =>
  new ConflictError('This visit was cancelled.', { code: 'SITE_VISIT_CANCELLED' });

export const visitCodeLocked = () =>
  new ConflictError('Too many wrong codes.', { code: 'VISIT_CODE_LOCKED' });

export const visitCodeWrong = () =>
  new InvalidInputError('This is not the buyer’s code.', { code: 'VISIT_CODE_WRONG' });

export const tooManyVisits = () =>
  new ConflictError('This lead has as many open visits as it may have.', { code: 'TOO_MANY_VISITS' });
