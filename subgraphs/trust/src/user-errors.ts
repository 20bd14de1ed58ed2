import { createUserErrors } from '@propmubi/runtime';

/** The expected failures of this subgraph’s mutations: what each code means, and which field of the input it is about. */
export const UserErrors = createUserErrors({
  ALREADY_APPEALED: { means: 'The decision was appealed once already.', field: 'documentId' },
  ALREADY_REVIEWED: { means: 'The viewer decided about this document already.', field: 'documentId' },
  APPEAL_TOO_LATE: { means: 'A decision can be appealed for 30 days.', field: 'documentId' },
  CHECKLIST_INCOMPLETE: { means: 'An approval confirms each item of the checklist.', field: 'checklist' },
  CONTENT_REQUIRED: {
    means: 'Neither or both of contentBase64 and uploadId are given.',
    field: 'contentBase64',
  },
  DISPUTE_OPEN_ALREADY: { means: 'The viewer has a pending dispute about this subject.', field: 'subjectId' },
  FILE_INFECTED: {
    means: 'The virus scanner knows the file as malware; it was not kept.',
    field: ['uploadId', 'contentBase64'],
  },
  FILE_TOO_LARGE: {
    means: 'A document has at most 25 MB, and in one request 5 MB.',
    field: ['contentBase64', 'sizeBytes'],
  },
  MAKER_IS_CHECKER: {
    means: 'The viewer or their organization is a party to what is decided.',
    field: ['documentId', 'disputeId'],
  },
  NOT_FOUND: {
    means: 'There is no such document or dispute, or the viewer may not know of it.',
    field: ['documentId', 'disputeId'],
  },
  NOT_IN_REVIEW: { means: 'The document is not in review.', field: 'documentId' },
  NOT_OPEN: { means: 'The dispute is not in a state that allows this.', field: 'disputeId' },
  NOT_VERIFIED: { means: 'Only a verified document can be revoked.', field: 'documentId' },
  NOTHING_ASKED: { means: 'The reviewer has asked nothing about this document.', field: 'documentId' },
  NOTHING_TO_APPEAL: { means: 'Only a rejected or revoked document can be appealed.', field: 'documentId' },
  ORGANIZATION_REQUIRED: { means: 'Only members of an organization submit documents.' },
  REASON_REQUIRED: { means: 'A decision needs a reason, as an upper-case code.', field: 'reason' },
  SELF_DISPUTE: {
    means: 'The subject is the viewer, or belongs to a brokerage they work or once worked for.',
    field: 'subjectId',
  },
  STANDING_REQUIRED: {
    means:
      'A dispute needs a visit, booking or payment that both sides confirmed and that no earlier dispute rests on.',
    field: 'subjectId',
  },
  SUBJECT_NOT_FOUND: { means: 'There is no such agent, listing or project.', field: 'subjectId' },
  SUBJECT_NOT_YOURS: { means: 'The listing or project belongs to another organization.', field: 'subjectId' },
  UNSUPPORTED_MEDIA_TYPE: {
    means: 'A document is a whole PDF, JPEG or PNG.',
    field: ['contentBase64', 'mediaType'],
  },
  UPLOAD_BUSY: { means: 'Another request is submitting this upload.', field: 'uploadId' },
  UPLOAD_INCOMPLETE: {
    means: 'The upload has not arrived as a whole, or it is another person’s or submitted already.',
    field: 'uploadId',
  },
});
