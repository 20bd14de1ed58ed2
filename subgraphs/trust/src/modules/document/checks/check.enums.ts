import { registerEnumType } from 'type-graphql';

export enum DocumentCheckKind {
  READABLE = 'READABLE',
  RERA_NUMBER = 'RERA_NUMBER',
  DATES = 'DATES',
  NAMES = 'NAMES',
  PAN = 'PAN',
  GSTIN = 'GSTIN',
  DUPLICATE = 'DUPLICATE',
}

export enum DocumentCheckOutcome {
  PASSED = 'PASSED',
  FAILED = 'FAILED',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(DocumentCheckKind, {
  name: 'DocumentCheckKind',
  description: 'What a machine looks at in a document before a person does.',
  valuesConfig: {
    READABLE: { description: 'Whether it opens, and has text that a machine can read.' },
    RERA_NUMBER: { description: 'Whether its RERA number is on the register, in force, and the subject’s.' },
    DATES: { description: 'Whether its dates are possible, and it is still valid.' },
    NAMES: { description: 'Whether the register’s name of the project or its builder is in it.' },
    PAN: { description: 'Whether a PAN in it has the form of one.' },
    GSTIN: {
      description: 'Whether a GSTIN in it has the form and check character of one, and the PAN beside it.',
    },
    DUPLICATE: {
      description: 'Whether the same bytes were submitted before, about something else or by others.',
    },
  },
});

registerEnumType(DocumentCheckOutcome, {
  name: 'DocumentCheckOutcome',
  description: 'What a check by machine found.',
  valuesConfig: {
    PASSED: { description: 'In order.' },
    FAILED: { description: 'Something a reviewer has to look at.' },
    UNKNOWN: { description: 'The document or the register does not say.' },
  },
});
