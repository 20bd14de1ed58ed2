import { ConflictError, ForbiddenError, InvalidInputError } from '@propmubi/runtime';

export const organizationRequired = () =>
  new ForbiddenError('Only members of an organization submit documents.', { code: 'ORGANIZATION_REQUIRED' });

export const notYours = () =>
  new ForbiddenError('This belongs to another organization.', { code: 'SUBJECT_NOT_YOURS' });

export const unsupportedMedia = () =>
  new InvalidInputError('Send a PDF, a JPEG or a PNG in base64.', { code: 'UNSUPPORTED_MEDIA_TYPE' });

export const reasonMissing = () =>
  new InvalidInputError('Give a reason as an upper-case code, such as TITLE_CLEAR.', {
    code: 'REASON_REQUIRED',
  });

export const makerIsChecker = () =>
  new ForbiddenError('Nobody decides about what they or their organization submitted.', {
    code: 'MAKER_IS_CHECKER',
  });

export const alreadyReviewed = () =>
  new ConflictError('You decided about this document already; another reviewer has to.', {
    code: 'ALREADY_REVIEWED',
  });

export const notInReview = (status: string) =>
  new ConflictError('The document is not in review.', { code: 'NOT_IN_REVIEW', details: { status } });

export const keyReused = () =>
  new ConflictError('This idempotency key was used for another document.', {
    code: 'IDEMPOTENCY_KEY_REUSED',
  });
