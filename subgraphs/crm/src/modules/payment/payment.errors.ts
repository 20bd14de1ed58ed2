import { ConflictError, InvalidInputError, NotFoundError } from '@propmubi/runtime';

export const paymentNotFound = () =>
  new NotFoundError('There is no such payment.', { code: 'PAYMENT_NOT_FOUND' });

export const paymentInTheFuture = () =>
  new InvalidInputError('A payment received lies in the past.', { code: 'PAYMENT_IN_THE_FUTURE' });

export const paymentTooOld = () =>
  new InvalidInputError('This is more than a year before the lead.', { code: 'PAYMENT_TOO_OLD' });

export const paymentOnClosedLead = () =>
  new ConflictError('Nothing is paid on a lead that was withdrawn or lost.', { code: 'LEAD_CLOSED' });
