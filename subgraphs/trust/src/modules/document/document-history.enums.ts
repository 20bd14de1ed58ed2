import { registerEnumType } from 'type-graphql';

export enum DocumentAction {
  SUBMITTED = 'SUBMITTED',
  INFO_REQUESTED = 'INFO_REQUESTED',
  ANSWERED = 'ANSWERED',
  APPROVED = 'APPROVED',
  VERIFIED = 'VERIFIED',
  REJECTED = 'REJECTED',
  EXPIRED = 'EXPIRED',
  SUPERSEDED = 'SUPERSEDED',
  REVOKED = 'REVOKED',
  APPEALED = 'APPEALED',
}

registerEnumType(DocumentAction, {
  name: 'DocumentAction',
  description: 'A step of a document’s verification.',
  valuesConfig: {
    SUBMITTED: { description: 'It was submitted.' },
    INFO_REQUESTED: { description: 'A reviewer asked its submitter for more.' },
    ANSWERED: { description: 'Its submitter answered the reviewer.' },
    APPROVED: { description: 'A reviewer approved it; another one has to.' },
    VERIFIED: { description: 'The last reviewer it needs approved it.' },
    REJECTED: { description: 'A reviewer rejected it.' },
    EXPIRED: { description: 'The day came on which it has to be checked again.' },
    SUPERSEDED: { description: 'A newer document took its place.' },
    REVOKED: { description: 'A reviewer took its verification back.' },
    APPEALED: { description: 'Its submitter asked for another decision.' },
  },
});
