import { registerEnumType } from 'type-graphql';

export enum TrustSubjectType {
  USER = 'USER',
  AGENT = 'AGENT',
  LISTING = 'LISTING',
  PROJECT = 'PROJECT',
}

registerEnumType(TrustSubjectType, {
  name: 'TrustSubjectType',
  description: 'Who or what has a trust score.',
  valuesConfig: {
    AGENT: { description: 'An agent.' },
    LISTING: { description: 'A listing.' },
    PROJECT: { description: 'A project.' },
    USER: { description: 'A person.' },
  },
});
