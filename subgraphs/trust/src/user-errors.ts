import { createUserErrors } from '@propmubi/runtime';

/** The expected failures of this subgraph’s mutations: what each code means, and which field of the input it is about. */
export const UserErrors = createUserErrors({
  ALREADY_REVIEWED: { means: 'The viewer decided about this document already.', field: 'documentId' },
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
  ORGANIZATION_REQUIRED: { means: 'Only members of an organization submit documents.' },
  REASON_REQUIRED: { means: 'A decision needs a reason, as an upper-case code.', field: 'reason' },
  SELF_DISPUTE: { means: 'The subject is the viewer or belongs to their brokerage.', field: 'subjectId' },
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
