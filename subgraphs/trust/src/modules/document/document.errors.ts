import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  RateLimitedError,
  UnavailableError,
} from '@propmubi/runtime';

export const organizationRequired = () =>
  new ForbiddenError('Only members of an organization submit documents.', { code: 'ORGANIZATION_REQUIRED' });

export const notYours = () =>
  new ForbiddenError('This belongs to another organization.', { code: 'SUBJECT_NOT_YOURS' });

export const unsupportedMedia = (options?: { cause: unknown }) =>
  new InvalidInputError('Send a whole PDF, JPEG or PNG.', { code: 'UNSUPPORTED_MEDIA_TYPE', ...options });

export const fileInfected = () =>
  new InvalidInputError('The virus scanner knows this file as malware. It was not kept.', {
    code: 'FILE_INFECTED',
  });

export const scanUnavailable = (options: { cause: unknown }) =>
  new UnavailableError('The file could not be scanned. Submit it again shortly.', {
    code: 'SCAN_UNAVAILABLE',
    ...options,
  });

export const storeMissing = () =>
  new UnavailableError('This deployment has no place for documents.', { code: 'DOCUMENT_STORE_MISSING' });

export const uploadMissing = () =>
  new InvalidInputError('The upload has not arrived as a whole, is another’s, or was submitted already.', {
    code: 'UPLOAD_INCOMPLETE',
  });

export const uploadBusy = () =>
  new ConflictError('Another request is submitting this upload.', { code: 'UPLOAD_BUSY' });

export const quotaExceeded = (limit: number, used: number) =>
  new RateLimitedError('The documents of your organization take up all the space it has.', {
    code: 'DOCUMENT_QUOTA_EXCEEDED',
    details: { metric: 'STORAGE', limit, used },
  });

export const fileTooLarge = () =>
  new InvalidInputError('A document has at most 25 MB; in one request, 5 MB.', {
    code: 'FILE_TOO_LARGE',
  });

export const partMissing = () =>
  new InvalidInputError('Parts of the upload are missing, or one before the last is shorter than 512 KiB.', {
    code: 'UPLOAD_INCOMPLETE',
  });

export const contentRequired = () =>
  new InvalidInputError('Give either contentBase64 or uploadId.', { code: 'CONTENT_REQUIRED' });

export const tooManyUploads = () =>
  new RateLimitedError('Submit what is uploaded first; it is removed after a day.', {
    code: 'TOO_MANY_UPLOADS',
  });

export const reasonMissing = () =>
  new InvalidInputError('Give a reason as an upper-case code, such as TITLE_CLEAR.', {
    code: 'REASON_REQUIRED',
  });

export const makerIsChecker = () =>
  new ForbiddenError('You cannot decide about what you or your organization submitted.', {
    code: 'MAKER_IS_CHECKER',
  });

export const alreadyReviewed = () =>
  new ConflictError('You decided about this document already; another reviewer has to.', {
    code: 'ALREADY_REVIEWED',
  });

export const notInReview = (status: string) =>
  new ConflictError('The document is not in review.', { code: 'NOT_IN_REVIEW', details: { status } });

export const checklistIncomplete = (missing: readonly string[]) =>
  new InvalidInputError('Confirm each item of the checklist, or do not approve.', {
    code: 'CHECKLIST_INCOMPLETE',
    details: { missing },
  });

export const nothingAsked = () =>
  new ConflictError('The reviewer has asked nothing about this document.', { code: 'NOTHING_ASKED' });

export const notVerified = (status: string) =>
  new ConflictError('Only a verified document can be revoked.', {
    code: 'NOT_VERIFIED',
    details: { status },
  });

export const nothingToAppeal = (status: string) =>
  new ConflictError('Only a rejected or revoked document can be appealed.', {
    code: 'NOTHING_TO_APPEAL',
    details: { status },
  });

export const appealTooLate = () =>
  new ConflictError('A decision can be appealed for 30 days.', { code: 'APPEAL_TOO_LATE' });

export const alreadyAppealed = () =>
  new ConflictError('The decision was appealed once already.', { code: 'ALREADY_APPEALED' });
