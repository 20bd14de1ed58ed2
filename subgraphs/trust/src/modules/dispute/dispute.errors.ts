import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '@propmubi/runtime';

export const subjectNotFound = () =>
  new NotFoundError('There is no such subject.', { code: 'SUBJECT_NOT_FOUND' });

export const selfDispute = () =>
  new ForbiddenError('You cannot open a dispute about yourself or a brokerage you work or worked for.', {
    code: 'SELF_DISPUTE',
  });

export const standingRequired = () =>
  new ForbiddenError(
    'A dispute needs a visit, booking or payment with them that both sides confirmed and that no earlier dispute rests on.',
    { code: 'STANDING_REQUIRED' },
  );

export const disputeOpenAlready = () =>
  new ConflictError('You have an open dispute about this already.', { code: 'DISPUTE_OPEN_ALREADY' });

export const disputeNotFound = () => new NotFoundError('There is no such dispute.');

export const decidesOwnDispute = () =>
  new ForbiddenError('You cannot decide a dispute of your own or about your own organization.', {
    code: 'MAKER_IS_CHECKER',
  });

export const reasonRequired = () =>
  new InvalidInputError('Give a reason as an upper-case code.', { code: 'REASON_REQUIRED' });

export const notOpen = (status: string) =>
  new ConflictError('The dispute is not in a state that allows this.', {
    code: 'NOT_OPEN',
    details: { status },
  });
